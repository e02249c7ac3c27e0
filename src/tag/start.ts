import type { Loaders } from '../core/core';
import { createRozilik } from '../core/create';
import type { Config, Rozilik } from '../types';

/** Something to do with the API once it is there. */
type Queued = (rozilik: Rozilik) => void;

/** Starts the widget from a file, and does what was queued in `window.rozilik` before the file arrived. */
export function startTag(readConfig: () => Config, loaders: Loaders): void {
  const queued = (window as { rozilik?: unknown }).rozilik;
  const api = createRozilik(readConfig, loaders) as Rozilik & { push(...calls: Queued[]): void };
  // a microtask each: one that throws is reported by the browser, and the others go on
  api.push = (...calls) => calls.forEach((call) => queueMicrotask(() => call(api)));
  if (Array.isArray(queued)) api.push(...(queued as Queued[]));
}
