import { watchPage } from '../browser/page';
import { followTabs } from '../browser/tabs';
import { negotiate } from '../consent/locale';
import { meets as meetsIn } from '../consent/condition';
import type { Additions, Calls, Core, Loaders } from './core';
import { openGate } from './gate';
import { localesOf, WAY_BACK, wayBackLabel } from '../texts/languages';
import { standRoot } from './root';
import { fillIn } from './settings';
import { createStore } from './store';
import type { Config, Left, Rozilik } from '../types';

declare const __VERSION__: string;

const page = globalThis as { rozilik?: Rozilik };

/**
 * Puts the parts together, once a page; nothing here throws. Where consent cannot be what it should, by a wrong config or a
 * part that does not load, everything optional stays off and one error says why.
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
  const settings = fillIn(config);
  const locales = localesOf(settings);
  const store = createStore(settings, settings.cookieDomain);
  const meets = (condition: string) => meetsIn(store.get(), condition);
  const gate = openGate(settings.services, store.get, meets);
  const stand = standRoot(settings, () => void api.open());
  let arriving: unknown;
  const core: Core = {
    settings,
    store,
    gate,
    meets,
    root: stand.root,
    locales,
    load,
    texts,
    announce: followTabs(store.sync),
    send: (name, left) => document.dispatchEvent(new CustomEvent(`rozilik:${name}`, { detail: { ...store.get(), left } })),
    locale: () =>
      core.chosen ?? negotiate([settings.locale, document.documentElement.lang, ...navigator.languages, settings.defaultLocale, 'en'], locales, settings.localeAliases),
    settlePage() {
      if (core.gone) return;
      const tag = core.locale();
      stand.settle(!store.get().ask, wayBackLabel(tag, settings), tag);
      core.elements?.settle();
      if (!document.querySelector('[data-consent]')) return;
      arriving ??= bring('elements');
    },
  };

  /** A part that does its work when it is there; where it does not load, the browser says so. */
  const bring = (name: keyof Additions) =>
    load(name).then(
      (part) => (part as Additions)[name](core),
      () => {},
    );

  /** Answers what could not be erased, where something was taken back. */
  function settle(): Promise<readonly Left[] | void> | undefined {
    gate.settle();
    core.settlePage();
    const { ask, record } = store.get();
    if (ask && !settings.waits) {
      // both at once: texts after code would be a second wait
      if (WAY_BACK[core.locale()]) texts(core.locale()).catch(() => {});
      load('interface').then((part) => part.ask(core)).catch(fail);
    }
    const overdue = gate.overdue()[0] ?? core.elements?.overdue()[0];
    // what a withdrawal could not finish on its page, this one does
    if (!overdue && record?.action !== 'withdraw') return undefined;
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
      load('interface')
        .then((part) => part.call(core, name, args))
        .catch((error: unknown) => {
          fail(error);
          // a record that cannot be made is no reason to keep the one that is taken back
          if ('withdraw rejectAll'.includes(name)) store.save('');
        });
  }

  void settle();
  store.subscribe(async () => {
    if (!core.gone) core.send('change', await settle());
  });
  watchPage(core.settlePage);
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
    true,
  );
  setTimeout(core.send, 0, 'ready');
  for (const name of 'hold debug legal'.split(' ') as (keyof Additions & keyof typeof settings)[]) {
    // an attribute without a value is a yes; an address with `?rozilik-debug` is one too
    if (`${settings[name] ?? location.search.includes(`rozilik-${name}`)}` !== 'false') void bring(name);
  }
  return api;
}

function fail(error: unknown): void {
  console.error('[rozilik] see rozilik-config:', error);
}
