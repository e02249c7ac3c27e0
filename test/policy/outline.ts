import { fromNodes } from '../../src/policy/from-nodes';
import { parseText } from '../../src/policy/parse-text';
import { everyBlock, plainText } from '../../src/policy/tree';
import type { Block } from '../../src/policy/tree';

/** The tree of a plain text. */
export const parsed = (text: string): Block[] => finished(parseText(text));

/** The tree of HTML. */
export function parsedHtml(html: string): Block[] {
  const root = document.createElement('div');
  root.innerHTML = html;
  return finished(fromNodes(root));
}

/** What a generator returns after all its pauses. */
export function finished<Result>(steps: Generator<undefined, Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** A line per block, indented by its depth: `# ` before headings, `| ` before rows. */
export function outline(blocks: readonly Block[], indent = ''): string[] {
  return blocks
    .flatMap(({ kind, label, content, rows, children }) => [
      `${indent}${kind === 'heading' ? '# ' : ''}${`${label} ${plainText(content).replaceAll('\n', ' / ')}`.trim()}`,
      ...(rows ?? []).map(
        ({ header, cells }) => `${indent}${header ? '|| ' : '| '}${cells.map(plainText).join(' | ').replaceAll('\n', ' / ')}`,
      ),
      ...outline(children, `${indent}  `),
    ])
    .filter((line) => line.trim());
}

export const anchors = (blocks: readonly Block[]): string[] => Array.from(everyBlock(blocks), ({ anchor }) => anchor);
export const labels = (blocks: readonly Block[]): string[] => Array.from(everyBlock(blocks), ({ label }) => label).filter(Boolean);
export const bare = (text: string): string => text.replace(/\s/g, '');
export const depthOf = (blocks: readonly Block[]): number => Math.max(0, ...blocks.map(({ children }) => 1 + depthOf(children)));
