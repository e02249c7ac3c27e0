/** A piece of a block's text: the text itself, or a piece that is marked. */
export type Inline = string | Marked;

/** A marked piece of text; `br` has no content. `href` is the author's, unexamined. */
export interface Marked {
  tag: 'a' | 'b' | 'i' | 'u' | 's' | 'code' | 'sub' | 'sup' | 'br' | 'span';
  href?: string;
  /** Its language, where the author says so. */
  lang?: string;
  content: readonly Inline[];
}

/** A heading, a clause, a paragraph or a table, with all that stands under it. */
export interface Block {
  kind: 'heading' | 'clause' | 'text' | 'table';
  /** The author's own label, letter for letter: `4.1.12.`, `a)`, `•`, `§3`; `''` where there is none. */
  label: string;
  content: readonly Inline[];
  /** Cells by row, of a table. */
  rows?: readonly Row[];
  /** Tag of its language, where it is another than the document's. */
  lang?: string;
  /** Where a link goes to: `4.1.12`, `2.1.a`, or the author's own id; `''` where there is nothing to link to. The same in every language and version. */
  anchor: string;
  children: readonly Block[];
}

export interface Row {
  header: boolean;
  cells: readonly (readonly Inline[])[];
}

/** The text of pieces, without their marks. */
export function plainText(content: readonly Inline[]): string {
  return content.map((piece) => (typeof piece === 'string' ? piece : piece.tag === 'br' ? '\n' : plainText(piece.content))).join('');
}

/** All that a block shows, label first, in reading order, a line each. */
export function wholeText(blocks: readonly Block[]): string {
  return blocks
    .flatMap(({ label, content, rows, children }) => [
      `${label} ${plainText(content)}`.trim(),
      ...(rows ?? []).map(({ cells }) => cells.map(plainText).join('\t')),
      wholeText(children),
    ])
    .filter(Boolean)
    .join('\n');
}

/**
 * A copy of the tree with each block changed, those above first; pauses at each, so that a page stays alive. What a change hands on
 * reaches the blocks that stand under it.
 */
export function* mapBlocks<Above>(
  blocks: readonly Block[],
  above: Above,
  change: (block: Block, above: Above) => readonly [Block, Above],
): Generator<undefined, Block[]> {
  const changed: Block[] = [];
  for (const block of blocks) {
    yield;
    const [own, handed] = change(block, above);
    changed.push({ ...own, children: yield* mapBlocks(block.children, handed, change) });
  }
  return changed;
}

/** Every block, in reading order. */
export function* everyBlock(blocks: readonly Block[]): Generator<Block> {
  for (const block of blocks) {
    yield block;
    yield* everyBlock(block.children);
  }
}
