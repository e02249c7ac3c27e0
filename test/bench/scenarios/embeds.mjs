import { runRounds } from '../rounds.mjs';
import { takeLeast } from '../statistics.mjs';
import { click, openVisit, spendVisit } from '../visit.mjs';
import { differ, inFreshContext, prefix, repeatVisits, warmUpAt } from './shared.mjs';

const COUNTS = [1, 10, 100];

/** Pages with frames that wait, with whatever the widget shows in their place. */
export const embeds = {
  name: 'embeds',
  title: 'Frames that wait',
  tables: [
    {
      title: 'from the click until each has its address, ms',
      figures: COUNTS.map((count) => [`all ${count}`, `${count} frames`, 1]),
    },
    {
      title: 'script time of the main thread before anybody clicks, beyond the control page, ms',
      figures: COUNTS.map((count) => [`start ${count}`, `${count} frames`, 1]),
    },
  ],

  run({ browser, places, contestants, rounds, visits, say }) {
    const acceptAll = (contestant, count) =>
      inFreshContext(browser, (context) =>
        openVisit(context, { input: true, frames: count }, async (page) => {
          const { script } = await spendVisit(page, places.addressOf(contestant, { frames: count }), 1);
          if (!contestant.parts.accept) return { start: script, all: NaN };
          await click(page, contestant.parts.accept);
          await page.until(() => window.framesAt);
          return page.run((start) => ({ start, all: window.framesAt - window.clickedAt }), script);
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
      contestants: contestants.filter(({ name, holdsFrames }) => holdsFrames || name === 'control'),
      rounds,
      warmUp: warmUpAt(browser, (contestant) => COUNTS.map((count) => places.addressOf(contestant, { frames: count }))),
      measure,
      relate: differ(/^all/),
      say,
    });
  },
};
