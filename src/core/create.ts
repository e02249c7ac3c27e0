import { whenParsed } from '../browser/turns';
import { meets as meetsIn } from '../consent/condition';
import { negotiate } from '../consent/locale';
import { hasTexts, localesOf } from '../texts/languages';
import type { Config, Remnant, Rozilik } from '../types';
import type { Additions, Calls, Core, Loaders } from './core';
import { openGate } from './gate';
import { withDefaults } from './settings';
import { createStore } from './store';

declare const __VERSION__: string;

const page = globalThis as { rozilik?: Rozilik };

/**
 * Puts the parts together, once a page; nothing here throws. Where consent cannot be what it should, by a wrong config or a
 * part that does not load, what it concerns stays off and one error says why.
 */
export function createRozilik(readConfig: () => Config, loaders: Loaders): Rozilik {
  if (page.rozilik?.allows) return page.rozilik;
  try {
    return (page.rozilik = start(readConfig(), loaders));
  } catch (error) {
    fail(error);
    return (page.rozilik = start({ button: false }, loaders));
  }
}

function start(config: Config, { load, texts }: Loaders): Rozilik {
  const settings = withDefaults(config);
  const store = createStore(settings, settings.cookieDomain);
  const meets = (condition: string) => meetsIn(store.get(), condition);
  const gate = openGate(settings.services, store.get, meets);
  const locales = localesOf(settings);
  const life = new AbortController();
  const brought: Partial<Record<keyof Additions, Promise<void>>> = {};

  const core: Core = {
    settings,
    store,
    gate,
    meets,
    locales,
    load,
    texts,
    life,
    followers: new Set(),
    dispatch: (name, left) => document.dispatchEvent(new CustomEvent(`rozilik:${name}`, { detail: { ...store.get(), left } })),
    locale: () =>
      core.chosen ??
      negotiate(
        [settings.locale, document.documentElement.lang, ...navigator.languages, settings.defaultLocale, 'en'],
        locales,
        settings.localeAliases,
      ),
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
    // both at once: texts after code would be a second wait
    if (hasTexts(core.locale())) texts(core.locale()).catch(() => {});
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
  for (const name of 'open destroy withdraw request acceptAll reset rejectAll setLocale decide close'.split(' ') as (keyof Calls)[]) {
    (api as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>)[name] = (...args) =>
      load('calls')
        .then((part) => part.call(core, name, args))
        .catch((error: unknown) => {
          fail(error);
          // a record that cannot be made is no reason to keep the one that is taken back
          if ('withdraw rejectAll'.includes(name)) store.save('');
        });
  }

  // three things before the page is painted: the cookie was read, consent follows from it, what is granted starts
  void gate.settle();
  askWhereNeeded();
  void undoWhereNeeded();
  for (const name of ['hold', 'debug', 'legal'] as const) {
    // an attribute without a value is a yes; an address with `?rozilik-debug` is one too
    if (`${settings[name] ?? location.search.includes(`rozilik-${name}`)}` !== 'false') void core.bring(name);
  }
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
    if (document.querySelector('[data-consent]')) void core.bring('elements');
    void core.bring('page');
  });
  return api;
}

function fail(error: unknown): void {
  console.error('[rozilik] see rozilik-config:', error);
}
