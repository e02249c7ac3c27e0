import { assignAnchors } from './anchors';
import { LONGEST } from './cut';
import { growTree, isTable } from './grow-tree';
import type { Draft } from './grow-tree';
import { labeller } from './list-labels';
import type { ItemLabel } from './list-labels';
import { attribute } from './node-like';
import type { NodeLike } from './node-like';
import { numbersOf, readLabel } from './read-label';
import type { Label } from './read-label';
import { BREAK, collapse, cutRuns, dropStart, paragraphsOf, textOf, toContent } from './runs';
import type { Run } from './runs';
import type { Block, Marked, Row } from './tree';

export type { NodeLike };

/** What the ancestors of a node say about it. */
interface Place {
  depth: number;
  /** How many lists it is in. */
  lists: number;
  marks: Run['marks'];
  pre: boolean;
  lang?: string;
}

const NODES_AT_ONCE = 500;
const DEEPEST = 200;
/** Longer ones are no ids, languages or addresses, and would be copied into each block. */
const LONGEST_NAME = 2_000;
const ELEMENT = 1;
const TEXT = 3;

const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE CAPTION CENTER DD DETAILS DIV DL DT FIGCAPTION FIGURE FOOTER FORM HEADER HR LI MAIN MENU NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL'.split(
    ' ',
  ),
);
const LISTS = new Set(['OL', 'UL', 'MENU']);
const UNSEEN = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT', 'HEAD']);
const TAGS = new Map<string, Marked['tag']>([
  ['A', 'a'],
  ['B', 'b'],
  ['STRONG', 'b'],
  ['I', 'i'],
  ['EM', 'i'],
  ['U', 'u'],
  ['INS', 'u'],
  ['S', 's'],
  ['DEL', 's'],
  ['STRIKE', 's'],
  ['CODE', 'code'],
  ['KBD', 'code'],
  ['SAMP', 'code'],
  ['SUB', 'sub'],
  ['SUP', 'sup'],
]);

/** Sanitised HTML as a tree of clauses, labelled as a browser shows it; pauses every 500 nodes, so that a page stays alive. */
export function* fromNodes(root: NodeLike): Generator<undefined, Block[]> {
  const tree = growTree();
  /** The text since the last block ended. */
  let runs: Run[] = [];
  /** Whether it is nothing but blanks: all of it, and since the last line break. */
  let isBlank = true;
  let isLineBlank = true;
  /** The author's id for the next block. */
  let id = '';
  /** A list item of which nothing is written yet. */
  let item: (ItemLabel & { indent: number; list: object }) | undefined;
  let inCell = false;
  let seen = 0;

  const top: Place = { depth: 0, lists: 0, marks: [], pre: false };
  yield* walkChildren(root, top);
  endBlock(top);
  return yield* assignAnchors(tree.blocks);

  function add(run: Run): void {
    runs.push(run);
    if (run.text === BREAK) isLineBlank = true;
    else if (run.text.trim()) isBlank = isLineBlank = false;
  }

  function takeRuns(): Run[] {
    const taken = runs;
    runs = [];
    isBlank = isLineBlank = true;
    return taken;
  }

  function* walkChildren(node: NodeLike, place: Place): Generator<undefined> {
    for (const child of Array.from(node.childNodes)) yield* walk(child, place);
  }

  function* walk(node: NodeLike, place: Place): Generator<undefined> {
    if (++seen % NODES_AT_ONCE === 0) yield;
    const name = nameOf(node);
    const { marks, pre } = place;
    if (node.nodeType === TEXT) return add({ text: node.nodeValue?.replaceAll(BREAK, '\n') ?? '', marks, pre });
    if (!isSeen(node)) return;
    if (name === 'BR') return add({ text: BREAK, marks, pre });
    if (name === 'IMG') return add({ text: attribute(node, 'alt') ?? '', marks, pre: false });
    if (place.depth >= DEEPEST) {
      for (const text of textsIn(node)) {
        if (++seen % NODES_AT_ONCE === 0) yield;
        add({ text, marks, pre });
      }
      return;
    }

    const rank = Number(/^H([1-6])$/.exec(name)?.[1] ?? 0);
    const ownId = shortAttribute(node, 'id') ?? '';
    if (!rank && !BLOCKS.has(name)) {
      if (ownId && isBlank) id = ownId;
      return yield* walkChildren(node, markedPlace(node, place));
    }
    endBlock(place);
    if (ownId) id = ownId;
    const lang = shortAttribute(node, 'lang');
    const inside: Place = { ...place, depth: place.depth + 1, pre: pre || name === 'PRE', ...(lang && { lang }) };
    if (LISTS.has(name)) yield* walkList(node, { ...inside, lists: place.lists + 1 });
    else if (name === 'TABLE') yield* walkTable(node, inside);
    else yield* walkChildren(node, inside);
    endBlock(inside, rank);
  }

  function* walkList(list: NodeLike, place: Place): Generator<undefined> {
    beginItem(place);
    const nodes = Array.from(list.childNodes);
    const labelOf = labeller(list, nodes);
    for (const child of nodes) {
      // one that is hidden counts too
      const counted = labelOf(child);
      const label = isSeen(child) && counted;
      if (label && inCell) {
        add({ text: `${label.text} `, marks: [], pre: false });
        yield* walkChildren(child, { ...place, depth: place.depth + 1 });
        endBlock(place);
        continue;
      }
      if (label) item = { ...label, indent: place.lists, list };
      yield* walk(child, place);
      if (label) beginItem(place);
    }
  }

  function* walkTable(table: NodeLike, place: Place): Generator<undefined> {
    const lines = inCell ? [] : rowsIn(table);
    // A table of one column is a frame around the page.
    if (!isTable(lines)) return yield* walkChildren(table, place);
    beginItem(place);
    for (const child of Array.from(table.childNodes)) if (nameOf(child) === 'CAPTION') yield* walk(child, place);

    const anchor = takeId();
    const rows: Row[] = [];
    inCell = true;
    for (const { header, cells } of lines) {
      const contents: Row['cells'][number][] = [];
      for (const cell of cells) {
        yield* walkChildren(cell, { ...place, depth: place.depth + 3 });
        const shown = collapse(takeRuns());
        if (textOf(shown).length > LONGEST)
          throw new Error(`a cell of a table has more than ${LONGEST} characters: link to the text by url alone`);
        contents.push(toContent(shown));
      }
      rows.push({ header, cells: contents });
    }
    inCell = false;
    id = '';
    tree.addTable({ ...draftOf('table', [], place), anchor }, rows, indentIn(place));
  }

  /** Writes the text since the last block, as a heading where it has a rank. */
  function endBlock(place: Place, rank = 0): void {
    if (inCell) return endLine();
    for (const paragraph of paragraphsOf(takeRuns())) if (textOf(paragraph).trim()) write(paragraph, place, rank);
  }

  /** Begins a new line of a cell, unless it has just begun. */
  function endLine(): void {
    if (!isLineBlank) add({ text: BREAK, marks: [], pre: false });
  }

  function write(paragraph: readonly Run[], place: Place, rank: number): void {
    const text = textOf(paragraph);
    const label = !item || item.yields ? readLabel(text.trim()) : undefined;
    const length = label ? text.length - text.trimStart().length + label.text.length : 0;
    const [first = [], ...more] = cutRuns(dropStart(paragraph, length));
    const draft = draftOf(rank ? 'heading' : label ? 'clause' : 'text', toContent(first), place);
    draft.label = label?.text ?? '';
    draft.anchor = takeId();
    if (rank) {
      if (item && !label) draft.label = item.text;
      item = undefined;
      tree.addHeading(draft, rank);
    } else if (item) writeItem(draft, label);
    else if (label) tree.addClause(draft, label, indentIn(place));
    else tree.addText(draft, indentIn(place));
    for (const piece of more) tree.addText(draftOf('text', toContent(piece), place), Infinity);
  }

  /** Writes a list item that has no text of its own before what comes next. */
  function beginItem(place: Place): void {
    endBlock(place);
    if (item) writeItem({ ...draftOf('text', [], place), anchor: takeId() }, undefined);
  }

  function writeItem(draft: Draft, own: Label | undefined): void {
    const { text, indent, list } = item!;
    item = undefined;
    if (!own && text) Object.assign(draft, { label: text, kind: 'clause' });
    const label = own ?? readLabel(text) ?? { text, numbers: [], mark: 'bullet' };
    // The author's numbers beat the nesting of the lists they are in, a browser's do not.
    if (numbersOf(label.text).length > (own ? 0 : 1)) tree.addClause(draft, label, indent);
    else tree.addItem(draft, label, { indent, list });
  }

  function takeId(): string {
    const taken = id;
    id = '';
    return taken;
  }
}

function draftOf(kind: Block['kind'], content: Block['content'], { lang }: Place): Draft {
  return { kind, label: '', content, anchor: '', children: [], ...(lang && { lang }) };
}

/** Between the indentation of the item that a text stands in, and that of an item of a list in it. */
function indentIn({ lists }: Place): number {
  return lists + 0.5;
}

function markedPlace(node: NodeLike, place: Place): Place {
  const lang = shortAttribute(node, 'lang');
  const href = shortAttribute(node, 'href');
  const tag = TAGS.get(nameOf(node));
  const inside = { ...place, depth: place.depth + 1 };
  if ((!tag || (tag === 'a' && href === null)) && !lang) return inside;
  const shown = tag === 'a' && href === null ? undefined : tag;
  return {
    ...inside,
    marks: [...place.marks, { tag: shown ?? 'span', ...(shown === 'a' && href !== null && { href }), ...(lang && { lang }) }],
  };
}

function rowsIn(table: NodeLike): { header: boolean; cells: NodeLike[] }[] {
  return Array.from(table.childNodes).flatMap((child) => {
    if (!isSeen(child)) return [];
    const name = nameOf(child);
    if (name === 'TBODY' || name === 'TFOOT') return rowsIn(child);
    if (name === 'THEAD') return rowsIn(child).map((row) => ({ ...row, header: true }));
    if (name !== 'TR') return [];
    const cells = Array.from(child.childNodes).filter((cell) => /^T[DH]$/.test(nameOf(cell)) && isSeen(cell));
    return [{ header: cells.every((cell) => nameOf(cell) === 'TH'), cells }];
  });
}

/** The texts in a node that lies too deep to be walked: without recursion, and without marks. */
function textsIn(node: NodeLike): string[] {
  const texts: string[] = [];
  const left = [node];
  for (let next = left.pop(); next; next = left.pop()) {
    if (next.nodeType === TEXT) texts.push(next.nodeValue ?? '');
    else if (isSeen(next)) {
      if (BLOCKS.has(nameOf(next))) texts.push('\n');
      for (const child of Array.from(next.childNodes).reverse()) left.push(child);
    }
  }
  return texts;
}

function shortAttribute(node: NodeLike, name: string): string | null {
  const value = attribute(node, name);
  return value && value.length > LONGEST_NAME ? null : value;
}

function isSeen(node: NodeLike): boolean {
  return node.nodeType === ELEMENT && !UNSEEN.has(nameOf(node)) && attribute(node, 'hidden') === null;
}

function nameOf({ nodeName }: NodeLike): string {
  return nodeName.toUpperCase();
}
