import { ownTag } from '../browser/scripts';
import type { Loaders } from '../core/core';
import { createRozilik } from '../core/create';
import { readTag } from './read';
import type { Rozilik } from '../types';

/** Something to do with the API once it is there. */
type Queued = (rozilik: Rozilik) => void;

/** Starts the widget from its tag, and does what was queued in `window.rozilik` before the file arrived. */
export function startTag(loaders: Loaders, fetchService: Parameters<typeof readTag>[1]): void {
  const queued = (window as { rozilik?: unknown }).rozilik;
  const api = createRozilik(() => readTag(ownTag, fetchService), loaders) as Rozilik & { push(...calls: Queued[]): void };
  // a microtask each: one that throws is reported by the browser, and the others go on
  api.push = (...calls) => calls.forEach((call) => queueMicrotask(() => call(api)));
  if (Array.isArray(queued)) api.push(...(queued as Queued[]));
}
