import { rozilikDocuments } from '../contestants/index.mjs';
import { runRounds } from '../rounds.mjs';
import { openVisit } from '../visit.mjs';
import { inFreshContext, warmUpAt } from './shared.mjs';

/** About 350,000 characters in clauses of usual length, and ten thousand short clauses. */
const TEXTS = [
  [1_000, '350,000 characters'],
  [10_000, '10,000 clauses'],
];

/** Long documents, Rozilik alone: opened in the reader, and compared with another version. */
export const documents = {
  name: 'documents',
  title: 'Long documents (Rozilik only)',
  tables: [
    { title: 'opened in the reader, ms', figures: listFigures('open') },
    { title: 'compared with the version before, ms', figures: listFigures('compare') },
  ],

  run({ browser, places, rounds, say }) {
    const read = (clauses, view, sign) =>
      inFreshContext(browser, (context) =>
        openVisit(context, {}, async (page) => {
          await page.visit(places.addressOf(rozilikDocuments, { clauses }));
          return page.run(openView, view, sign);
        }),
      );

    return runRounds({
      contestants: [rozilikDocuments],
      rounds,
      warmUp: warmUpAt(browser, (contestant) => TEXTS.map(([clauses]) => places.addressOf(contestant, { clauses }))),
      async measure() {
        const figures = {};
        for (const [clauses] of TEXTS) {
          for (const [name, view, sign] of [
            ['open', 'policy', '.tools'],
            ['compare', 'policy..2', '.changes'],
          ]) {
            const { total, longest } = await read(clauses, view, sign);
            Object.assign(figures, { [`total ${name} ${clauses}`]: total, [`longest ${name} ${clauses}`]: longest });
          }
        }
        return figures;
      },
      say,
    });
  },
};

function listFigures(what) {
  return TEXTS.flatMap(([clauses, title]) => [
    [`total ${what} ${clauses}`, `${title}: until drawn`, 0],
    [`longest ${what} ${clauses}`, 'longest time the page could do nothing else', 0],
  ]);
}

/** Runs in the page: opens a view, and notes how long no message of the page's own came through meanwhile. */
async function openView(view, sign) {
  const channel = new MessageChannel();
  let isDone = false;
  let longest = 0;
  let last = performance.now();
  channel.port1.onmessage = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (!isDone) channel.port2.postMessage(0);
  };
  channel.port2.postMessage(0);
  const start = performance.now();
  await window.rozilik.open(view);
  const root = document.querySelector('rozilik-root').shadowRoot;
  while (!root.querySelector(sign)) await new Promise((resolve) => setTimeout(resolve, 10));
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  isDone = true;
  return { total: performance.now() - start, longest };
}
