import { pause } from '../browser.mjs';
import { openVisit } from '../visit.mjs';

/** How many times slower than it is the processor is made. */
export const SPEEDS = [1, 6];

/** Puts words behind the names of figures, which tell them from those of other conditions. */
export function prefix(figures, words) {
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [`${name} ${words}`, value]));
}

/** Makes of figures what they are beyond those of the control in the same round, except where the name says that they stand alone. */
export function differ(alone) {
  return (figures, control) =>
    Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, alone.test(name) ? value : value - control[name]]));
}

/** The tables of the main thread's time, one for each condition: words behind the figures' names, and a title. */
export function timeTables(conditions) {
  return conditions.map(([words, title]) => ({
    title: `${title}: time of the main thread beyond the control page, ms`,
    figures: ['script', 'style', 'layout', 'tasks'].map((name) => [`${name} ${words}`, name === 'tasks' ? 'all tasks' : name, 1]),
  }));
}

/** Visits each address of a contestant once: the server compresses then, and the machine reads from its disk. */
export function warmUpAt(browser, addressesOf) {
  return async (contestant) => {
    const context = await browser.openContext();
    for (const address of addressesOf(contestant)) {
      await openVisit(context, {}, async (page) => {
        await page.visit(address);
        await pause(200);
      });
    }
    await context.close();
  };
}

/** Measures something once in a browser without a past. */
export async function inFreshContext(browser, act) {
  const context = await browser.openContext();
  try {
    return await act(context);
  } finally {
    await context.close();
  }
}

/** Measures something several times, one after the other. */
export async function repeatVisits(visits, act) {
  const results = [];
  for (let visit = 0; visit < visits; visit++) results.push(await act());
  return results;
}
