import { cookieNames } from '../browser/cookies';
import { randomId } from '../browser/random';
import { breathe } from '../browser/turns';
import { fingerprint } from '../consent/fingerprint';
import { encode } from '../consent/record';
import { combine, optionalIds, requestedIds } from '../consent/resolve';
import type { Core } from '../core/core';
import { dropQueued } from '../services/google-analytics';
import { COOKIE } from '../core/store';
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
  // another tab may have decided since
  store.sync();
  const { choices: before, record } = store.get();
  const at = Math.max(Date.now(), (record?.at ?? 0) + 1);
  // a purpose is granted when it is asked for, and by no answer to something else; a no to all takes it back
  const answered = said === false ? [...optional, ...requested.filter((id) => before[id])] : optional;
  const choices = typeof said === 'boolean' ? answerAll(answered, said) : said;
  const after = combine(settings, record?.choices ?? {}, choices, open);
  const refuses = ids.some((id) => after[id] === false);
  const takesBack = ids.some((id) => before[id] && !after[id]);
  core.pause = breathe;
  store.save(
    encode({
      id: randomId(),
      at,
      expires: at + life,
      action: takesBack ? 'withdraw' : action,
      mode: 'opt-in',
      policy: (policy as { version?: string } | undefined)?.version ?? '',
      revision,
      shown: fingerprintOf(core),
      locale: core.shownIn ?? core.locale(),
      ...core.amend?.(at, action, record),
      choices: after,
    }),
  );
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
  return (core.fingerprint ??= fingerprint([__VERSION__, operator, policy, cookiePolicy, messages, categories, asked, legal]));
}

function hasTraces(): boolean {
  try {
    return localStorage.length + sessionStorage.length > 0 || cookieNames().some((name) => name !== COOKIE);
  } catch {
    // blocked: nothing can lie there
    return false;
  }
}

function answerAll(ids: readonly Id[], granted: boolean): Choices {
  return Object.fromEntries(ids.map((id) => [id, granted]));
}
