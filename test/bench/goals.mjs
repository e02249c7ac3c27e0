import { median } from './statistics.mjs';
import { row } from './tables.mjs';

const VANILLA = ['vanilla-cookieconsent'];
const OREJIME = ['orejime'];
const FULL_PEERS = [...VANILLA, ...OREJIME, 'klaro', 'tarteaucitronjs', 'probo'];
const UNTAILORED = ['rozilik service', 'rozilik tagged'];
const RETURNING = [...UNTAILORED, 'rozilik tailored return'];
const FIRST = [...UNTAILORED, 'rozilik tailored first'];

const SPEEDS = ['1x', '6x'];
const ACCEPTED = ['cold', 'warm'].flatMap((cache) => SPEEDS.map((speed) => `accept ${cache} ${speed}`));
const RETURNED = [...ACCEPTED, ...ACCEPTED.map((condition) => condition.replace('accept', 'refuse'))];
const SCRIPTS = RETURNED.map((condition) => `script ${condition}`);
const GATED = ACCEPTED.map((condition) => `gated ${condition}`);
const PREFERENCES = ['mouse', 'finger'].flatMap((hand) => [`seen ${hand} 5`, `seen ${hand} 200`]);

/** What Rozilik is to reach: whose figures, beside whose, at most so many times theirs, or so much more, or so much at all. */
const GOALS = {
  returning: [
    { text: 'script ≤ orejime', whose: RETURNING, figures: SCRIPTS, beside: OREJIME },
    { text: 'script ≤ 0.75 × vanilla', whose: RETURNING, figures: SCRIPTS, beside: VANILLA, factor: 0.75 },
    { text: 'waiting script no later than with any peer', whose: RETURNING, figures: GATED, beside: FULL_PEERS },
  ],
  memory: [
    { text: 'heap ≤ vanilla', whose: FIRST, figures: ['heap first'], beside: VANILLA },
    { text: 'heap ≤ vanilla', whose: RETURNING, figures: ['heap returning'], beside: VANILLA },
  ],
  first: [
    { text: 'script ≤ 0.8 × vanilla', whose: FIRST, figures: SPEEDS.map((speed) => `script ${speed}`), beside: VANILLA, factor: 0.8 },
    { text: 'all tasks ≤ every full peer', whose: FIRST, figures: SPEEDS.map((speed) => `tasks ${speed}`), beside: FULL_PEERS },
    { text: 'banner: tailored ≤ floor + 80 ms', whose: ['rozilik tailored first'], figures: ['seen slow'], beside: ['floor'], more: 80 },
    { text: 'banner: tailored ≤ orejime', whose: ['rozilik tailored first'], figures: ['seen slow'], beside: OREJIME },
    { text: 'banner: untailored ≤ 1.15 × orejime', whose: UNTAILORED, figures: ['seen slow'], beside: OREJIME, factor: 1.15 },
  ],
  accept: [{ text: 'click to script ≤ orejime', whose: FIRST, figures: ['gated 6x'], beside: OREJIME }],
  tags: [
    { text: 'longest event ≤ 100 ms', whose: UNTAILORED, figures: ['event 100'], most: 100 },
    { text: 'click to last ≤ 1.2 × best peer', whose: UNTAILORED, figures: ['all 1000'], beside: FULL_PEERS, factor: 1.2 },
    { text: 'start-up script ≤ 10 ms', whose: UNTAILORED, figures: ['start 1000'], most: 10 },
  ],
  preferences: [{ text: 'seen ≤ vanilla', whose: UNTAILORED, figures: PREFERENCES, beside: VANILLA }],
};

/** Compares Rozilik's medians with what it is to reach: information, and never a failure. */
export function writeGoals(samples) {
  const lines = Object.entries(GOALS).flatMap(([scenario, goals]) =>
    goals.flatMap((goal) =>
      goal.figures.flatMap((figure) => compare(goal, figure, samples[scenario] ?? {}).map((cells) => [scenario, ...cells])),
    ),
  );
  if (!lines.length) return '';
  const head = ['scenario', 'goal', 'figure', 'whose', 'median', 'beside', 'ratio', 'limit', ''];
  const line = ['---', '---', '---', '---', '--:', '--:', '--:', '--:', '---'];
  return ['## Goals', '', ...[head, line, ...lines].map(row), ''].join('\n');
}

function compare({ text, whose, beside = [], factor = 1, more = 0, most }, figure, samples) {
  const middles = Object.entries(samples).flatMap(([name, own]) => (own[figure] ? [[name, median(own[figure])]] : []));
  // "every peer" means: not more than the least
  const [[best, theirs] = []] = middles.filter(([name]) => beside.includes(name)).sort(([, one], [, other]) => one - other);
  const limit = most ?? (theirs === undefined ? NaN : theirs * factor + more);
  if (Number.isNaN(limit)) return [];
  return middles
    .filter(([name]) => whose.includes(name))
    .map(([name, own]) => [
      text,
      figure,
      name,
      own.toFixed(1),
      best ? `${best} ${theirs.toFixed(1)}` : '',
      best ? (own / theirs).toFixed(2) : '',
      limit.toFixed(1),
      own <= limit ? 'reached' : 'not reached',
    ]);
}
