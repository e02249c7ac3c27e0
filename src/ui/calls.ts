import { webAddress } from '../browser/web-address';
import { toChoices } from '../consent/record';
import type { Calls, Core } from '../core/core';
import { localesOf } from '../texts/languages';
import type { Action, Choices, Id, View } from '../types';

/** What can be done under wrong documents too: taking back, and going away. */
const ALWAYS: readonly (keyof Calls)[] = ['withdraw', 'rejectAll', 'reset', 'close', 'destroy'];

/** Carries out a call of the API. Where what is said of documents is wrong, nothing can be granted, by the interface or otherwise. */
export async function call(core: Core, name: keyof Calls, args: unknown[]): Promise<unknown> {
  let answer: unknown = false;
  try {
    // what was not known may be a wrong that it becomes known
    if (name !== 'destroy') await known(core);
    if (!(ALWAYS.includes(name) || isSettings(name, args) ? core.life.signal.aborted : isOver(core)))
      answer = await (callsOf(core)[name] as (...args: unknown[]) => Promise<unknown>)(...args);
    return name === 'request' ? answer : undefined;
  } finally {
    // a page that can be read without us is not kept from who wants to read it; nor is one that another of us opens by now
    if (name === 'open' && answer === false && !(core.life.signal.aborted && 'rozilik' in window)) follow(args[0]);
  }
}

/** Are these the settings, where a choice is taken back by hand? They open under any config. */
const isSettings = (name: keyof Calls, [view]: readonly unknown[]) => name === 'open' && viewOf(view) === 'preferences';

/** The view that is meant by its name, or by an element that names it. */
function viewOf(view: unknown): View {
  const name = view instanceof HTMLElement ? view.dataset['rozilikOpen'] : view;
  return typeof name === 'string' && name !== '' ? name : 'preferences';
}

/** Is the widget off the page, or can nothing be believed? */
const isOver = ({ life, settings }: Core) => life.signal.aborted || !!settings.waits;

/** Until the site's documents are known, nothing that was said before is. */
async function known(core: Core): Promise<void> {
  if (core.settings.waits) (await core.load('legal')).add(core);
}

/** Goes where a link leads, in the place of what could not be opened. */
function follow(link: unknown): void {
  if (link instanceof HTMLAnchorElement && link.getAttribute('href') !== '#' && webAddress(link.href || undefined))
    location.assign(link.href);
}

/** Records a yes to some ids, and leaves open what was not decided: whoever wants to see one film was not asked for more. */
export async function allow(core: Core, ids: readonly Id[]): Promise<void> {
  await known(core);
  const { decide } = await core.load('decide');
  if (!isOver(core)) await decide(core, toChoices(ids, []), 'save', true);
}

function callsOf(core: Core): Calls {
  const decide = async (said: Choices | boolean, action: Action) => (await core.load('decide')).decide(core, said, action);
  return {
    decide: (choices) => decide(Object.assign(Object.create(null) as Choices, choices), 'api'),
    acceptAll: () => decide(true, 'accept-all'),
    rejectAll: () => decide(false, 'reject-all'),
    withdraw: (id) => decide(id === undefined ? false : toChoices([], [id]), 'withdraw'),
    reset: async () => (await core.load('withdrawal')).forget(core),
    async open(view?: View | HTMLElement) {
      const { drawn } = await core.load('interface');
      return (await drawn(core)).open(viewOf(view));
    },
    async request(id) {
      if (core.store.get().choices[id] === true) return true;
      const { drawn } = await core.load('interface');
      const ui = await drawn(core);
      const { closed } = ui;
      if (Object.hasOwn(core.settings.legal?.purposes ?? {}, id)) ui.turn++;
      return (await core.load('notices')).request(ui, id, () => core.life.signal.aborted || ui.closed > closed);
    },
    async close() {
      // what is about to open is closed too
      await core.load('interface');
      (await core.ui)?.close();
    },
    async setLocale(tag) {
      core.chosen = localesOf(core.settings).find((offered) => offered.toLowerCase() === `${tag}`.toLowerCase()) ?? core.chosen;
      void core.refresh();
      await (await core.ui)?.relabel();
    },
    async destroy() {
      core.life.abort();
      delete (window as { rozilik?: unknown }).rozilik;
      (await core.ui?.catch(() => undefined))?.destroy();
    },
  };
}
