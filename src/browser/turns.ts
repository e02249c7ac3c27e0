interface Scheduler {
  yield?(): Promise<void>;
}

/** Waits for the browser's next frame, at most so long, in milliseconds: a page that nobody sees has none. */
const LONGEST_FRAME = 100;

/** Resolves once the page shows what was changed in this turn, or soon where nobody looks at it. */
function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, LONGEST_FRAME);
    // a task of its own after the frame's callbacks comes after its painting
    requestAnimationFrame(() => {
      clearTimeout(timer);
      setTimeout(resolve);
    });
  });
}

/** Lets the browser do what it has to, and comes back before whatever else waits, where it can. */
export function breathe(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: Scheduler };
  return scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));
}

/** What to wait for before each of several things that follow from a click: first its own frame, then the page's turn. */
export function inTurn(): () => Promise<void> {
  let wait = afterPaint;
  return () => {
    const turn = wait();
    wait = breathe;
    return turn;
  };
}

/** Calls back when the page is parsed. */
export function whenParsed(act: () => void): void {
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', act, { once: true });
  else setTimeout(act);
}

/** Calls back when the browser has nothing better to do, or after so long at the latest, in milliseconds. */
export function whenIdle(act: () => void, longest = 1_000): void {
  // Safari has none
  if ('requestIdleCallback' in globalThis) requestIdleCallback(act, { timeout: longest });
  else setTimeout(act, 50);
}
