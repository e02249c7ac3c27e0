import { cut, LONGEST } from './cut';
import { readLabel } from './read-label';
import type { Inline, Marked } from './tree';

/** A stretch of text under the same marks, outermost first; `\u2028` alone is a line break. */
export interface Run {
  text: string;
  marks: readonly Omit<Marked, 'content'>[];
  /** Its whitespace counts, as in `pre`. */
  pre: boolean;
}

/** A line break, as text: no author can type it into HTML by accident. */
export const BREAK = '\u2028';

/** The text of runs, breaks included. */
export function textOf(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join('');
}

/** Runs cut where a new paragraph begins: at an empty line, and before a label that stands first in its line. */
export function paragraphsOf(runs: readonly Run[]): Run[][] {
  const whole = textOf(runs);
  const paragraphs: Run[][] = [[]];
  let offset = 0;
  for (const run of runs) {
    let from = 0;
    for (const { index } of run.text.matchAll(/[\n\u2028]/g)) {
      if (!beginsParagraph(whole.slice(offset + index, offset + index + 80), run.pre)) continue;
      paragraphs.at(-1)!.push({ ...run, text: run.text.slice(from, index) });
      paragraphs.push([]);
      from = index + 1;
    }
    paragraphs.at(-1)!.push({ ...run, text: run.text.slice(from) });
    offset += run.text.length;
  }
  return paragraphs.map(collapse);
}

/** Runs with the whitespace that a browser shows. */
export function collapse(runs: readonly Run[]): Run[] {
  const shown: Run[] = [];
  let afterSpace = true;
  for (const run of runs) {
    if (run.text === BREAK) {
      trimEnd(shown);
      if (shown.length) shown.push(run);
      afterSpace = true;
      continue;
    }
    let text = run.pre ? run.text : run.text.replace(/[ \t\n\r\f]+/g, ' ');
    if (afterSpace && !run.pre && text.startsWith(' ')) text = text.slice(1);
    if (!text) continue;
    shown.push({ ...run, text });
    afterSpace = text.endsWith(' ');
  }
  while (shown.at(-1)?.text === BREAK || trimEnd(shown)) if (shown.at(-1)?.text === BREAK) shown.pop();
  return shown;
}

/** Runs without so many of their first characters, and without the space after those. */
export function dropStart(runs: readonly Run[], length: number): Run[] {
  let left = length;
  const rest = runs.map((run) => {
    const text = run.text.slice(left);
    left = Math.max(0, left - run.text.length);
    return { ...run, text };
  });
  const first = rest.findIndex(({ text }) => text.trim());
  return first < 0 ? [] : rest.slice(first).map((run, at) => (at ? run : { ...run, text: run.text.trimStart() }));
}

/** Runs in pieces that are not too long for one block. */
export function cutRuns(runs: readonly Run[]): Run[][] {
  const pieces: Run[][] = [[]];
  let length = 0;
  for (const run of runs) {
    for (const text of cut(run.text)) {
      length += text.length;
      if (length > LONGEST) {
        pieces.push([]);
        length = text.length;
      }
      pieces.at(-1)!.push({ ...run, text });
    }
  }
  return pieces;
}

/** Runs as nested pieces. */
export function toContent(runs: readonly Run[], depth = 0): Inline[] {
  const content: Inline[] = [];
  for (let at = 0; at < runs.length;) {
    const { text, marks } = runs[at]!;
    const mark = marks[depth];
    let end = at + 1;
    if (mark) {
      while (runs[end]?.marks[depth] === mark) end++;
      content.push({ ...mark, content: toContent(runs.slice(at, end), depth + 1) });
    } else if (text === BREAK) content.push({ tag: 'br', content: [] });
    else if (typeof content.at(-1) === 'string') content.push(`${content.pop() as string}${text}`);
    else content.push(text);
    at = end;
  }
  return content;
}

function trimEnd(runs: Run[]): boolean {
  const last = runs.at(-1);
  if (!last || last.text === BREAK || !/\s$/.test(last.text.slice(-1))) return false;
  const text = last.text.trimEnd();
  if (text) runs[runs.length - 1] = { ...last, text };
  else runs.pop();
  return true;
}

/** Whether the line after a break is a paragraph of its own. */
function beginsParagraph(rest: string, pre: boolean): boolean {
  if (rest.startsWith(BREAK) && /^\u2028[^\S\u2028]*\u2028/.test(rest)) return true;
  const label = readLabel(rest.trim());
  if (rest.startsWith(BREAK) || pre) return label !== undefined;
  // A line of the HTML source may break anywhere, also before "2.5 of the Policy".
  return label !== undefined && !label.mark.startsWith('bullet') && /[.)]$/.test(label.text);
}
