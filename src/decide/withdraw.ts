import { cookieNames } from '../browser/cookies';
import { eraseCookies, eraseStorage } from '../browser/erase';
import { muteOthers } from '../browser/mute';
import type { Core } from '../core/core';
import { attempt, completeAll, conditionOf } from '../core/gate';
import { FACTS, STOPS } from '../services/catalogue';
import { COOKIE } from '../core/store';
import type { Remnant, Reload, Service, StoredItem } from '../types';
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
  for (const element of elements?.overdue() ?? []) if (!elements!.takeBack(element)) reloads.push(isWanted(settings.reload, false));
  // what was emptied has something in its place again
  void elements?.settle();
  sweep(core);
  addEventListener('pagehide', () => sweep(core), { once: true });
  const left = [...leftBefore(), ...overdue.flatMap((service) => leftOf(service, core))];
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
export function forget({ store, announce }: Core): void {
  eraseCookies((name) => name === COOKIE);
  store.save('');
  announce?.();
}

/** Answers whether the page has to be loaded anew for it. */
function stop({ gate, settings, log }: Core, service: Service): boolean {
  const act = service.stop ?? STOPS[service.id];
  // one that has no way to stop goes on running, where the site wants no reload
  if (act || !service.start) gate.running.delete(service);
  // one that fails to stop is one that cannot
  const stopped = !service.start || attempt(service, () => !!act && act.call(service) !== false) === true;
  log?.('stopped', service.id, stopped ? 'no longer granted' : 'it cannot be stopped on a running page');
  return isWanted(service.reload ?? settings.reload, stopped);
}

function isWanted(reload: Reload = 'auto', stopped: boolean): boolean {
  return reload === 'always' || (reload === 'auto' && !stopped);
}

/** Erases, of all that is not granted, what this page can reach. */
function sweep(core: Core): void {
  const isRefused = (service: Service) => core.meets(conditionOf(service)) !== true;
  const { services } = core.settings;
  const gone = services.filter(isRefused).flatMap(itemsOf).filter(isInReach);
  // two services may share a cookie: whoever is granted keeps it
  const kept = services
    .filter((service) => !isRefused(service))
    .flatMap(itemsOf)
    .filter(({ borrowed }) => !borrowed);
  const lists = (items: readonly StoredItem[], name: string, inStorage: boolean) =>
    items.some((item) => !!item.kind === inStorage && matches(item, name));
  const isGone = (name: string, inStorage: boolean) => lists(gone, name, inStorage) && !lists(kept, name, inStorage);
  const cookies = eraseCookies((name) => isGone(name, false));
  const keys = eraseStorage((name) => isGone(name, true));
  for (const name of [...cookies, ...keys]) core.log?.('erased', name);
}

function itemsOf({ id, facts }: Service): readonly StoredItem[] {
  // the site's own list comes from a config: what is not sound in it must not keep the rest from being erased
  return [FACTS[id]?.items, facts?.items]
    .flatMap((items) => (Array.isArray(items) ? (items as StoredItem[]) : []))
    .filter((item) => typeof item?.name === 'string');
}

const isInReach = ({ thirdParty, httpOnly }: StoredItem) => !thirdParty && !httpOnly;

function matches({ name: pattern }: StoredItem, name: string): boolean {
  return new RegExp(`^${wildcards(pattern, '.*')}$`).test(name);
}

/** What a service may have put where this page cannot reach, and what withstood. */
function leftOf(service: Service, { log }: Core): Remnant[] {
  const items = itemsOf(service);
  const kept = cookieNames().filter((name) => items.some((item) => !item.kind && isInReach(item) && matches(item, name)));
  const left: Remnant[] = [
    ...items
      .filter((item) => !isInReach(item))
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

function leftBefore(): readonly Remnant[] {
  const { rozilik: left, ...state } = Object(history.state) as { rozilik?: unknown };
  if (!Array.isArray(left)) return [];
  history.replaceState(Object.keys(state).length ? state : null, '');
  return left as Remnant[];
}
