// Says where a widget's time goes: node test/bench/profile.mjs [contestant] [first|returning|accept|preferences] [slowdown]
import process from 'node:process';
import { launchBrowser, pause } from './browser.mjs';
import { contestants } from './contestants/index.mjs';
import { openPlaces } from './scenarios/places.mjs';
import { inFreshContext } from './scenarios/shared.mjs';
import { row } from './tables.mjs';
import { gatherSamples } from './samples.mjs';
import { gatherTrace } from './trace.mjs';
import { click, openVisit } from './visit.mjs';

const VISITS = 7;
const [wanted = 'rozilik service', moment = 'returning', slowdown = '1'] = process.argv.slice(2);

/** What is done before the recording begins, and what is recorded. */
const moments = {
  first: { record: (page, address) => page.visit(address) },
  returning: { choice: 'accept', record: (page, address) => page.visit(address) },
  accept: { prepare: (page, address) => page.visit(address), record: (page, _, { accept }) => click(page, accept) },
  preferences: { prepare: (page, address) => page.visit(address), record: (page, _, { choose }) => click(page, choose) },
};

const contestant = contestants.find(({ name }) => name.startsWith(wanted));
const { choice, prepare, record } = moments[moment];
const wants = moment === 'preferences' ? { gated: 1, services: 5 } : { gated: 1 };

const places = await openPlaces(contestants);
const browser = await launchBrowser();
try {
  await visitOnce(() => {});
  print('sampled functions, mean of self time in ms', await gatherSamples(VISITS, visitOnce));
  print('traced events, mean of self time of the main thread in ms', await gatherTrace(VISITS, visitOnce, browser));
} finally {
  await browser.close();
  await places.close();
}

/** Makes one visit of somebody without a past, or with a choice made before; what `around` does begins and ends the recording. */
function visitOnce(around) {
  return inFreshContext(browser, async (context) => {
    const address = places.addressOf(contestant, wants);
    if (choice) {
      await openVisit(context, {}, async (page) => {
        await page.visit(address);
        await click(page, contestant.parts[choice]);
        await pause(500);
      });
    }
    return openVisit(context, { slowdown: Number(slowdown) }, async (page) => {
      if (choice) {
        await page.send('Network.enable');
        await page.send('Network.clearBrowserCache');
        await page.send('Network.disable');
      }
      await prepare?.(page, address);
      await pause(500);
      const end = await around(page);
      await record(page, address, contestant.parts);
      await pause(1_000);
      return end?.();
    });
  });
}

function print(title, rows) {
  console.log(`\n**${contestant.name}, ${moment}, ${slowdown}x: ${title}**\n`);
  const lines = rows.map(([name, own, all]) => [name, own.toFixed(2), all.toFixed(2)]);
  console.log([['', 'self', 'with what it calls'], ['---', '--:', '--:'], ...lines].map(row).join('\n'));
}
