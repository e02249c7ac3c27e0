import { runRounds } from '../rounds.mjs';
import { click, openVisit, tap } from '../visit.mjs';
import { inFreshContext, repeatVisits, warmUpAt } from './shared.mjs';

const COUNTS = [5, 200];

/** A mouse rests on a button before it presses, and some widgets begin their work then; a finger does not. */
const HANDS = new Map([
  ['mouse', click],
  ['finger', tap],
]);

/** The visitor wants to choose: how long it takes on a slow machine until the second layer is seen. */
export const preferences = {
  name: 'preferences',
  title: 'Opening the preferences',
  tables: [
    {
      title: 'from the click until they are first seen, 6x, ms',
      figures: [...HANDS].flatMap(([hand]) => COUNTS.map((count) => [`seen ${hand} ${count}`, `${hand}, ${count} services`, 0])),
    },
  ],

  run({ browser, places, contestants, rounds, visits, say }) {
    const open = ({ parts, ...contestant }, press, services) =>
      inFreshContext(browser, (context) =>
        openVisit(context, { slowdown: 6, input: true, seen: parts.preferences }, async (page) => {
          await page.visit(places.addressOf(contestant, { services }));
          await press(page, parts.choose);
          return page.until(() => window.seenAt && window.seenAt - window.clickedAt);
        }),
      );

    async function measure(contestant) {
      const figures = {};
      for (const [hand, press] of HANDS) {
        for (const count of COUNTS) {
          figures[`seen ${hand} ${count}`] = Math.min(...(await repeatVisits(visits, () => open(contestant, press, count))));
        }
      }
      return figures;
    }

    return runRounds({
      contestants: contestants.filter(({ hasPreferences }) => hasPreferences),
      rounds,
      warmUp: warmUpAt(browser, (contestant) => COUNTS.map((services) => places.addressOf(contestant, { services }))),
      measure,
      say,
    });
  },
};
