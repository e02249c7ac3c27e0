import { page } from './page-document';

interface Scheduler {
  yield?(): Promise<void>;
}

/** The longest that a timer waits, in milliseconds: a longer one would end at once. */
export const LONGEST = 2 ** 31 - 1;

/**
 * Lets the browser do what it has to, such as showing what a click changed, and comes back before whatever else waits, where it
 * can.
 */
export function breathe(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: Scheduler };
  return scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));
}

/** Calls back when the page is parsed. */
export function whenParsed(act: () => void): void {
  if (page.readyState === 'loading') addEventListener('DOMContentLoaded', act);
  else setTimeout(act);
}

/** Calls back when the browser has nothing better to do, or after so long at the latest, in milliseconds. */
export function whenIdle(act: () => void, longest = 1_000): void {
  // Safari has none
  if ('requestIdleCallback' in globalThis) requestIdleCallback(act, { timeout: longest });
  else setTimeout(act, 50);
}
