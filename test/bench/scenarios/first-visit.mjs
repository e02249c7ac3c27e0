import { runRounds } from '../rounds.mjs';
import { takeLeast } from '../statistics.mjs';
import { openVisit, spendVisit } from '../visit.mjs';
import { differ, inFreshContext, prefix, repeatVisits, SPEEDS, timeTables, warmUpAt } from './shared.mjs';

/** Somebody comes for the first time: what is loaded, what it costs, when the question is seen. */
export const firstVisit = {
  name: 'first',
  title: 'First visit',
  isMain: true,
  tables: [
    {
      title: 'bytes over the wire (Brotli, bodies) and requests, beyond those of the control page',
      figures: [
        ['bytes', 'bytes', 0],
        ['requests', 'requests', 0],
      ],
    },
    ...timeTables(SPEEDS.map((slowdown) => [`${slowdown}x`, `${slowdown}x`])),
    {
      title: 'when the banner is first seen, ms after the navigation began',
      figures: [
        ['seen 1x', '1x', 0],
        ['seen 6x', '6x', 0],
        ['seen slow', 'slow 4G', 0],
      ],
    },
  ],

  run({ browser, places, contestants, rounds, visits, quick, say }) {
    const banners = [
      ['seen 1x', {}],
      ['seen 6x', { slowdown: 6 }],
      ['seen slow', { slow: true }],
    ].slice(quick ? 1 : 0);

    const measureTimes = async (contestant, slowdown) =>
      takeLeast(
        await repeatVisits(visits, () =>
          inFreshContext(browser, (context) =>
            openVisit(context, { slowdown }, (page) => spendVisit(page, places.addressOf(contestant), slowdown)),
          ),
        ),
      );

    const timeBanner = (contestant, options) =>
      inFreshContext(browser, (context) =>
        openVisit(context, { ...options, seen: contestant.parts.banner }, async (page) => {
          await page.visit(places.addressOf(contestant));
          return page.until(() => window.seenAt);
        }),
      );

    async function measure(contestant) {
      places.takeSeen();
      const figures = prefix(await measureTimes(contestant, 1), '1x');
      const own = places.takeSeen().filter(({ path }) => path !== '/gated.js');
      Object.assign(figures, prefix(await measureTimes(contestant, 6), '6x'));
      if (contestant.parts.banner) {
        for (const [name, options] of banners) {
          figures[name] = Math.min(...(await repeatVisits(visits, () => timeBanner(contestant, options))));
        }
      }
      return { ...figures, bytes: own.reduce((sum, { bytes }) => sum + bytes, 0) / visits, requests: own.length / visits };
    }

    return runRounds({
      contestants,
      rounds,
      warmUp: warmUpAt(browser, (contestant) => [places.addressOf(contestant)]),
      measure,
      relate: differ(/seen/),
      say,
    });
  },
};
