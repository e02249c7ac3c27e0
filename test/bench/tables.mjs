import { summarize } from './statistics.mjs';

/** Writes one table of a scenario in Markdown: a row for each contestant, the median with its quartiles for each figure. */
export function writeTable({ title, figures }, samples) {
  const rows = Object.entries(samples).filter(([name, own]) => name !== 'control' && figures.some(([figure]) => own[figure]));
  if (!rows.length) return '';
  const cells = rows.map(([name, own]) => [
    name,
    ...figures.map(([figure, , digits]) => (own[figure] ? write(summarize(own[figure]), digits) : '')),
  ]);
  return [
    `**${title}**`,
    '',
    row(['', ...figures.map(([, label]) => label)]),
    row(['---', ...figures.map(() => '--:')]),
    ...cells.map(row),
    '',
  ].join('\n');
}

function write({ median, lower, upper }, digits) {
  const [middle, low, high] = [median, lower, upper].map((value) => value.toFixed(digits));
  return low === high ? middle : `${middle} (${low}–${high})`;
}

/** Writes one line of a table. */
export function row(cells) {
  return `| ${cells.join(' | ')} |`;
}
