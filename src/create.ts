import { watchPage } from './browser/page';
import { followTabs } from './browser/tabs';
import { negotiate } from './consent/locale';
import type { Calls, Core, Loaders } from './core';
import { holdElements } from './elements';
import { openGate } from './gate';
import { localesOf, WAY_BACK, wayBackLabel } from './languages';
import { standRoot } from './root';
import { fillIn } from './settings';
import { createStore } from './store';
import type { Config, Rozilik } from './types';

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

function start(config: Config, { late, more, messages }: Loaders): Rozilik {
  const settings = fillIn(config);
  const locales = localesOf(settings);
  const store = createStore(settings, settings.cookieDomain);
  const gate = openGate(settings.services, store.get);
  const granted = (id: string) => store.get().choices[id];
  const elements = holdElements(granted);
  const root = standRoot(settings, () => void api.open());
  const core: Core = {
    settings,
    store,
    gate,
    elements,
    root: root.shadow,
    locales,
    messages,
    more,
    announce: followTabs(store.sync),
    send: (name) => document.dispatchEvent(new CustomEvent(`rozilik:${name}`, { detail: store.get() })),
    locale: () =>
      core.chosen ?? negotiate([settings.locale, document.documentElement.lang, ...navigator.languages, settings.defaultLocale, 'en'], locales, settings.localeAliases),
    settlePage() {
      if (core.gone) return;
      const tag = core.locale();
      root.settle(!store.get().ask, wayBackLabel(tag, settings), tag);
      elements.settle();
    },
  };

  function settle(): void {
    gate.settle();
    core.settlePage();
    // a withdrawal that cannot be carried out here is carried out by the next page
    if (gate.overdue().length + elements.overdue().length) more().then((parts) => parts.undo(core), () => location.reload());
    if (!store.get().ask) return;
    // both at once: texts after code would be a second wait
    if (WAY_BACK[core.locale()]) messages(core.locale()).catch(() => {});
    late().then((parts) => parts.ask(core)).catch(fail);
  }

  const api = {
    version: __VERSION__,
    get: store.get,
    allows: (id: string) => !!granted(id),
    subscribe: store.subscribe,
    when: (id: string) =>
      new Promise((done) => {
        const look = () => granted(id) && done(stop());
        const stop = store.subscribe(look);
        look();
      }),
  } as Rozilik;
  for (const name of ['decide', 'acceptAll', 'rejectAll', 'withdraw', 'reset', 'open', 'close', 'setLocale', 'destroy'] satisfies (keyof Calls)[]) {
    api[name] = (...args: unknown[]) =>
      late()
        .then((parts) => parts.call(core, name, args))
        .catch((error: unknown) => {
          fail(error);
          // a record that cannot be made is no reason to keep the one that is taken back
          if (name === 'withdraw') store.save('');
        });
  }

  settle();
  store.subscribe(() => {
    if (core.gone) return;
    settle();
    core.send('change');
  });
  watchPage(core.settlePage);
  // before the page's own handlers, one of which might stop the event
  addEventListener(
    'click',
    (event) => {
      if (!(event.target as Element).closest?.('[data-rozilik-open]')) return;
      event.preventDefault();
      void api.open();
    },
    true,
  );
  setTimeout(core.send, 0, 'ready');
  return api;
}

function fail(error: unknown): void {
  console.error('[rozilik] stays off:', 'everything optional; see rozilik-config:', error);
}
