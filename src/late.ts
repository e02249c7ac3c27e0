import type { Calls, Core } from './core';
import { decide } from './decisions';
import { examine } from './examine';
import type { Id, Left, View } from './types';
import { mount, type Ui } from './ui';

let ui: Promise<Ui> | undefined;
/** Is the config sound? Found out, and said, once. */
let sound: Promise<boolean> | undefined;

/** Shows the banner while the visitor must be asked. */
export async function ask(core: Core): Promise<void> {
  if (await isSound(core)) await drawn(core);
}

/** What can be done under a wrong config too: taking back, and going away. */
const ALWAYS: readonly (keyof Calls)[] = ['withdraw', 'rejectAll', 'reset', 'close', 'destroy'];

/** Carries out a call of the API. With a wrong config nothing can be granted, by the interface or otherwise. */
export async function call(core: Core, name: keyof Calls, args: unknown[]): Promise<unknown> {
  await known(core);
  if (!core.gone && (ALWAYS.includes(name) || (await isSound(core)))) return (callsOf(core)[name] as (...args: unknown[]) => Promise<unknown>)(...args);
  // a page that can be read without us is not kept from who wants to read it
  if (name === 'open') follow(args[0]);
  return name === 'request' ? false : undefined;
}

/** Until the site's documents are known, nothing that was said before is. */
async function known(core: Core): Promise<void> {
  if (core.settings.waits) (await core.load('legal')).legal(core);
}

/** Goes where a link leads, in the place of what could not be opened. */
function follow(link: unknown): void {
  if (link instanceof HTMLAnchorElement && !link.getAttribute('href')!.startsWith('#')) location.assign(link.href);
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

function isSound(core: Core): Promise<boolean> {
  sound ??= check(core);
  // the next attempt begins again
  sound.catch(() => (sound = undefined));
  return sound;
}

async function check(core: Core): Promise<boolean> {
  const problems = [...examine(core.settings), ...(core.examineLegal?.() ?? [])];
  if (problems.length) (await core.load('more')).explain(problems);
  return !problems.length;
}

/** The interface, drawn when it is first needed. */
function drawn(core: Core): Promise<Ui> {
  ui ??= mount(core);
  // the next attempt begins again
  ui.catch(() => (ui = undefined));
  return ui;
}

function callsOf(core: Core): Calls {
  return {
    decide: (choices) => decide(core, choices, 'api'),
    acceptAll: () => decide(core, true, 'accept-all'),
    rejectAll: () => decide(core, false, 'reject-all'),
    withdraw: (id) => decide(core, id === undefined ? false : { [id]: false }, 'withdraw'),
    reset: async () => (await core.load('more')).forget(core),
    async open(view?: View | HTMLElement) {
      if (!(await (await drawn(core)).open((typeof view === 'object' ? view.dataset['rozilikOpen'] : view) || 'preferences'))) follow(view);
    },
    request: async (id) => core.store.get().choices[id] === true || (await core.load('notices')).request(await drawn(core), id),
    close: async () => (await ui)?.close(),
    async setLocale(tag) {
      core.chosen = core.locales.find((offered) => offered.toLowerCase() === tag.toLowerCase()) ?? core.chosen;
      core.settlePage();
      await (await ui)?.relabel();
    },
    async destroy() {
      core.gone = true;
      (await ui)?.destroy();
      ui = sound = undefined;
      core.root.host.remove();
      core.elements?.destroy();
      delete (window as { rozilik?: unknown }).rozilik;
    },
  };
}
