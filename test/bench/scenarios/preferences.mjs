import { runRounds } from '../rounds.mjs';
import { click, openVisit } from '../visit.mjs';
import { inFreshContext, repeatVisits, warmUpAt } from './shared.mjs';

const COUNTS = [5, 200];

/** The visitor wants to choose: how long it takes on a slow machine until the second layer is seen. */
export const preferences = {
  name: 'preferences',
  title: 'Opening the preferences',
  tables: [{ title: 'from the click until they are first seen, 6x, ms', figures: COUNTS.map((count) => [`seen ${count}`, `${count} services`, 0]) }],

  run({ browser, places, contestants, rounds, visits, say }) {
    const open = ({ parts, ...contestant }, services) =>
      inFreshContext(browser, (context) => openVisit(context, { slowdown: 6, input: true, seen: parts.preferences }, async (page) => {
        await page.visit(places.addressOf(contestant, { services }));
        await click(page, parts.choose);
        return page.until(() => window.seenAt && window.seenAt - window.clickedAt);
      }));

    async function measure(contestant) {
      const figures = {};
      for (const count of COUNTS) figures[`seen ${count}`] = Math.min(...await repeatVisits(visits, () => open(contestant, count)));
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
