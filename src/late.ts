import type { Calls, Core } from './core';
import { decide } from './decisions';
import { examine } from './examine';
import type { View } from './types';
import { mount, type Ui } from './ui';

let ui: Promise<Ui | undefined> | undefined;

/** The interface, drawn when it is first needed; nothing, where the config is wrong. */
function drawn(core: Core): Promise<Ui | undefined> {
  ui ??= draw(core);
  // the next attempt begins again
  ui.catch(() => (ui = undefined));
  return ui;
}

async function draw(core: Core): Promise<Ui | undefined> {
  const problems = examine(core.settings);
  if (!problems.length) return mount(core);
  (await core.more()).explain(problems);
  return undefined;
}

export async function ask(core: Core): Promise<void> {
  await drawn(core);
}

export function call(core: Core, name: keyof Calls, args: unknown[]): Promise<void> {
  return (callsOf(core)[name] as (...args: unknown[]) => Promise<void>)(...args);
}

function callsOf(core: Core): Calls {
  return {
    decide: async (choices) => decide(core, choices, 'api'),
    acceptAll: async () => decide(core, true, 'accept-all'),
    rejectAll: async () => decide(core, false, 'reject-all'),
    withdraw: async (id) => decide(core, id === undefined ? false : { [id]: false }, 'withdraw'),
    reset: async () => (await core.more()).forget(core),
    open: async (view: View = 'preferences') => void (await (await drawn(core))?.open(view)),
    close: async () => (await ui)?.close(),
    async setLocale(tag) {
      core.chosen = tag;
      core.settlePage();
      await (await ui)?.relabel();
    },
    async destroy() {
      core.gone = true;
      (await ui)?.destroy();
      ui = undefined;
      core.root.host.remove();
      delete (window as { rozilik?: unknown }).rozilik;
    },
  };
}
