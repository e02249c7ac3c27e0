import { pause } from '../browser.mjs';
import { runRounds } from '../rounds.mjs';
import { takeLeast } from '../statistics.mjs';
import { click, openVisit } from '../visit.mjs';
import { inFreshContext, prefix, repeatVisits, SPEEDS, warmUpAt } from './shared.mjs';

/** The visitor says yes with the mouse: how long it takes until the script that waited runs, and how long the page is busy. */
export const accept = {
  name: 'accept',
  title: 'Accepting',
  isMain: true,
  tables: [
    {
      title: 'from the click to the script that waited, ms',
      figures: SPEEDS.map((slowdown) => [`gated ${slowdown}x`, `${slowdown}x`, 0]),
    },
    {
      title: 'longest event until the next frame, ms (0: below 16)',
      figures: SPEEDS.map((slowdown) => [`event ${slowdown}x`, `${slowdown}x`, 0]),
    },
  ],

  run({ browser, places, contestants, rounds, visits, quick, say }) {
    const accepted = (contestant, slowdown) =>
      inFreshContext(browser, (context) =>
        openVisit(context, { slowdown, input: true }, async (page) => {
          await page.visit(places.addressOf(contestant));
          await click(page, contestant.parts.accept);
          await page.until(() => window.gated);
          await pause(500);
          return page.run(() => ({ gated: window.gated - window.clickedAt, event: window.longestEvent }));
        }),
      );

    async function measure(contestant) {
      const figures = {};
      for (const slowdown of quick ? [6] : SPEEDS) {
        Object.assign(figures, prefix(takeLeast(await repeatVisits(visits, () => accepted(contestant, slowdown))), `${slowdown}x`));
      }
      return figures;
    }

    return runRounds({
      contestants: contestants.filter(({ parts }) => parts.accept),
      rounds,
      warmUp: quick ? undefined : warmUpAt(browser, (contestant) => [places.addressOf(contestant)]),
      measure,
      say,
    });
  },
};
