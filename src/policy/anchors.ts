import { everyBlock, mapBlocks } from './tree';
import type { Block } from './tree';

// So that а), б), в) of a translation are linked as a), b), c) of the original. Lists skip ё, й, ъ, ы, ь.
const CYRILLIC = 'абвгдежзиклмнопрстуфхцчшщэюя';
const LATIN = 'abcdefghijklmnopqrstuvwxyz';

/** A copy of the tree with every anchor set; where the author gave an id, that one stays. Pauses as it goes. */
export function assignAnchors(blocks: readonly Block[]): Generator<undefined, Block[]> {
  const authors = new Set(Array.from(everyBlock(blocks), ({ anchor }) => anchor).filter(Boolean));
  const taken = new Set(authors);
  const counts = new Map<string, number>();
  let headings = 0;

  const free = (anchor: string): string => {
    let times = counts.get(anchor) ?? 1;
    let name = anchor;
    while (taken.has(name)) name = `${anchor}~${++times}`;
    counts.set(anchor, times);
    taken.add(name);
    return name;
  };
  const anchorOf = (block: Block, above: Above): string => {
    // An id counts once, as it does in HTML.
    if (block.anchor) return authors.delete(block.anchor) ? block.anchor : free(block.anchor);
    const name = nameOf(block.label);
    if (!name) return block.kind === 'heading' && !block.label ? free(`h${++headings}`) : '';
    if (name.includes('.') || !isPart(block.label)) return free(name);
    const parent = isNumber(name) ? above.numbered : above.anchor;
    return free(parent ? `${parent}.${name}` : name);
  };
  return mapBlocks<Above>(blocks, { anchor: '', numbered: '' }, (block, above) => {
    const anchor = anchorOf(block, above);
    const numbered = isNumber(nameOf(block.label)) ? anchor : above.numbered;
    return [
      { ...block, anchor },
      { anchor: anchor || above.anchor, numbered },
    ];
  });
}

/** The block that a reference such as `4.1.12`, `4.1.12.`, `4.1.12)` or `#a` means. */
export function findAnchor(blocks: readonly Block[], wanted: string): Block | undefined {
  const anchor = wanted.trim().replace(/^#/, '').toLowerCase();
  const bare = anchor.replace(/[.)]+$/, '').replace(/[а-я]$/, toLatin);
  let labelled: Block | undefined;
  for (const block of everyBlock(blocks)) {
    const own = block.anchor.toLowerCase();
    if (own && (own === anchor || own === bare)) return block;
    // An author's id has taken the place of the number, which references still name.
    if (!labelled && own && bare && nameOf(block.label) === bare) labelled = block;
  }
  return labelled;
}

/** The nearest anchors above a block, and of those the nearest of a numbered one. */
interface Above {
  anchor: string;
  numbered: string;
}

/** What of a label can be linked to: `4.1.12`, `a`, `ch1`; nothing of a bullet. */
function nameOf(label: string): string {
  const number = /\d+(?:\.\d+)*/.exec(label)?.[0];
  if (number) return /bob|боб|глава|chapter/i.test(label) ? `ch${number}` : number;
  return label
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
    .replace(/^[а-я]$/, toLatin);
}

function toLatin(letter: string): string {
  return LATIN[CYRILLIC.indexOf(letter)] ?? letter;
}

function isNumber(name: string): boolean {
  return /^\d/.test(name);
}

/** Whether a label names a part of the clause above it: `1.` and `a)` do, `Article 5.` does not. */
function isPart(label: string): boolean {
  return /^[^\p{L}\p{N}§]*(?:\d+|\p{L}{1,6})[^\p{L}\p{N}]*$/u.test(label);
}
