import { webAddress } from '../../browser/web-address';
import { findReferences } from '../../policy/references';
import { plainText, type Block, type Inline, type Marked } from '../../policy/tree';

/** What a drawn text needs to know. */
export interface Drawing {
  /** Is there a clause with this anchor? */
  has(anchor: string): boolean;
  /** Goes to a clause. */
  go(anchor: string): void;
}

/** So many short blocks, or as much in long ones, are laid out together, and not at all while they are out of sight. */
const RUN = 50;

/** As long as a short block, in characters. */
const SHORT = 400;

/** Blocks that are drawn side by side, and how much there is in the run that they are drawn into. */
interface Level {
  blocks: readonly Block[];
  at: number;
  /** Where further runs begin. */
  home: Element;
  into: Element;
  run: { size: number };
  depth: number;
}

const TAGS: Readonly<Record<Marked['tag'], string>> = {
  a: 'a',
  b: 'strong',
  i: 'em',
  u: 'u',
  s: 's',
  code: 'code',
  sub: 'sub',
  sup: 'sup',
  br: 'br',
  span: 'span',
};

/** Id of the element of a clause. */
export const idOf = (anchor: string): string => `clause-${anchor}`;

/**
 * Draws blocks into an element, by hand and not by Preact: a document is drawn once, may have a hundred thousand clauses, and must
 * not hold up the page: it pauses at each. Nothing of the author's becomes markup: elements are made one by one, and addresses are examined.
 */
export function* drawBlocks(blocks: readonly Block[], into: Element, drawing: Drawing): Generator<undefined, void> {
  const open: Level[] = [{ blocks, at: 0, home: into, into, run: { size: RUN }, depth: 0 }];
  for (let level = open.at(-1); level; level = open.at(-1)) {
    const block = level.blocks[level.at++];
    if (!block) {
      open.pop();
      continue;
    }
    // what stands under a clause has runs of its own, where that of the clause is full
    if (level.run.size >= RUN) {
      level.into = newRun(level.home);
      level.run = { size: 0 };
    }
    const element = drawBlock(block, level.depth, drawing);
    level.into.append(element);
    level.run.size += 1 + element.textContent.length / SHORT;
    if (block.children.length) {
      const under = document.createElement('div');
      // deeper than this, a phone has no room for a further step
      under.className = level.depth < 5 && block.label ? 'under' : 'on';
      level.into.append(under);
      open.push({ blocks: block.children, at: 0, home: under, into: under, run: level.run, depth: level.depth + 1 });
    }
    yield;
  }
}

function newRun(into: Element): Element {
  const run = document.createElement('div');
  run.className = 'run';
  into.append(run);
  return run;
}

function drawBlock(block: Block, depth: number, drawing: Drawing): Element {
  const { kind, label, content, rows, lang, anchor } = block;
  const element = document.createElement(kind === 'heading' ? `h${Math.min(3 + depth, 6)}` : 'div');
  element.className = kind;
  if (lang) element.lang = lang;
  if (anchor) {
    element.id = idOf(anchor);
    element.tabIndex = -1;
  }
  if (label) {
    const mark = document.createElement('span');
    mark.className = 'label';
    mark.textContent = label;
    element.append(mark, ' ');
  }
  if (rows) {
    if (content.length) drawInline(content, element, drawing);
    element.append(drawTable(block, drawing));
  } else {
    const words = document.createElement('span');
    words.className = 'body';
    drawInline(content, words, drawing);
    element.append(words);
  }
  return element;
}

/** A table with its roles said: where it is narrow, its rows are drawn as cards, which takes the roles of its elements away. */
function drawTable({ rows = [] }: Block, drawing: Drawing): Element {
  const table = document.createElement('table');
  table.setAttribute('role', 'table');
  const heads = rows[0]?.header ? rows[0].cells.map(plainText) : [];
  for (const { header, cells } of rows) {
    const row = table.insertRow();
    row.setAttribute('role', 'row');
    cells.forEach((cell, at) => {
      const drawn = document.createElement(header ? 'th' : 'td');
      drawn.setAttribute('role', header ? 'columnheader' : 'cell');
      if (!header && heads[at]) drawn.dataset['head'] = heads[at];
      drawInline(cell, drawn, drawing);
      row.append(drawn);
    });
    if (header) row.className = 'heads';
  }
  return table;
}

function drawInline(content: readonly Inline[], into: Element, drawing: Drawing): void {
  for (const piece of content) {
    if (typeof piece === 'string') drawWords(piece, into, drawing);
    else into.append(drawMarked(piece, drawing));
  }
}

function drawMarked({ tag, href, lang, content }: Marked, drawing: Drawing): Element {
  const to = tag === 'a' ? addressOf(href, drawing) : undefined;
  const element = to instanceof HTMLElement ? to : document.createElement(tag === 'a' ? 'span' : TAGS[tag]);
  if (lang) element.lang = lang;
  // a reference inside a link would be a link in a link
  drawInline(content, element, tag === 'a' ? { ...drawing, has: () => false } : drawing);
  return element;
}

/** A link of the author's, where it leads to the web, to a letter, to a telephone, or to another clause. */
function addressOf(href = '', drawing: Drawing): HTMLElement | undefined {
  if (href.startsWith('#')) return drawing.has(href.slice(1)) ? linkTo(href.slice(1), drawing) : undefined;
  const url = /^(mailto|tel):/i.test(href) ? href : webAddress(href || undefined)?.href;
  if (!url) return undefined;
  return Object.assign(document.createElement('a'), { href: url, target: '_blank', rel: 'noopener noreferrer' });
}

/** Text whose references to clauses of this document are links. */
function drawWords(text: string, into: Element, drawing: Drawing): void {
  let from = 0;
  for (const { start, end, anchor } of /\d/.test(text) ? findReferences(text) : []) {
    if (!drawing.has(anchor)) continue;
    const link = linkTo(anchor, drawing);
    link.textContent = text.slice(start, end);
    into.append(text.slice(from, start), link);
    from = end;
  }
  into.append(text.slice(from));
}

function linkTo(anchor: string, drawing: Drawing): HTMLElement {
  const link = document.createElement('a');
  link.href = `#${idOf(anchor)}`;
  link.onclick = (event) => {
    event.preventDefault();
    drawing.go(anchor);
  };
  return link;
}
