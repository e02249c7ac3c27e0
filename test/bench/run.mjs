// Measures Rozilik beside other consent widgets in Chromium, and reports. Nothing here fails because something is slow.
import { mkdirSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { readArguments } from './arguments.mjs';
import { launchBrowser, tellVersion } from './browser.mjs';
import { contestants as all, dist, readVersion, rozilikDocuments } from './contestants/index.mjs';
import { writeGoals } from './goals.mjs';
import { installPeers } from './install-peers.mjs';
import { scenarios as every } from './scenarios/index.mjs';
import { openPlaces } from './scenarios/places.mjs';
import { writeTable } from './tables.mjs';

const results = fileURLToPath(new URL('results', import.meta.url));

try {
  await main();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

async function main() {
  const { scenarios, contestants, rounds, quick } = readArguments(every, all);
  installPeers();
  const about = describeRun(rounds);
  console.log(
    `# Bench\n\n${Object.entries(about)
      .map(([name, value]) => `- ${name}: ${value}`)
      .join('\n')}\n`,
  );

  const places = await openPlaces([...all, rozilikDocuments]);
  const samples = {};
  try {
    for (const scenario of scenarios) {
      // a browser that has worked for long is slower than a fresh one
      const browser = await launchBrowser();
      const end = () => void browser.close().finally(() => process.exit(130));
      process.once('SIGINT', end).once('SIGTERM', end);
      const say = (what) => console.error(`${new Date().toISOString().slice(11, 19)} ${scenario.name}: ${what}`);
      try {
        // several visits for what differs by little
        const visits = scenario.isMain && !quick ? 2 : 1;
        samples[scenario.name] = await scenario.run({ browser, places, contestants, rounds, visits, quick, say });
      } finally {
        process.off('SIGINT', end).off('SIGTERM', end);
        await browser.close();
      }
      const tables = scenario.tables.map((table) => writeTable(table, samples[scenario.name])).filter(Boolean);
      console.log(`## ${scenario.title}\n\n${tables.join('\n')}`);
      save({ about, samples });
    }
  } finally {
    await places.close();
  }
  console.log(writeGoals(samples));
}

function describeRun(rounds) {
  const versions = all.filter((each) => each.package).map((each) => `${each.package} ${readVersion(each.package)}`);
  return {
    date: new Date().toISOString(),
    command: ['node', 'test/bench/run.mjs', ...process.argv.slice(2)].join(' '),
    measured: dist,
    tailored: process.env.ROZILIK_TAILORED ?? 'none',
    rounds,
    Chromium: tellVersion(),
    node: process.version,
    others: versions.join(', '),
  };
}

function save(what) {
  mkdirSync(results, { recursive: true });
  writeFileSync(`${results}/latest.json`, JSON.stringify(what, undefined, 1));
}
