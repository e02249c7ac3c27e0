import { Fragment, h } from 'preact';
import { DAY } from '../../consent/days';
import { COOKIE } from '../../browser/record-cookie';
import { Category } from './category';
import { date, fill } from '../../texts/format';
import { wordsOf } from '../../texts/localized';
import type { Page } from './page';
import { Choices } from '../choices';
import { DocumentLinks } from '../document-links';
import { Switch } from './switch';
import type { State } from '../state';

/** Every category and service apart, off until switched on (CJEU C-673/17, Planet49). */
export const preferences: Page = {
  view: 'preferences',
  title: ({ now }) => now.language.details!.preferences.title,
  Content: Preferences,
};

function Preferences({ state }: { state: State }) {
  const { messages } = state.now.language;
  const details = state.now.language.details!;
  const { record, choices } = state.now.consent;
  const { categories, life, waits } = state.core.settings;
  // else there is nothing to switch, and nothing to save
  const isOptional = Object.keys(choices).length > 1;
  return (
    <Fragment>
      <div class="words">
        {isOptional && <p>{details.preferences.text}</p>}
        <Category state={state} id="necessary" items={[{ name: COOKIE, purpose: 'choice', duration: `P${life / DAY}D` }]} />
        {categories.map((id) => (
          <Category key={id} state={state} id={id} />
        ))}
        <Permissions state={state} />
        <small>
          {record
            ? fill(details.preferences.record, { date: date(record.at, details), id: record.id })
            : isOptional && details.preferences.none}
        </small>
        <DocumentLinks state={state} />
      </div>
      {isOptional && (
        <div class="actions">
          {waits ? (
            // while it is in doubt what is asked for, the one thing to do is to refuse
            <button class="choice" onClick={() => state.decide(false, 'reject-all')}>
              {messages.reject}
            </button>
          ) : (
            categories.length > 0 && <Choices state={state} />
          )}
          {!waits && (
            <button class="save" onClick={() => state.decide(state.now.page!.draft.value, 'save')}>
              {messages.save}
            </button>
          )}
        </div>
      )}
    </Fragment>
  );
}

/** Purposes that are no cookies: here they can be taken back (GDPR art. 7(3)). */
function Permissions({ state }: { state: State }) {
  const { tag, documents: texts } = state.now.language;
  const { legal, defaultLocale } = state.core.settings;
  const purposes = Object.entries(legal?.purposes ?? {});
  if (!purposes.length || !texts) return null;
  return (
    <fieldset>
      <legend>{texts.panel.permissions}</legend>
      <h3>{texts.panel.permissions}</h3>
      <small>{texts.panel.asked}</small>
      {purposes.map(([id, { title, text }]) => (
        <div key={id} class="service">
          <Switch state={state} id={id} label={wordsOf(title, tag, defaultLocale)} />
          <p id={`about-${id}`}>{wordsOf(text, tag, defaultLocale)}</p>
        </div>
      ))}
    </fieldset>
  );
}
