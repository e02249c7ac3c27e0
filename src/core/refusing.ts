import { resolve } from '../consent/resolve';
import type { Rozilik } from '../types';

declare const __VERSION__: string;

/** The API where there is no page, on a server: everything optional is refused, and stays so. */
export function refusing(): Rozilik {
  const consent = resolve({ categories: [], asked: [], revision: '', life: 0 }, null, 0);
  const nothing = () => {};
  const later = async () => {};
  return {
    version: __VERSION__,
    get: () => consent,
    allows: (id) => consent.choices[id] === true,
    subscribe: () => nothing,
    when: () => new Promise(nothing),
    decide: later,
    acceptAll: later,
    rejectAll: later,
    withdraw: later,
    reset: later,
    open: later,
    close: later,
    request: async () => false,
    setLocale: later,
    destroy: later,
  };
}
