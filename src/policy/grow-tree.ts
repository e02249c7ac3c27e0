import { numbersOf } from './read-label';
import type { Label } from './read-label';
import { LONGEST } from './cut';
import { plainText } from './tree';
import type { Block, Row } from './tree';

/** A block whose text and children may still grow. */
export interface Draft extends Pick<Block, 'rows' | 'anchor'> {
  kind: Block['kind'];
  label: string;
  content: Block['content'];
  lang?: string;
  children: Draft[];
}

/** A tree that grows as its blocks arrive, in reading order. */
export interface Growing {
  blocks: Draft[];
  /** An un-numbered heading, or a numbered one of HTML: closes all but the headings of higher ranks; 1 is the highest. */
  addHeading(draft: Draft, rank: number): void;
  /** A labelled clause: finds its place by its number, or its indentation and sort of mark. */
  addClause(draft: Draft, label: Label, indent: number): void;
  /** An item of an HTML list: a sibling of the items of the same `list`, else the first of a list in what is open. */
  addItem(draft: Draft, label: Label, at: { indent: number; list: object }): void;
  /** A paragraph: stands under the current clause, or under the list item that is indented less. */
  addText(draft: Draft, indent: number): void;
  /** A table: stands where a paragraph would. A long one goes on in further ones, with the same header. */
  addTable(draft: Draft, rows: readonly Row[], indent: number): void;
}

interface Open {
  draft: Draft;
  /** The lower, the more it closes: headings below −1, chapters −1, articles 0, numbers by their count, bullets ∞. */
  level: number;
  indent: number;
  /** A bullet, letter or item of a list: closed by indentation. */
  listed: boolean;
  mark: string | object;
  /** Of a label with one number only. */
  single?: number | undefined;
  /** The first number of a label with several. */
  first?: number | undefined;
  /** Short enough, and numbered high enough, to be a heading as soon as something stands under it. */
  mayHead: boolean;
}

/** Deeper nesting is flattened, so that whatever walks a tree may recurse. */
export const DEEPEST = 50;
const TITLE_LENGTH = 120;
/** More blocks than any policy has; a page with as many elements would be slow for as long as it is open. */
const MOST_BLOCKS = 100_000;
/** A longer table goes on in further ones, with the same header. */
const MOST_ROWS = 100;
/** With more of them, or longer ones, nobody would take it for a table. */
const MOST_CELLS = 50;
const LONGEST_HEADER = 2_000;

/** Whether a line ends a sentence or announces a list; closing quotes and brackets may follow. */
export function isFinished(line: string): boolean {
  return /[.!?:;…][»”"'’)\]]*$/.test(line.slice(-8));
}

/** Whether a line is as short and open-ended as a title. */
export function isTitle(line: string): boolean {
  return line !== '' && line.length <= TITLE_LENGTH && !line.endsWith(',') && !line.includes('\n') && !isFinished(line);
}

function lengthOf({ cells }: Row): number {
  // an empty cell is work too
  return cells.reduce((length, cell) => length + plainText(cell).length + 20, 0);
}

/** Whether rows are a table, and not a frame around the page or a line full of tabs. */
export function isTable(rows: readonly { cells: readonly unknown[] }[]): boolean {
  return rows.some(({ cells }) => cells.length > 1) && rows.every(({ cells }) => cells.length <= MOST_CELLS);
}

/** An empty tree. Whatever is added throws where a tree would have more blocks than can be shown. */
export function growTree(): Growing {
  const blocks: Draft[] = [];
  const open: Open[] = [];
  let last: Draft | undefined;
  let count = 0;

  const closeWhile = (closes: (item: Open) => boolean) => {
    while (open.length && closes(open.at(-1)!)) open.pop();
  };
  const closeThrough = (item: Open) => void open.splice(open.indexOf(item));
  const closeLists = (indent: number) => closeWhile((item) => item.listed && item.indent >= indent);
  const innermost = (fits: (item: Open) => boolean) => {
    let at = open.length - 1;
    while (at >= 0 && !fits(open[at]!)) at--;
    return open[at];
  };
  /** The level of a list that begins in what is open. */
  const nextLevel = () => Math.max(1, (open.at(-1)?.level ?? 0) + 1);

  const hang = (draft: Draft) => {
    if (++count > MOST_BLOCKS) throw new Error(`the text has more than ${MOST_BLOCKS} clauses and paragraphs: link to it by url alone`);
    last = draft;
    const parent = open.at(-1);
    if (!parent) return void blocks.push(draft);
    // A title may ask; a sentence that ends or announces is none.
    if (parent.mayHead && parent.draft.kind === 'clause' && isTitle(plainText(parent.draft.content).replace(/\?$/, '')))
      parent.draft.kind = 'heading';
    // What something stands under has all its words: to look once is enough.
    parent.mayHead = false;
    parent.draft.children.push(draft);
  };
  const put = (item: Open) => {
    while (open.length >= DEEPEST) open.pop();
    hang(item.draft);
    open.push(item);
  };

  /** Where one number stands is told by its order first: a 7 after a 6 goes on with the list of that 6. */
  function levelOfSingle(single: number, label: string, indent: number): number {
    const beside = (item: Open) => (closeThrough(item), item.level);
    const written = (item: Open) => item.single !== undefined && item.draft.label.endsWith(')') === label.endsWith(')');
    const alike = (item: Open) => written(item) && item.indent === indent;

    const precedes = (item: Open) => item.single === single - 1;
    const before =
      innermost((item) => alike(item) && precedes(item)) ?? innermost((item) => written(item) && precedes(item)) ?? innermost(precedes);
    if (before) return beside(before);

    if (innermost(({ first }) => first !== undefined && first === single - 1)) {
      closeWhile(({ level }) => level >= 1);
      return 1;
    }
    const same = innermost((item) => alike(item) && item.single === single);
    if (same && single > 1) return beside(same);

    const latest = innermost((item) => item.single !== undefined);
    if (single > 1 && (!latest || single > latest.single!)) {
      const sibling = innermost(alike) ?? latest;
      if (sibling) return beside(sibling);
      closeWhile(({ level }) => level >= 1);
      return 1;
    }
    closeLists(indent);
    const current = open.at(-1);
    // After a finished item a new list begins; in a title or after a colon, a list in it.
    const finished = last && /[.;!?]$/.test(plainText(last.content).slice(-1));
    if (current && alike(current) && finished) return beside(current);
    return nextLevel();
  }

  /** The mark of a letter: `i)` is a Roman one, unless it comes after `h)`. */
  function markOfLetter(label: string): string {
    const letter = label.replace(/[()]/g, '');
    if (!/^[ivxlc]+$/i.test(letter)) return 'letter';
    if (letter.length > 1) return 'roman';
    const letters = innermost(({ mark }) => mark === 'letter')?.draft.label.replace(/[()]/g, '');
    if (letters && letters.charCodeAt(0) + 1 === letter.charCodeAt(0)) return 'letter';
    return letter.toLowerCase() === 'i' || innermost(({ mark }) => mark === 'roman') ? 'roman' : 'letter';
  }

  function addMarked(draft: Draft, mark: string, indent: number): void {
    closeWhile((item) => item.listed && item.indent > indent);
    const sibling = innermost((item) => item.listed && item.indent === indent && item.mark === mark);
    if (sibling) closeThrough(sibling);
    put({ draft, level: Infinity, indent, listed: true, mark, mayHead: false });
  }

  return {
    blocks,

    addHeading(draft, rank) {
      const level = rank - 10;
      closeWhile((item) => item.level >= level);
      put({ draft, level, indent: 0, listed: false, mark: 'heading', mayHead: false });
    },

    addClause(draft, { text, numbers, mark }, indent) {
      if (mark === 'letter') return addMarked(draft, markOfLetter(text), indent);
      if (mark.startsWith('bullet')) return addMarked(draft, mark, indent);

      let level = mark === 'chapter' ? -1 : mark === 'article' ? 0 : numbers.length;
      if (mark === 'number' && numbers.length === 1) level = levelOfSingle(numbers[0]!, text, indent);
      else {
        if (numbers.length > 1) level = numbers.length;
        closeWhile((item) => item.level >= level);
        numberHeading(numbers);
      }
      const single = mark === 'number' && numbers.length === 1 ? numbers[0] : undefined;
      const first = numbers.length > 1 ? numbers[0] : undefined;
      const mayHead = level <= 2 && (level < 1 || level === numbers.length);
      put({ draft, level, indent, listed: open.at(-1)?.level === Infinity, mark, single, first, mayHead });
    },

    addItem(draft, { numbers, mark }, { indent, list }) {
      const sibling = innermost((item) => item.mark === list);
      if (sibling) closeThrough(sibling);
      else closeLists(indent);
      const numbered = mark === 'number';
      const level = numbered ? nextLevel() : Infinity;
      put({ draft, level, indent, listed: true, mark: list, single: numbered ? numbers[0] : undefined, mayHead: level === 1 });
    },

    addText(draft, indent) {
      closeLists(indent);
      hang(draft);
    },

    addTable(draft, rows, indent) {
      closeLists(indent);
      const [first] = rows;
      const header = first?.header && lengthOf(first) <= LONGEST_HEADER ? [first] : [];
      for (let at = 0; at < rows.length;) {
        const part = at ? [...header] : [];
        const anchor = at ? '' : draft.anchor;
        for (let length = 0; at < rows.length && part.length < MOST_ROWS && length < LONGEST; at++) {
          part.push(rows[at]!);
          length += lengthOf(rows[at]!);
        }
        hang({ ...draft, anchor, rows: part });
      }
    },
  };

  /** A heading that lost its number (`5.`, `5.1.`, a bare title, `6.1.`) stands in for it, so that a `7.` is not its child. */
  function numberHeading(numbers: readonly number[]): void {
    const heading = open.at(-1);
    if (numbers.length < 2 || heading?.mark !== 'heading' || heading.draft.label || heading.draft.children.length) return;
    const before = blocks.at(-2);
    if (heading.draft === blocks.at(-1) && before && numbersOf(before.label)[0] === numbers[0]! - 1) heading.single = numbers[0];
  }
}
