import { assignAnchors } from './anchors';
import { growTree, isFinished, isTitle } from './grow-tree';
import type { Draft } from './grow-tree';
import { readLabel } from './read-label';
import type { Label } from './read-label';
import type { Block, Row } from './tree';

const LINES_AT_ONCE = 200;

/** Plain text as a tree of clauses, word for word; pauses every 200 lines, so that a page stays alive. */
export function* parseText(text: string): Generator<undefined, Block[]> {
  const lines = text.split(/\r\n?|\n/);
  const tree = growTree();
  let written = lines.length;
  while (written && !lines[written - 1]!.trim()) written--;

  let previous = '';
  let draft: Draft | undefined;
  let pause = LINES_AT_ONCE;
  for (let at = 0; at < written; at++) {
    if (at >= pause) {
      pause = at + LINES_AT_ONCE;
      yield;
    }
    const line = lines[at]!.trim();
    const label = readLabel(line);
    const rows = line && rowsAt(lines, at);
    if (rows) {
      tree.addText({ kind: 'table', label: '', content: [], rows, anchor: '', children: [] }, 0);
      draft = undefined;
      at += rows.length - 1;
    } else if (label) {
      draft = write('clause', line.slice(label.text.length).trim(), label);
      tree.addClause(draft, label, indentOf(lines[at]!));
    } else if (line && draft && previous && continues(line, previous, draft)) {
      draft.content = [[...draft.content, line].join('\n')];
    } else if (line && isTitle(line) && at + 1 < written && !lines[at + 1]!.trim()) {
      tree.addHeading((draft = write('heading', line)), 1);
    } else if (line) {
      tree.addText((draft = write('text', line)), 0);
    }
    previous = line;
  }
  return assignAnchors(tree.blocks);
}

function write(kind: Block['kind'], text: string, label?: Label): Draft {
  return { kind, label: label?.text ?? '', content: text ? [text] : [], anchor: '', children: [] };
}

function indentOf(line: string): number {
  return /^\s*/.exec(line)![0].replaceAll('\t', '    ').length;
}

/** Whether a line goes on with the sentence of the line before it. */
function continues(line: string, previous: string, draft: Draft): boolean {
  if (!draft.content.length) return true;
  if (isFinished(previous)) return false;
  // Nobody wraps a line whose next word still fits: a numbered title, and below it its text.
  const fits = previous.length + 1 + /^\S*/.exec(line)![0].length <= line.length;
  const titled = /^\d+(\.\d+)?[.)]?\s/.test(previous) && isTitle(previous) && /[\p{L}\p{N})»”"]$/u.test(previous);
  return !(titled && fits && /^\p{Lu}/u.test(line));
}

/** The rows of a table that begins at a line: neighbouring lines with as many tabs between their cells. */
function rowsAt(lines: readonly string[], at: number): Row[] | undefined {
  const columns = cellsOf(lines[at]).length;
  if (columns < 2) return undefined;
  const rows: Row[] = [];
  for (let cells = cellsOf(lines[at]); cells.length === columns; cells = cellsOf(lines[at + rows.length])) {
    rows.push({ header: !rows.length, cells: cells.map((cell) => [cell]) });
  }
  return rows.length > 1 ? rows : undefined;
}

/** The cells of a line; none where a tab only divides a label from its clause. */
function cellsOf(line: string | undefined): string[] {
  if (!line?.includes('\t')) return [];
  const cells = line
    .trim()
    .split('\t')
    .map((cell) => cell.trim());
  const isClause = cells.length === 2 && readLabel(cells[0]!)?.text === cells[0];
  return isClause || cells.includes('') ? [] : cells;
}
