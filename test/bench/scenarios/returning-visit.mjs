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
    ...timeTables(CONDITIONS.map((each) => [nameOf(each), `after ${each.choice}, ${each.cache} cache, ${each.slowdown}x`])),
    {
      title: 'when the script that waited ran, ms after the navigation began',
      figures: accepted.map((condition) => [`gated ${nameOf(condition)}`, `${condition.cache}, ${condition.slowdown}x`, 1]),
    },
  ],

  async run({ browser, places, contestants, rounds, visits, quick, say }) {
    // one browser context for each contestant, choice and state of the cache, in which the choice was made once
    const contexts = new Map();
    const addressOf = (contestant, { choice }) => places.addressOf(contestant, { gated: 1, granted: choice === 'accept' ? 1 : 0 });
    const keyOf = (contestant, { choice, cache }) => `${contestant.name} ${choice} ${cache}`;
    const conditions = quick ? accepted.filter(({ cache }) => cache === 'cold') : CONDITIONS;

    async function decide(contestant) {
      for (const condition of conditions.filter(({ slowdown }) => slowdown === 1)) {
        const context = await browser.openContext();
        contexts.set(keyOf(contestant, condition), context);
        const button = contestant.parts[condition.choice];
        await openVisit(context, {}, async (page) => {
          await page.visit(addressOf(contestant, condition));
          if (button) await click(page, button);
          if (button && condition.choice === 'accept') await page.until(() => window.gated);
          await pause(500);
        });
        // compiled code is kept from the second visit with a full cache on
        if (condition.cache === 'warm') await repeatVisits(2, () => comeBack(contestant, condition));
      }
    }

    const comeBack = (contestant, condition) =>
      openVisit(contexts.get(keyOf(contestant, condition)), condition, async (page) => {
        if (condition.cache === 'cold') await forgetFiles(page);
        const times = await spendVisit(page, addressOf(contestant, condition), condition.slowdown);
        return { ...times, gated: condition.choice === 'accept' ? await page.run(() => window.gated ?? NaN) : NaN };
      });

    async function measure(contestant) {
      const figures = {};
      for (const condition of conditions) {
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
