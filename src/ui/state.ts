import type { Core, Parts } from '../core/core';
import { localeOf } from '../core/locale';
import { loadMessages, type Extra, type Language } from '../texts/messages';
import type { Action, Choices, Consent, Remnant, View } from '../types';
import type { Shown } from './panel/page';

/** All that the interface shows follows from these: one value, made anew by each change. */
export interface Now {
  /** Consent itself is only followed here, and changed through a decision. */
  readonly consent: Consent;
  readonly language: Language;
  /** The banner was opened on demand. */
  readonly opened: boolean;
  /** The banner was closed without a choice; it comes back on the next page. */
  readonly dismissed: boolean;
  /** The second layer's file, once it is there. */
  readonly panel: Parts['panel'] | null;
  /** The file of notices, once it is there. */
  readonly notices: Parts['notices'] | null;
  /** What the last withdrawal could not erase, until the visitor has read it. */
  readonly left: readonly Remnant[];
  /** What the panel shows. */
  readonly page: Shown | null;
  /** The last thing said to a screen reader. */
  readonly said: string;
}

export type State = ReturnType<typeof createState>;

/** Does the banner stand? Not while it is in doubt what is asked for. */
export const asks = ({ opened, consent, dismissed }: Now, doubt: unknown): boolean => !doubt && (opened || (!!consent.ask && !dismissed));

/** The state of the interface. `draw` is called after each change of it; several in one `change` are drawn once. */
export function createState(core: Core, first: Language, tag: string, draw: (state: { core: Core; now: Now }) => void) {
  /** Where that value stands: in the first layer anything will do, since all of it is drawn anew. */
  let cell: { value: Now } = {
    value: {
      consent: core.store.get(),
      language: first,
      opened: false,
      dismissed: false,
      panel: null,
      notices: null,
      left: [],
      page: null,
      said: '',
    },
  };
  /** How many changes are under way, one within another. */
  let changing = 0;
  /** Texts that are needed beside those of the first layer. */
  const extras = new Set<Extra>();
  /** The last texts asked for: their language, and their files. */
  let asked = tag;
  let learning = Promise.resolve();

  /** Does several things, and draws once. */
  function change(act: () => void): void {
    changing++;
    try {
      act();
    } finally {
      changing--;
    }
    if (!changing) draw(state);
  }

  const set = (news: Partial<Now>) => change(() => (cell.value = { ...cell.value, ...news }));

  const stop = core.store.subscribe((consent) =>
    change(() => {
      set({ consent });
      core.loadNotices?.(state);
      // another tab may have decided
      if (!consent.ask) set({ opened: false, dismissed: false });
    }),
  );

  /** Fetches the texts of the language that holds now, and with them further ones. An answer later than a newer question is dropped. */
  function learn(...more: Extra[]): Promise<void> {
    for (const extra of more) extras.add(extra);
    const question = [localeOf(core), ...extras].join();
    if (question === asked) return learning;
    asked = question;
    const own: Promise<void> = loadMessages(localeOf(core), core.settings, core.texts, [...extras]).then((language) =>
      own === learning ? set({ language }) : learning,
    );
    // the next attempt begins again
    own.catch(() => (asked = ''));
    return (learning = own);
  }

  const relabel = () => learn().catch((error: unknown) => console.error('[rozilik] the language stays as it is:', error));

  /** Does something with the second layer, once it is there. */
  async function withPanel(act: (part: Parts['panel']) => Promise<void>): Promise<boolean> {
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
    const last = cell.value.page;
    set({ opened: false, page: last?.back ?? null });
    last?.leave?.();
    if (cell.value.page) core.root!.querySelector<HTMLElement>('dialog h2')?.focus();
  }

  const state = {
    core,
    get now() {
      return cell.value;
    },
    /** Lets what is drawn follow that value by itself: from the second layer on, only what reads it is drawn anew. */
    keepIn(make: (value: Now) => { value: Now }) {
      cell = make(cell.value);
    },
    set,
    /** Counts wishes, to open and to close: an answer that comes later than a newer one is dropped. */
    turn: 0,
    /** Counts those to close. */
    closed: 0,
    learn,
    stop,
    relabel,
    /** Somebody is about to look closer: fetches what that takes. */
    foresee() {
      core.load('panel').catch(() => {});
      void learn('details').catch(() => {});
    },
    async open(view: View): Promise<boolean> {
      // what is said next is news, also where it is the same
      set({ said: '' });
      // one that was closed a moment ago is no newer wish than this
      const dialog = core.root!.querySelector('dialog');
      if (dialog) cell.value.panel?.noteClosed(state, dialog);
      const turn = ++state.turn;
      if (view === 'banner') {
        set({ opened: true });
        return true;
      }
      return withPanel((part) => part.open(state, view, () => turn < state.turn));
    },
    /** Says what could not be erased. */
    tell: async (news: readonly Remnant[]) => void (await withPanel((part) => part.tell(state, news))),
    /** Leaves the preferences, or the banner where they are not open. Nothing is decided by it. */
    close() {
      change(() => {
        if (cell.value.consent.ask && !cell.value.page) set({ dismissed: true });
        state.turn++;
        state.closed++;
        leave();
      });
    },
    decide(choices: Choices | boolean, action: Action) {
      // what is asked for is in doubt: a no counts, and nothing else
      if (core.settings.waits && choices !== false) return;
      const { granted, refused, saved } = cell.value.language.messages.said;
      let isSaid = false;
      // when it is recorded, and not before: nothing else is shown for a moment in between
      const say = () => {
        if (isSaid) return;
        isSaid = true;
        stopWaiting();
        change(() => {
          leave();
          set({ said: choices === true ? granted : choices ? saved : refused });
        });
      };
      const stopWaiting = core.store.subscribe(say);
      const record = ({ decide }: Parts['decide']) => decide(core, choices, action).then(say);
      state.turn++;
      (core.recorder ? record(core.recorder) : core.load('decide').then(record)).catch((error: unknown) => {
        stopWaiting();
        console.error('[rozilik] nothing is decided; another click tries again:', error);
      });
    },
    /** The visitor wants another language. */
    choose(wanted: string) {
      core.chosen = wanted;
      // one that did not load is tried again
      asked = '';
      void core.refresh();
      void relabel();
    },
  };
  core.loadNotices?.(state);
  return state;
}
