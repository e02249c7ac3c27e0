import { whenIdle } from '../browser/turns';
import type { Core } from '../core/core';
import type { Remnant } from '../types';
import { draw, type Ui } from './interface';

/** Shows the banner while the visitor must be asked. */
export async function ask(core: Core): Promise<void> {
  if (core.settings.waits) return;
  await drawn(core);
}

/** Tells the visitor what could not be erased. */
export async function tell(core: Core, left: readonly Remnant[]): Promise<void> {
  if (!core.life.signal.aborted) await (await drawn(core)).tell(left);
}

/** The interface, drawn when it is first needed. */
export function drawn(core: Core): Promise<Ui> {
  core.ui ??= draw(core)
    // what is wrong in what is shown is left out, and the rest is drawn
    .catch(async () => {
      (await core.load('check')).tidy(core);
      return draw(core, true);
    })
    .then((ui) => {
      // what an answer needs, before there is one
      core.load('decide').then(
        (part) => {
          core.recorder = part;
          whenIdle(() => part.fingerprintOf(core));
        },
        // an answer asks for it again
        () => {},
      );
      return ui;
    });
  // the next attempt begins again
  core.ui.catch(() => delete core.ui);
  return core.ui;
}
