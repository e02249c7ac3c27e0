import { signal } from '@preact/signals';
import { h } from 'preact';
import { completeInTime } from '../../core/gate';
import { emptyTable, sound, type Problem } from '../../forms/forms';
import { OPTIONS } from '../../forms/options';
import { factsOf } from '../../services/facts';
import type { Remnant, View } from '../../types';
import { openModal } from './modal';
import type { Page, Shown } from './page';
import { Heading } from '../heading';
import { preferences } from './preferences';
import type { State } from '../state';

/** Where the mouse was pressed, or the finger put down, last. */
let pressed: EventTarget | null = null;

/** The second layer: a modal dialog that shows one page, and the way to the others. */
export function Panel({ state, page }: { state: State; page: Shown }) {
  const { messages } = state.now.language;
  return (
    <dialog
      class="card"
      aria-labelledby="panel-title"
      ref={openModal}
      onClose={({ currentTarget }) => noteClosed(state, currentTarget)}
      onPointerDown={({ target }) => (pressed = target)}
      // a text that is selected from inside ends out there too
      onClick={({ target, currentTarget }) => target === currentTarget && pressed === target && state.close()}
    >
      <div class="sheet">
        <Heading state={state} id="panel-title" title={page.title(state)}>
          <button class="close" aria-label={messages.close} title={messages.close} onClick={state.close} />
        </Heading>
        <Sections state={state} current={page.view} />
        <page.Content key={page.view} state={state} />
      </div>
    </dialog>
  );
}

/** The browser closed the dialog, by Escape or a gesture: it says so a little later. */
export function noteClosed(state: State, dialog: HTMLDialogElement): void {
  // one that is gone already was closed by us, and one that is open again was closed before
  if (dialog.open || !dialog.isConnected || !state.now.page) return;
  state.close();
  if (!state.now.page) return;
  // something waits for an answer
  dialog.showModal();
  // nobody sees it, and the page must not stay inert behind it
  while (state.now.page && !dialog.getClientRects().length) state.close();
}

/** The way between cookie settings, documents and rights, where the site has these. */
function Sections({ state, current }: { state: State; current: View }) {
  const { messages, documents: texts } = state.now.language;
  const { legal, categories } = state.core.settings;
  if (!legal || !texts || current.startsWith('request:')) return null;
  const { documents = {}, purposes = {}, rights, contact, authorities, registrations } = legal;
  const sections: [View, string][] = [
    ...(categories.length + Object.keys(purposes).length || current === 'preferences'
      ? ([['preferences', messages.settings]] as [View, string][])
      : []),
    ...(Object.keys(documents).length ? ([['documents', texts.panel.documents]] as [View, string][]) : []),
    ...([rights, authorities, registrations, Object.keys(contact ?? {})].some((list) => list?.length)
      ? ([['rights', texts.panel.rights]] as [View, string][])
      : []),
  ];
  if (sections.length < 2) return null;
  const isHere = (view: View) => view === current || (view === 'documents' && !sections.some(([each]) => each === current));
  return (
    <nav class="sections" aria-label={texts.panel.sections}>
      {sections.map(([view, label]) => (
        <button key={view} aria-current={isHere(view) ? 'page' : undefined} onClick={() => void state.open(view)}>
          {label}
        </button>
      ))}
    </nav>
  );
}

/** Opens a view in the panel, unless that is late by then. */
export async function open(state: State, view: View, isLate: () => boolean): Promise<void> {
  if (view !== 'preferences' && !state.core.settings.legal) throw new Error(`there is no "${view}": the config has no legal`);
  const [reading] = await Promise.all([view === 'preferences' ? undefined : state.core.load('documents'), loadSecondLayer(state)]);
  if (isLate()) return;
  const page = reading ? reading.pageOf(state, view) : preferences;
  if (page) show(state, page);
}

/** Says what a withdrawal could not erase. */
export async function tell(state: State, left: readonly Remnant[]): Promise<void> {
  await loadSecondLayer(state);
  state.set({ left });
}

/** Fetches all that the second layer shows. */
export async function loadSecondLayer(state: State): Promise<void> {
  const { core, learn, set } = state;
  const wrong: Problem[] = [];
  sound(OPTIONS, core.settings.given, '', wrong);
  if (wrong.length) (await core.load('check')).tidy(core);
  if (!state.now.panel) state.keepIn(signal);
  const [part] = await Promise.all([
    core.load('panel'),
    learn('details', ...(core.settings.legal ? (['documents'] as const) : [])),
    // a service whose file does not load, or not in time, is shown by its name
    completeInTime(core.gate, core.settings.services),
  ]);
  // files of services have brought theirs
  const before = wrong.length;
  for (const service of core.settings.services) factsOf(service, wrong);
  if (wrong.length > before) (await core.load('check')).tidy(core);
  set({ panel: part });
}

/** Shows a page in the panel, which has the focus then. */
export function show({ core, now, set }: State, next: Page): void {
  const last = now.page;
  // a panel that is only turned over keeps what was switched; a question that waits has nothing of it
  set({
    dismissed: false,
    page: { ...next, draft: last && !last.stays ? last.draft : signal(emptyTable<boolean>()), back: last?.stays ? last : last?.back },
  });
  if (!last?.stays) last?.leave?.();
  if (last) core.root!.querySelector<HTMLElement>('dialog h2')?.focus();
}
