import { pause } from '../browser.mjs';
import { runRounds } from '../rounds.mjs';
import { takeLeast } from '../statistics.mjs';
import { click, openVisit, readMetrics } from '../visit.mjs';
import { differ, inFreshContext, prefix, repeatVisits, warmUpAt } from './shared.mjs';

const VISITS = ['first', 'returning'];

/** What a widget keeps of the page's memory when its work is done: after a refusal, and on the visit after it. */
export const memory = {
  name: 'memory',
  title: 'Memory',
  tables: VISITS.map((visit) => ({
    title: `${visit === 'first' ? 'first visit, refused, banner closed' : 'returning visit after a refusal'}, beyond the control page`,
    figures: [
      [`heap ${visit}`, 'JavaScript heap, KB', 0],
      [`listeners ${visit}`, 'event listeners', 0],
      [`nodes ${visit}`, 'nodes', 0],
    ],
  })),

  run({ browser, places, contestants, rounds, visits, say }) {
    const look = (context, contestant, isFirst) =>
      openVisit(context, {}, async (page) => {
        await page.visit(places.addressOf(contestant));
        if (isFirst && contestant.parts.refuse) await click(page, contestant.parts.refuse);
        await pause(1_000);
        // what only weak references and finalizers held goes with the second
        for (let time = 0; time < 3; time++) await page.send('HeapProfiler.collectGarbage');
        const { JSHeapUsedSize, JSEventListeners, Nodes } = await readMetrics(page);
        return { heap: JSHeapUsedSize / 1024, listeners: JSEventListeners, nodes: Nodes };
      });

    const measureOnce = (contestant) =>
      inFreshContext(browser, async (context) => ({
        ...prefix(await look(context, contestant, true), 'first'),
        ...prefix(await look(context, contestant, false), 'returning'),
      }));

    return runRounds({
      contestants,
      rounds,
      warmUp: warmUpAt(browser, (contestant) => [places.addressOf(contestant)]),
      measure: async (contestant) => takeLeast(await repeatVisits(visits, () => measureOnce(contestant))),
      relate: differ(/^$/),
      say,
    });
  },
};
