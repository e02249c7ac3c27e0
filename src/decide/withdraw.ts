import { cookieNames } from '../browser/cookies';
import { eraseCookies, eraseStorage } from '../browser/erase';
import { alone } from '../browser/lock';
import { muteOthers } from '../browser/mute';
import type { Core } from '../core/core';
import { attempt, completeAll, conditionOf } from '../core/gate';
import { STOPS } from '../services/catalogue';
import { itemsOf, type Lying } from '../services/items';
import type { Remnant, Reload, Service } from '../types';
import { wildcards } from '../services/patterns';

/** A script that is being stopped may write once more; this much later, in milliseconds, its traces are erased again. */
const SECOND_SWEEP = 1_000;

/**
 * Stops what is overdue, erases what was stored by whatever is not granted, and loads the page anew where something cannot be
 * undone. Answers, and tells the visitor, what is left of what was stopped.
 */
export function undo(core: Core): readonly Remnant[] {
  const { settings, gate, elements } = core;
  const overdue = gate.overdue();
  const reloads = overdue.map((service) => stop(core, service));
  for (const element of elements?.overdue() ?? []) if (!elements!.takeBack(element)) reloads.push(isWanted(false, settings.reload));
  // what was emptied has something in its place again
  void elements?.settle();
  sweep(core);
  addEventListener('pagehide', () => sweep(core), { once: true });
  const left = [...leftBefore(core), ...overdue.flatMap((service) => leftOf(service, core))];
  if (reloads.includes(true)) {
    // the record is saved: the next page starts without what could not be stopped here, and says what is left
    if (core.store.get().record) keepForNextPage(left);
    // a script that hears of it sends a last report
    muteOthers();
    location.reload();
    return left;
  }
  if (left.length)
    void core
      .load('interface')
      .then((part) => part.tell(core, left))
      .catch((error: unknown) => console.error('[rozilik]', error));
  // what was never granted here may have left something too
  void completeAll(gate, settings.services).then(() => sweep(core));
  setTimeout(sweep, SECOND_SWEEP, core);
  return left;
}

/** Forgets the record, wherever its cookie may lie. */
export async function forget(core: Core): Promise<void> {
  await core.bring('page');
  // without it, for this page alone
  await alone(() => (core.forget ? core.forget() : core.store.take('', false)));
  core.announce?.();
}

/** Answers whether the page has to be loaded anew for it. */
function stop({ gate, settings, log }: Core, service: Service): boolean {
  const act = service.stop ?? STOPS[service.id];
  // one that has no way to stop goes on running, where the site wants no reload
  if (act || !service.start) gate.running.delete(service);
  // one that fails to stop is one that cannot
  const stopped = !service.start || attempt(service, () => !!act && act.call(service) !== false) === true;
  log?.('stopped', service.id, stopped ? 'no longer granted' : 'it cannot be stopped on a running page');
  return isWanted(stopped, service.reload, settings.reload);
}

/** By the first of these wishes that is one. */
function isWanted(stopped: boolean, ...wishes: (Reload | undefined)[]): boolean {
  const wish = wishes.find((each) => ['auto', 'never', 'always'].includes(each!)) ?? 'auto';
  return wish === 'always' || (wish === 'auto' && !stopped);
}

/** Erases, of all that is not granted, what this page can reach. */
function sweep(core: Core): void {
  const isRefused = (service: Service) => core.meets(conditionOf(service)) !== true;
  const { services } = core.settings;
  const gone = services
    .filter(isRefused)
    .flatMap(itemsOf)
    .filter(({ inReach }) => inReach);
  // two services may share a cookie: whoever is granted keeps it
  const kept = services
    .filter((service) => !isRefused(service))
    .flatMap(itemsOf)
    .filter(({ borrowed }) => !borrowed);
  const lists = (items: readonly Lying[], name: string, inStorage: boolean) =>
    items.some((item) => item.inStorage === inStorage && matches(item, name));
  const isGone = (name: string, inStorage: boolean) => lists(gone, name, inStorage) && !lists(kept, name, inStorage);
  const cookies = eraseCookies((name) => isGone(name, false));
  const keys = eraseStorage((name) => isGone(name, true));
  for (const name of [...cookies, ...keys]) core.log?.('erased', name);
}

function matches({ name: pattern }: Lying, name: string): boolean {
  return new RegExp(`^${wildcards(pattern, '.*')}$`).test(name);
}

/** What a service may have put where this page cannot reach, and what withstood. */
function leftOf(service: Service, { log }: Core): Remnant[] {
  const items = itemsOf(service);
  const kept = cookieNames().filter((name) => items.some((item) => !item.inStorage && item.inReach && matches(item, name)));
  const left: Remnant[] = [
    ...items
      .filter(({ inReach }) => !inReach)
      .map(({ name, httpOnly }): Remnant => ({ service: service.id, name, why: httpOnly ? 'http-only' : 'third-party' })),
    ...kept.map((name): Remnant => ({ service: service.id, name, why: 'kept' })),
  ];
  for (const { name, why } of left) log?.('left', name, why);
  return left;
}

/** The page's own entry in the history carries the list over the reload: nothing is stored for it. */
function keepForNextPage(left: readonly Remnant[]): void {
  const state = history.state as unknown;
  // a state of the site's own that is no table has no place for it
  if (!left.length || (state && typeof state !== 'object')) return;
  try {
    history.replaceState({ ...(state as object | null), rozilik: left }, '');
  } catch {
    // a frame that may not: the site's code has been told, the visitor is not
  }
}

/** What the page before could not erase. Another script may have put something else in its place: only what is sound counts. */
function leftBefore({ settings }: Core): readonly Remnant[] {
  const { rozilik: left, ...state } = Object(history.state) as { rozilik?: unknown };
  if (!Array.isArray(left)) return [];
  try {
    history.replaceState(Object.keys(state).length ? state : null, '');
  } catch {
    // a frame that may not
  }
  return left.filter(
    (entry): entry is Remnant =>
      settings.services.some(({ id }) => id === (entry as Remnant | null)?.service) &&
      typeof (entry as Remnant).name === 'string' &&
      ['third-party', 'http-only', 'kept'].includes((entry as Remnant).why),
  );
}
