import { pause } from '../browser.mjs';
import { runRounds } from '../rounds.mjs';
import { takeLeast } from '../statistics.mjs';
import { click, openVisit, spendVisit } from '../visit.mjs';
import { differ, inFreshContext, prefix, repeatVisits, warmUpAt } from './shared.mjs';

const COUNTS = [1, 10, 100, 1000];

/** Pages with many small scripts that wait, each tagged as the widget wants it. */
export const tags = {
  name: 'tags',
  title: 'Many tagged scripts',
  tables: [
    {
      title: 'from the click until the last one ran, ms',
      figures: COUNTS.map((count) => [`all ${count}`, `${count} scripts`, 1]),
    },
    {
      title: 'script time of the main thread before anybody clicks, beyond the control page, ms',
      figures: COUNTS.map((count) => [`start ${count}`, `${count} scripts`, 1]),
    },
    {
      title: 'longest event until the next frame, ms (0: below 16)',
      figures: COUNTS.map((count) => [`event ${count}`, `${count} scripts`, 0]),
    },
  ],

  run({ browser, places, contestants, rounds, visits, say }) {
    const acceptAll = (contestant, count) =>
      inFreshContext(browser, (context) =>
        openVisit(context, { input: true }, async (page) => {
          const { script } = await spendVisit(page, places.addressOf(contestant, { scripts: count }), 1);
          if (!contestant.parts.accept) return { start: script, all: NaN, event: NaN };
          await click(page, contestant.parts.accept);
          await page.until((wanted) => window.ran?.length >= wanted, count);
          await pause(500);
          return page.run((start) => ({ start, all: window.ran.at(-1) - window.clickedAt, event: window.longestEvent }), script);
        }),
      );

    async function measure(contestant) {
      const figures = {};
      for (const count of COUNTS) {
        Object.assign(figures, prefix(takeLeast(await repeatVisits(visits, () => acceptAll(contestant, count))), count));
      }
      return figures;
    }

    return runRounds({
      contestants: contestants.filter(({ name, tagsScripts }) => tagsScripts || name === 'control'),
      rounds,
      warmUp: warmUpAt(browser, (contestant) => COUNTS.map((count) => places.addressOf(contestant, { scripts: count }))),
      measure,
      relate: differ(/^(all|event)/),
      say,
    });
  },
};
