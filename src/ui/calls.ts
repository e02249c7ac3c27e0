import type { Calls, Core } from '../core/core';
import { decide } from '../decide/decide';
import { examine } from '../check/validate';
import type { Id, Left, View } from '../types';
import { mount, type Ui } from './interface';

/** Shows the banner while the visitor must be asked. */
export async function ask(core: Core): Promise<void> {
  if ((await isSound(core)) && !core.gone) await drawn(core);
}

/** What can be done under a wrong config too: taking back, and going away. */
const ALWAYS: readonly (keyof Calls)[] = ['withdraw', 'rejectAll', 'reset', 'close', 'destroy'];

/** Carries out a call of the API. With a wrong config nothing can be granted, by the interface or otherwise. */
export async function call(core: Core, name: keyof Calls, args: unknown[]): Promise<unknown> {
  let answer: unknown = false;
  try {
    if (name !== 'destroy') await known(core);
    // waited for by all, so that calls keep their order
    const isFree = await isSound(core).catch((error: unknown) => {
      if (!ALWAYS.includes(name)) throw error;
    });
    if ((isFree || ALWAYS.includes(name)) && !core.gone) answer = await (callsOf(core)[name] as (...args: unknown[]) => Promise<unknown>)(...args);
    return name === 'request' ? answer : undefined;
  } finally {
    // a page that can be read without us is not kept from who wants to read it; nor is one that another of us opens by now
    if (name === 'open' && answer === false && !(core.gone && 'rozilik' in window)) follow(args[0]);
  }
}

/** Until the site's documents are known, nothing that was said before is. */
async function known(core: Core): Promise<void> {
  if (core.settings.waits) (await core.load('legal')).legal(core);
}

/** Goes where a link leads, in the place of what could not be opened. */
function follow(link: unknown): void {
  if (link instanceof HTMLAnchorElement && link.href && link.getAttribute('href') !== '#') location.assign(link.href);
}

/** Records a yes to some ids, and leaves open what was not decided: whoever wants to see one film was not asked for more. */
export async function allow(core: Core, ids: readonly Id[]): Promise<void> {
  await known(core);
  if (!core.gone && (await isSound(core))) await decide(core, Object.fromEntries(ids.map((id) => [id, true])), 'save', true);
}

/** Tells the visitor what could not be erased. */
export async function tell(core: Core, left: readonly Left[]): Promise<void> {
  if (!core.gone) await (await drawn(core)).tell(left);
}

/** Is the config sound? Found out, and said, once. */
function isSound(core: Core): Promise<boolean> {
  core.sound ??= check(core);
  // the next attempt begins again
  core.sound.catch(() => delete core.sound);
  return core.sound;
}

async function check(core: Core): Promise<boolean> {
  const problems = [...examine(core.settings), ...(core.examineLegal?.() ?? [])];
  if (problems.length) (await core.load('check')).report(problems);
  return !problems.length;
}

/** The interface, drawn when it is first needed. */
function drawn(core: Core): Promise<Ui> {
  core.ui ??= mount(core);
  // the next attempt begins again
  core.ui.catch(() => delete core.ui);
  return core.ui;
}

function callsOf(core: Core): Calls {
  return {
    decide: (choices) => decide(core, choices, 'api'),
    acceptAll: () => decide(core, true, 'accept-all'),
    rejectAll: () => decide(core, false, 'reject-all'),
    withdraw: (id) => decide(core, id === undefined ? false : { [id]: false }, 'withdraw'),
    reset: async () => (await core.load('withdrawal')).forget(core),
    open: async (view?: View | HTMLElement) => (await drawn(core)).open((typeof view === 'object' ? view.dataset['rozilikOpen'] : view) || 'preferences'),
    async request(id) {
      if (core.store.get().choices[id] === true) return true;
      const ui = await drawn(core);
      const { closed } = ui;
      if (Object.hasOwn(core.settings.legal?.purposes ?? {}, id)) ui.turn++;
      return (await core.load('notices')).request(ui, id, () => core.gone || ui.closed > closed);
    },
    close: async () => (await core.ui)?.close(),
    async setLocale(tag) {
      core.chosen = core.locales.find((offered) => offered.toLowerCase() === tag.toLowerCase()) ?? core.chosen;
      core.settlePage();
      await (await core.ui)?.relabel();
    },
    async destroy() {
      core.gone = true;
      core.root.host.remove();
      core.elements?.destroy();
      delete (window as { rozilik?: unknown }).rozilik;
      (await core.ui?.catch(() => undefined))?.destroy();
    },
  };
}
