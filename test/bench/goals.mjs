import { median } from './statistics.mjs';
import { row } from './tables.mjs';

const FULL_PEERS = ['vanilla-cookieconsent', 'orejime', 'klaro', 'tarteaucitronjs', 'probo'];
const RETURNING = ['rozilik service', 'rozilik tagged', 'rozilik tailored return'];
const FIRST = ['rozilik service', 'rozilik tagged', 'rozilik tailored first'];
const UNTAILORED = ['rozilik service', 'rozilik tagged'];

const times = (scenario, name, conditions) => conditions.map((condition) => [scenario, `${name} ${condition}`]);
const RETURNING_CONDITIONS = ['accept', 'refuse'].flatMap((choice) => ['cold', 'warm'].flatMap((cache) => [1, 6].map((speed) => `${choice} ${cache} ${speed}x`)));
const ACCEPTED_CONDITIONS = RETURNING_CONDITIONS.filter((condition) => condition.startsWith('accept'));

/** What Rozilik is to reach: whose figures, beside whose, at most so many times theirs, at most so much more. */
const GOALS = [
  { text: 'returning: script ≤ orejime', whose: RETURNING, figures: times('returning', 'script', RETURNING_CONDITIONS), beside: ['orejime'] },
  { text: 'returning: script ≤ 0.75 × vanilla', whose: RETURNING, figures: times('returning', 'script', RETURNING_CONDITIONS), beside: ['vanilla-cookieconsent'], factor: 0.75 },
  { text: 'returning: the waiting script no later than with any peer', whose: RETURNING, figures: times('returning', 'gated', ACCEPTED_CONDITIONS), beside: FULL_PEERS },
  { text: 'memory: heap ≤ vanilla', whose: [...new Set([...RETURNING, ...FIRST])], figures: [['memory', 'heap first'], ['memory', 'heap returning']], beside: ['vanilla-cookieconsent'] },
  { text: 'first visit: script ≤ 0.8 × vanilla', whose: FIRST, figures: times('first', 'script', ['1x', '6x']), beside: ['vanilla-cookieconsent'], factor: 0.8 },
  { text: 'first visit: all tasks ≤ every full peer', whose: FIRST, figures: times('first', 'tasks', ['1x', '6x']), beside: FULL_PEERS },
  { text: 'banner, slow 4G: tailored ≤ floor + 80 ms', whose: ['rozilik tailored first'], figures: [['first', 'seen slow']], beside: ['floor'], more: 80 },
  { text: 'banner, slow 4G: tailored ≤ orejime', whose: ['rozilik tailored first'], figures: [['first', 'seen slow']], beside: ['orejime'] },
  { text: 'banner, slow 4G: untailored ≤ 1.15 × orejime', whose: UNTAILORED, figures: [['first', 'seen slow']], beside: ['orejime'], factor: 1.15 },
  { text: 'accepting, 6x: click to script ≤ orejime', whose: FIRST, figures: [['accept', 'gated 6x']], beside: ['orejime'] },
  { text: '100 tags: longest event ≤ 100 ms', whose: UNTAILORED, figures: [['tags', 'event 100']], most: 100 },
  { text: '1000 tags: click to last ≤ 1.2 × best peer', whose: UNTAILORED, figures: [['tags', 'all 1000']], beside: FULL_PEERS, factor: 1.2 },
  { text: '1000 tags: start-up script ≤ 10 ms', whose: UNTAILORED, figures: [['tags', 'start 1000']], most: 10 },
  { text: 'preferences, 6x: ≤ vanilla', whose: UNTAILORED, figures: [['preferences', 'seen 5'], ['preferences', 'seen 200']], beside: ['vanilla-cookieconsent'] },
];

/** Compares Rozilik's medians with what it is to reach: information, and never a failure. */
export function writeGoals(samples) {
  const middle = (name, [scenario, figure]) => {
    const values = samples[scenario]?.[name]?.[figure];
    return values && median(values);
  };
  const lines = [];
  for (const { text, whose, figures, beside = [], factor = 1, more = 0, most } of GOALS) {
    for (const figure of figures) {
      // "every peer" means: not more than the least
      const peers = beside.map((name) => [name, middle(name, figure)]).filter(([, value]) => value !== undefined);
      const [best, theirs] = peers.sort(([, one], [, other]) => one - other)[0] ?? [];
      const limit = most ?? (theirs === undefined ? undefined : theirs * factor + more);
      if (limit === undefined) continue;
      for (const name of whose) {
        const own = middle(name, figure);
        if (own === undefined) continue;
        const ratio = theirs ? (own / theirs).toFixed(2) : '';
        lines.push(row([text, figure[1], name, own.toFixed(1), theirs === undefined ? '' : `${best} ${theirs.toFixed(1)}`, ratio, limit.toFixed(1), own <= limit ? 'reached' : 'not reached']));
      }
    }
  }
  if (!lines.length) return '';
  return ['## Goals', '', row(['goal', 'figure', 'whose', 'median', 'beside', 'ratio', 'limit', '']), row(['---', '---', '---', '--:', '--:', '--:', '--:', '---']), ...lines, ''].join('\n');
}
