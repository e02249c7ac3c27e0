import { assignAnchors } from './anchors';
import { cut, LONGEST } from './cut';
import { growTree, isFinished, isTable, isTitle } from './grow-tree';
import type { Draft } from './grow-tree';
import { readLabel } from './read-label';
import type { Label } from './read-label';
import type { Block, Row } from './tree';

const LINES_AT_ONCE = 200;

/** Plain text as a tree of clauses, word for word; pauses every 200 lines, so that a page stays alive. */
export function* parseText(text: string): Generator<undefined, Block[]> {
  const lines = yield* linesOf(text.trimEnd());
  const tree = growTree();
  /** What is too long for one block. */
  const goOn = (pieces: readonly string[]) => {
    for (const piece of pieces) tree.addText((draft = write('text', piece)), Infinity);
  };

  let previous = '';
  let draft: Draft | undefined;
  let pause = LINES_AT_ONCE;
  for (let at = 0; at < lines.length; at++) {
    if (at >= pause) {
      pause = at + LINES_AT_ONCE;
      yield;
    }
    const line = lines[at]!.trim();
    const label = readLabel(line);
    const rows = line ? yield* rowsAt(lines, at) : [];
    if (rows.length > 1) {
      tree.addTable(write('table', ''), rows, 0);
      draft = undefined;
      at += rows.length - 1;
    } else if (label) {
      const [first = '', ...more] = cut(line.slice(label.text.length).trim());
      tree.addClause((draft = write('clause', first, label)), label, indentOf(lines[at]!));
      goOn(more);
    } else if (line && draft && previous && continues(line, previous, draft)) {
      const [first = '', ...more] = cut(draft.content.length ? `${draft.content[0] as string}\n${line}` : line);
      draft.content = [first];
      goOn(more);
    } else if (line && isTitle(line) && at + 1 < lines.length && !lines[at + 1]!.trim()) {
      tree.addHeading((draft = write('heading', line)), 1);
    } else if (line) {
      const [first = '', ...more] = cut(line);
      tree.addText((draft = write('text', first)), 0);
      goOn(more);
    }
    previous = line;
  }
  return yield* assignAnchors(tree.blocks);
}

function* linesOf(text: string): Generator<undefined, string[]> {
  const lines: string[] = [];
  const ends = /\r\n?|\n/g;
  for (let from = 0, end; from >= 0; from = end ? ends.lastIndex : -1) {
    end = ends.exec(text);
    lines.push(text.slice(from, end?.index));
    if (lines.length % LINES_AT_ONCE === 0) yield;
  }
  return lines;
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

/** The rows of a table that begins at a line: neighbouring lines with as many tabs between their cells. One alone is no table. */
function* rowsAt(lines: readonly string[], at: number): Generator<undefined, Row[]> {
  const rows: Row[] = [];
  let cells = cellsOf(lines[at]);
  for (const columns = cells.length; isTable([{ cells }]) && cells.length === columns; cells = cellsOf(lines[at + rows.length])) {
    rows.push({ header: !rows.length, cells: cells.map((cell) => [cell]) });
    if (rows.length % LINES_AT_ONCE === 0) yield;
  }
  return rows;
}

/** The cells of a line; none where a tab only divides a label from its clause. */
function cellsOf(line: string | undefined): string[] {
  if (!line?.includes('\t') || line.length > LONGEST) return [];
  const cells = line
    .trim()
    .split('\t')
    .map((cell) => cell.trim());
  const isClause = cells.length === 2 && readLabel(cells[0]!)?.text === cells[0];
  return isClause || cells.includes('') ? [] : cells;
}
