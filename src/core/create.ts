import { page } from '../browser/page-document';
import { whenParsed } from '../browser/turns';
import { meets as meetsIn } from '../consent/condition';
import { hasTexts } from '../texts/languages';
import { isYes } from '../forms/yes';
import type { Config, Remnant, Rozilik } from '../types';
import type { Additions, Calls, Core, Loaders } from './core';
import { openGate } from './gate';
import { withDefaults } from './settings';
import { createStore } from './store';

declare const __VERSION__: string;

const own = globalThis as { rozilik?: Rozilik };

/**
 * Puts the parts together, once a page; nothing here throws. Where consent cannot be what it should, by a wrong config or a
 * part that does not load, what it concerns stays off and one error says why.
 */
export function createRozilik(readConfig: () => Config, loaders: Loaders): Rozilik {
  // an element of the page's that has this id has no text there
  if (own.rozilik?.version?.at) return own.rozilik;
  try {
    return (own.rozilik = start(readConfig(), loaders));
  } catch (error) {
    fail(error);
    return (own.rozilik = start({ button: false }, loaders));
  }
}

function start(config: Config, { load, texts }: Loaders): Rozilik {
  const settings = withDefaults(config);
  const store = createStore(settings);
  const meets = (condition: string) => meetsIn(store.get(), condition);
  const gate = openGate(settings.services, store.get, meets);
  const life = new AbortController();
  const brought: Partial<Record<keyof Additions, Promise<void>>> = {};

  const core: Core = {
    settings,
    store,
    gate,
    meets,
    load,
    texts,
    life,
    followers: new Set(),
    dispatch: (name, left) => page.dispatchEvent(new CustomEvent(`rozilik:${name}`, { detail: { ...store.get(), left } })),
    refresh: () => Promise.all([...core.followers].map((follow) => follow())),
    bring: (name) =>
      (brought[name] ??= load(name).then(
        (part) => {
          if (!life.signal.aborted) part.add(core);
        },
        // where it does not load, the browser says so
        () => {},
      )),
  };

  function askWhereNeeded(): void {
    if (!store.get().ask || settings.waits) return;
    // both at once: texts after code would be a second wait. Which language it is, is settled where it is shown
    const wanted = settings.locale || page.documentElement.lang || navigator.language;
    const likely = [wanted, wanted.slice?.(0, 2)].find(hasTexts);
    if (likely) texts(likely).catch(() => {});
    load('interface')
      .then((part) => part.ask(core))
      .catch(fail);
  }

  /** Answers what could not be erased, where something was taken back. */
  function undoWhereNeeded(): Promise<readonly Remnant[] | void> | undefined {
    const overdue = gate.overdue()[0] ?? core.elements?.overdue()[0];
    // what a withdrawal could not finish on its page, this one does
    if (!overdue && store.get().record?.action !== 'withdraw') return undefined;
    return load('withdrawal').then(
      (part) => part.undo(core),
      () => {
        if (overdue) location.reload();
      },
    );
  }

  const api = {
    version: __VERSION__,
    get: store.get,
    allows: (id: string) => !!store.get().choices[id],
    subscribe: store.subscribe,
    when: (id: string) =>
      new Promise((done) => {
        const look = () => api.allows(id) && done(stop());
        const stop = store.subscribe(look);
        look();
      }),
  } as Rozilik;
  for (const name of 'withdraw open decide reset rejectAll acceptAll request destroy close setLocale'.split(' ') as (keyof Calls)[]) {
    (api as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>)[name] = (...args) =>
      load('calls')
        .then((part) => part.call(core, name, args))
        .catch((error: unknown) => {
          fail(error);
          // a record that cannot be made is no reason to keep the one that is taken back
          if (!'withdraw rejectAll'.includes(name)) return undefined;
          store.take('', false);
          return core.bring('page').then(() => core.forget?.());
        });
  }

  // three things before the page is painted: the cookie was read, consent follows from it, what is granted starts
  void gate.settle();
  askWhereNeeded();
  void undoWhereNeeded();
  if (isYes(settings.hold)) void core.bring('hold');
  // an address can ask for it too
  if (isYes(settings.debug ?? location.search.includes('rozilik-debug'))) void core.bring('debug');
  if (settings.waits) void core.bring('legal');
  const follow = async () => {
    await gate.settle(core.pause);
    await core.refresh();
  };
  store.subscribe(async () => {
    if (life.signal.aborted) return;
    askWhereNeeded();
    core.begun = follow();
    const left = await undoWhereNeeded();
    await core.begun;
    core.dispatch('change', left);
  });
  // before the page's own handlers, one of which might stop the event
  addEventListener(
    'click',
    (event) => {
      // also in our own shadow root; the link says itself what it opens
      const link = (event.composedPath()[0] as Element).closest?.('[data-rozilik-open]');
      // with Ctrl or Cmd held, the browser opens it elsewhere
      if (link && !(event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        void api.open(link as never);
      }
    },
    { capture: true, signal: life.signal },
  );
  setTimeout(core.dispatch, 0, 'ready');
  // all else can wait
  whenParsed(() => {
    if (page.querySelector('[data-consent]')) void core.bring('elements');
    void core.bring('page');
  });
  return api;
}

function fail(error: unknown): void {
  console.error('[rozilik] see rozilik-config:', error);
}
