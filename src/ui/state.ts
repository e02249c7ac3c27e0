import { computed, signal } from '@preact/signals-core';
import type { Core, More } from '../core';
import { decide } from '../decisions';
import type { Action, Choices, Id, Left, View } from '../types';
import { loadMessages, type Language } from './messages';

/** How long the files of services are waited for, in milliseconds. */
const PATIENCE = 3_000;

export type State = ReturnType<typeof createState>;

/** All that the interface shows follows from these. Consent itself is only followed here, and changed through a decision. */
export function createState(core: Core, first: Language, tag: string) {
  const consent = signal(core.store.get());
  const language = signal(first);
  /** What was opened on demand. */
  const opened = signal<View | null>(null);
  /** The banner was closed without a choice; it comes back on the next page. */
  const dismissed = signal(false);
  /** The second layer's file, once it is there. */
  const more = signal<More | null>(null);
  /** Switches as they stand, not yet saved. */
  const draft = signal<Choices>({});
  /** What the last withdrawal could not erase, until the visitor has read it. */
  const left = signal<readonly Left[]>([]);
  /** The last thing said to a screen reader. */
  const said = signal('');
  /** The last language asked for: an answer that comes later than a newer question is dropped. */
  let wanted = tag;
  /** The texts of the second layer are needed too. */
  let detailed = false;

  const banner = computed(() => opened.value === 'banner' || (!!consent.value.ask && !dismissed.value));
  const preferences = computed(() => (opened.value === 'preferences' ? more.value?.Preferences : undefined));
  const leftNote = computed(() => (left.value.length && !opened.value && !banner.value ? more.value?.LeftNote : undefined));

  const stop = core.store.subscribe((next) => {
    consent.value = next;
    // another tab may have decided
    if (!next.ask && opened.value === 'banner') opened.value = null;
  });

  async function relabel(): Promise<void> {
    const next = core.locale();
    if (next === wanted) return;
    wanted = next;
    try {
      const loaded = await loadMessages(next, core.settings, core.texts, detailed);
      if (next === wanted) language.value = loaded;
    } catch (error) {
      console.error('[rozilik] the language stays as it is:', error);
    }
  }

  /** Fetches all that the second layer shows. */
  async function lookCloser(): Promise<void> {
    const { load, gate, settings, texts } = core;
    const asked = wanted;
    detailed = true;
    const [part, loaded] = await Promise.all([
      load('more'),
      language.value.details ? language.value : loadMessages(asked, settings, texts, detailed),
      // a service whose file does not load, or not in time, is shown by its name
      Promise.race([Promise.all(settings.services.map((service) => gate.complete(service).catch(() => {}))), new Promise((resolve) => setTimeout(resolve, PATIENCE))]),
    ]);
    // the language may have been switched meanwhile
    language.value = asked === wanted ? loaded : await loadMessages(wanted, settings, texts, detailed);
    more.value = part;
  }

  return {
    core,
    consent,
    language,
    banner,
    preferences,
    left,
    leftNote,
    draft,
    said,
    stop,
    relabel,
    async open(view: View) {
      if (view === 'preferences') {
        draft.value = consent.value.choices;
        try {
          await lookCloser();
        } catch (error) {
          console.error('[rozilik] the preferences did not load; another click tries again:', error);
          return;
        }
      }
      dismissed.value = false;
      opened.value = view;
      // what is said next is news, also where it is the same
      said.value = '';
    },
    /** Says what could not be erased. */
    async tell(news: readonly Left[]) {
      await lookCloser();
      left.value = news;
    },
    /** Leaves the preferences, or the banner where they are not open. Nothing is decided by it. */
    close() {
      dismissed.value ||= opened.value !== 'preferences';
      opened.value = null;
    },
    /** Says yes or no to one id in the draft; a category carries its services. */
    set(id: Id, granted: boolean) {
      const carried = core.settings.asked.filter((service) => service.category === id);
      draft.value = { ...draft.value, ...Object.fromEntries([id, ...carried.map((service) => service.id)].map((each) => [each, granted])) };
    },
    decide(choices: Choices | boolean, action: Action) {
      const { granted, refused, saved } = language.value.messages.said;
      opened.value = null;
      void decide(core, choices, action);
      said.value = choices === true ? granted : choices ? saved : refused;
    },
    /** The visitor wants another language. */
    choose(tag: string) {
      core.chosen = tag;
      core.settlePage();
      void relabel();
    },
  };
}
