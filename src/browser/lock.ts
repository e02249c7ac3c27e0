/** How long another tab is waited for, in milliseconds: a visitor's word must not wait for one that hangs. */
const PATIENCE = 300;

const NAME = 'rozilik';

/**
 * Does something while no other tab of the site does such a thing: what one reads and writes then is not written by another in
 * between. Where there are no locks, as on http, or one is not to be had, it is done all the same.
 */
export async function alone<Result>(act: () => Result): Promise<Result> {
  if (!navigator.locks) return act();
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE);
  let done: { result: Result } | undefined;
  const once = () => {
    clearTimeout(timer);
    done ??= { result: act() };
  };
  try {
    await navigator.locks.request(NAME, { signal: patience.signal }, once);
  } catch (error) {
    if (done) throw error;
  }
  if (!done) once();
  return done!.result;
}

/** The same for what can as well be done another time: not where there are no locks, or another tab is at it. */
export function aloneOrNot(act: () => void): void {
  navigator.locks?.request(NAME, { ifAvailable: true }, async (lock) => lock && act()).catch(() => {});
}
