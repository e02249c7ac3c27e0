import { COOKIE } from '../store';
import { Category } from './category';
import { date, fill } from './format';
import { openModal } from './modal';
import { Choices, Documents, Heading } from './parts';
import type { State } from './state';

const placed = (dialog: HTMLDialogElement | null) => (dialog ? openModal(dialog) : undefined);

/** The second layer: every category and service apart, off until switched on (CJEU C-673/17, Planet49). */
export function Preferences({ state }: { state: State }) {
  const { messages } = state.language.value;
  const details = state.language.value.details!;
  const { preferences } = details;
  const { record } = state.consent.value;
  const { categories, life } = state.core.settings;
  return (
    <dialog
      class="card"
      aria-labelledby="preferences-title"
      ref={placed}
      onClose={() => state.preferences.value && state.close()}
      onClick={(event) => event.target === event.currentTarget && state.close()}
    >
      <div class="sheet">
        <Heading state={state} id="preferences-title" title={preferences.title}>
          <button class="close" aria-label={messages.close} title={messages.close} onClick={state.close} />
        </Heading>
        <div class="words">
          <p>{preferences.text}</p>
          <Category state={state} id="necessary" items={[{ name: COOKIE, purpose: 'choice', duration: `P${life / 86_400_000}D` }]} />
          {categories.map((id) => (
            <Category key={id} state={state} id={id} />
          ))}
          <small>{record ? fill(preferences.record, { date: date(record.at, details), id: record.id }) : preferences.none}</small>
          <Documents state={state} />
        </div>
        <div class="actions">
          <Choices state={state} />
          <button class="save" onClick={() => state.decide(state.draft.value, 'save')}>
            {messages.save}
          </button>
        </div>
      </div>
    </dialog>
  );
}
