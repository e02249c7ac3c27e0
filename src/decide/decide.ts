import { cookieNames } from '../browser/cookies';
import { localeOf } from '../core/locale';
import { COOKIE, SPARE } from '../browser/record-cookie';
import { randomId } from '../browser/random';
import { alone } from '../browser/lock';
import { breathe } from '../browser/turns';
import { fingerprint } from '../consent/fingerprint';
import { combine, optionalIds, requestedIds } from '../consent/resolve';
import type { Core } from '../core/core';
import { dropQueued } from '../services/google-analytics';
import { momentIn } from '../consent/record';
import { keep } from './keep';
import type { Action, Choices, Id } from '../types';

declare const __VERSION__: string;

/**
 * Records choices for some ids, or one answer for all; what nobody decided is refused, or left `open`. The store hands it on;
 * resolves when what follows from it has begun, and what ran and no longer may is stopped.
 */
export async function decide(core: Core, said: Choices | boolean, action: Action, open?: boolean): Promise<void> {
  const { settings, store } = core;
  const { policy, asked, revision, life } = settings;
  const optional = optionalIds(settings);
  const requested = requestedIds(settings);
  const ids = [...optional, ...requested];
  // with nothing optional there is nothing to record, but that a notice was read
  if (!ids.length && action !== 'acknowledge') return;
  for (const id of Object.keys(said)) {
    if (id !== 'necessary' && !ids.includes(id)) console.error(`[rozilik] decide: there is no category or service "${id}"`);
  }
  dropQueued(asked.some(({ id }) => id === 'google-analytics'));
  core.pause = breathe;
  const { before, after } = await alone(() => {
    // another tab may have decided since
    store.sync();
    const { choices: before, record } = store.get();
    // after the latest, also where that no longer counts
    const at = Math.max(Date.now(), momentIn(store.text(), 'at') + 1);
    // a purpose is granted when it is asked for, and by no answer to something else; a no to all takes it back
    const answered = said === false ? [...optional, ...requested.filter((id) => before[id])] : optional;
    const choices = typeof said === 'boolean' ? answerAll(answered, said) : said;
    const after = combine(settings, record?.choices ?? {}, choices, open);
    keep(core, {
      id: randomId(),
      at,
      expires: at + life,
      action: ids.some((id) => before[id] && !after[id]) ? 'withdraw' : action,
      mode: 'opt-in',
      policy: (policy as { version?: string } | undefined)?.version ?? '',
      revision,
      shown: fingerprintOf(core),
      locale: core.shownIn ?? localeOf(core),
      ...core.amend?.(at, action, record),
      choices: after,
    });
    return { before, after };
  });
  const takesBack = ids.some((id) => before[id] && !after[id]);
  const refuses = ids.some((id) => after[id] === false);
  core.announce?.();
  // the store's listeners have asked for it already, and stop things when it is there; without it the page loads anew
  if (core.gate.overdue().length) await core.load('withdrawal').catch(() => {});
  // something may be left from the days before this widget; who takes something back is swept after anyway
  else if (refuses && !takesBack && hasTraces())
    void core.load('withdrawal').then(
      (part) => part.undo(core),
      () => {},
    );
  await core.begun;
}

/** Hash of what is put to the visitor: made once, and before anyone clicks where there is time for it. */
export function fingerprintOf(core: Core): string {
  const { operator, policy, cookiePolicy, messages, categories, asked, legal } = core.settings;
  // facts may arrive later, and change nothing of what was asked
  const services = asked.map(({ id, category }) => [id, category]);
  return (core.fingerprint ??= fingerprint([__VERSION__, operator, policy, cookiePolicy, messages, categories, services, legal]));
}

function hasTraces(): boolean {
  try {
    return localStorage.length + sessionStorage.length > 0 || cookieNames().some((name) => name !== COOKIE && name !== SPARE);
  } catch {
    // blocked: nothing can lie there
    return false;
  }
}

function answerAll(ids: readonly Id[], granted: boolean): Choices {
  return Object.fromEntries(ids.map((id) => [id, granted]));
}
