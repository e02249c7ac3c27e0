import { pause } from '../browser.mjs';
import { runRounds } from '../rounds.mjs';
import { takeLeast } from '../statistics.mjs';
import { click, forgetFiles, openVisit, spendVisit } from '../visit.mjs';
import { differ, prefix, repeatVisits, SPEEDS, timeTables } from './shared.mjs';

const CHOICES = ['accept', 'refuse'];
const CACHES = ['cold', 'warm'];
const CONDITIONS = CHOICES.flatMap((choice) => CACHES.flatMap((cache) => SPEEDS.map((slowdown) => ({ choice, cache, slowdown }))));
const nameOf = ({ choice, cache, slowdown }) => `${choice} ${cache} ${slowdown}x`;
const accepted = CONDITIONS.filter(({ choice }) => choice === 'accept');

/** Somebody who has decided before comes again, with nothing in the browser's cache, and with everything in it. */
export const returningVisit = {
  name: 'returning',
  title: 'Returning visit',
  isMain: true,
  tables: [
    ...timeTables(CONDITIONS.map((condition) => [nameOf(condition), `after ${condition.choice}, ${condition.cache} cache, ${condition.slowdown}x`])),
    {
      title: 'when the script that waited ran, ms after the navigation began',
      figures: accepted.map((condition) => [`gated ${nameOf(condition)}`, `${condition.cache}, ${condition.slowdown}x`, 1]),
    },
  ],

  async run({ browser, places, contestants, rounds, visits, quick, say }) {
    // one browser context for each contestant and choice, in which the choice was made once
    const contexts = new Map();
    const contextOf = (contestant, choice) => contexts.get(`${contestant.name} ${choice}`);
    const conditions = quick ? accepted.filter(({ cache }) => cache === 'cold') : CONDITIONS;

    async function decide(contestant) {
      for (const choice of new Set(conditions.map((condition) => condition.choice))) {
        const context = await browser.openContext();
        contexts.set(`${contestant.name} ${choice}`, context);
        await openVisit(context, {}, async (page) => {
          await page.visit(places.addressOf(contestant));
          if (contestant.parts[choice]) await click(page, contestant.parts[choice]);
          if (contestant.parts[choice] && choice === 'accept') await page.until(() => window.gated);
          await pause(500);
        });
      }
    }

    const comeBack = (contestant, { choice, cache, slowdown }) =>
      openVisit(contextOf(contestant, choice), { slowdown }, async (page) => {
        if (cache === 'cold') await forgetFiles(page);
        const times = await spendVisit(page, places.addressOf(contestant), slowdown);
        return { ...times, gated: choice === 'accept' ? await page.run(() => window.gated ?? NaN) : NaN };
      });

    async function measure(contestant) {
      const figures = {};
      for (const condition of conditions) {
        // compiled code is kept from the second visit with a full cache on
        if (condition.cache === 'warm' && condition.slowdown === 1) await repeatVisits(2, () => comeBack(contestant, condition));
        const least = takeLeast(await repeatVisits(visits, () => comeBack(contestant, condition)));
        Object.assign(figures, prefix(least, nameOf(condition)));
      }
      return figures;
    }

    const samples = await runRounds({
      // what was built for a first visit only is not measured on a later one
      contestants: contestants.filter(({ name }) => name !== 'rozilik tailored first'),
      rounds,
      warmUp: decide,
      measure,
      relate: differ(/gated/),
      say,
    });
    for (const context of contexts.values()) await context.close();
    return samples;
  },
};
