import { parseArgs } from 'node:util';

const USAGE = `node test/bench/run.mjs [--only NAME,…] [--contestants NAME,…] [--rounds NUMBER] [--quick]`;

/** Reads what was asked for on the command line. Names of contestants may be shortened: "vanilla". */
export function readArguments(scenarios, contestants) {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      contestants: { type: 'string' },
      rounds: { type: 'string' },
      quick: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) throw new Error(`${USAGE}\nScenarios: ${scenarios.map(({ name }) => name).join(', ')}`);
  const { quick = false } = values;
  return {
    quick,
    rounds: Number(values.rounds ?? (quick ? 1 : 7)),
    scenarios: choose(values.only, scenarios) ?? scenarios.filter(({ isMain }) => isMain || !quick),
    // what each is compared with in its round is never left out
    contestants:
      choose(values.contestants && `control,${values.contestants}`, contestants) ?? contestants.filter(({ isMain }) => isMain || !quick),
  };
}

function choose(names, all) {
  const wanted = names
    ?.split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  if (!wanted?.length) return undefined;
  const unknown = wanted.filter((name) => !all.some((each) => each.name.startsWith(name)));
  if (unknown.length) throw new Error(`Nothing is called ${unknown.join(', ')}. There are: ${all.map(({ name }) => name).join(', ')}`);
  return all.filter((each) => wanted.some((name) => each.name.startsWith(name)));
}
