import { computed, signal } from '@preact/signals-core';
import type { Core, Parts } from '../core/core';
import { decide } from '../decide/decide';
import type { Action, Choices, Left, View } from '../types';
import { loadMessages, type Extra, type Language } from '../texts/messages';
import type { Shown } from './panel/page';

export type State = ReturnType<typeof createState>;

/** All that the interface shows follows from these. Consent itself is only followed here, and changed through a decision. */
export function createState(core: Core, first: Language, tag: string) {
  const consent = signal(core.store.get());
  const language = signal(first);
  /** The banner was opened on demand. */
  const opened = signal(false);
  /** The banner was closed without a choice; it comes back on the next page. */
  const dismissed = signal(false);
  /** The second layer's file, once it is there. */
  const more = signal<Parts['panel'] | null>(null);
  /** What the last withdrawal could not erase, until the visitor has read it. */
  const left = signal<readonly Left[]>([]);
  /** What the panel shows. */
  const page = signal<Shown | null>(null);
  /** The file of notices, once it is there. */
  const notices = signal<Parts['notices'] | null>(null);
  /** The last thing said to a screen reader. */
  const said = signal('');
  /** Texts that are needed beside those of the first layer. */
  const extras = new Set<Extra>();
  /** The last texts asked for: their language, and their files. */
  let asked = tag;
  let learning = Promise.resolve();

  const banner = computed(() => opened.value || (!!consent.value.ask && !dismissed.value));

  const stop = core.store.subscribe((next) => {
    consent.value = next;
    core.hear?.(state);
    // another tab may have decided
    if (!next.ask) opened.value = dismissed.value = false;
  });

  /** Fetches the texts of the language that holds now, and with them further ones. An answer later than a newer question is dropped. */
  function learn(...more: Extra[]): Promise<void> {
    for (const extra of more) extras.add(extra);
    const question = [core.locale(), ...extras].join();
    if (question === asked) return learning;
    asked = question;
    const own: Promise<void> = loadMessages(core.locale(), core.settings, core.texts, [...extras]).then((loaded) =>
      own === learning ? void (language.value = loaded) : learning,
    );
    // the next attempt begins again
    own.catch(() => (asked = ''));
    return (learning = own);
  }

  const relabel = () => learn().catch((error: unknown) => console.error('[rozilik] the language stays as it is:', error));

  /** Does something with the second layer, once it is there. */
  async function look(act: (part: Parts['panel']) => Promise<void>): Promise<boolean> {
    try {
      await act(await core.load('panel'));
      return true;
    } catch (error) {
      console.error('[rozilik] nothing opens; another click tries again:', error);
      return false;
    }
  }

  /** Closes what was opened on demand. */
  function leave(): void {
    const last = page.value;
    opened.value = false;
    page.value = last?.back ?? null;
    last?.leave?.();
    if (page.value) core.root.querySelector<HTMLElement>('dialog h2')?.focus();
  }

  const state = {
    core,
    /** Makes a signal that drawing follows: each file has signals of its own otherwise. */
    signal,
    consent,
    language,
    banner,
    page,
    /** Counts wishes, to open and to close: an answer that comes later than a newer one is dropped. */
    turn: 0,
    /** Counts those to close. */
    closed: 0,
    left,
    more,
    notices,
    learn,
    dismissed,
    said,
    stop,
    relabel,
    async open(view: View): Promise<boolean> {
      // what is said next is news, also where it is the same
      said.value = '';
      // one that was closed a moment ago is no newer wish than this
      const dialog = core.root.querySelector('dialog');
      if (dialog) more.value?.closed(state, dialog);
      const turn = ++state.turn;
      if (view === 'banner') return (opened.value = true);
      return look((part) => part.open(state, view, () => turn < state.turn));
    },
    /** Says what could not be erased. */
    tell: async (news: readonly Left[]) => void (await look((part) => part.tell(state, news))),
    /** Leaves the preferences, or the banner where they are not open. Nothing is decided by it. */
    close() {
      dismissed.value ||= !!consent.value.ask && !page.value;
      state.turn++;
      state.closed++;
      leave();
    },
    decide(choices: Choices | boolean, action: Action) {
      const { granted, refused, saved } = language.value.messages.said;
      state.turn++;
      leave();
      void decide(core, choices, action);
      said.value = choices === true ? granted : choices ? saved : refused;
    },
    /** The visitor wants another language. */
    choose(tag: string) {
      core.chosen = tag;
      // one that did not load is tried again
      asked = '';
      core.settlePage();
      void relabel();
    },
  };
  core.hear?.(state);
  return state;
}
