import { describe, expect, test } from 'vitest';
import { everyBlock, wholeText, type Block } from '../../../src/policy/tree';
import { drawBlocks } from '../../../src/ui/reading/text';
import { bare, labels, parsed } from '../../policy/outline';
import { policies, readPolicy, WHERE } from '../../policy/real';

function drawn(blocks: readonly Block[]): HTMLElement {
  const article = document.createElement('div');
  const anchors = new Set([...everyBlock(blocks)].map(({ anchor }) => anchor));
  Array.from(drawBlocks(blocks, article, { has: (anchor) => anchors.has(anchor), go: () => {} }));
  return article;
}

const labelsDrawn = (article: HTMLElement) => [...article.querySelectorAll('.label')].map((label) => label.textContent);

const SHOP = `Policy

1. General

1.1. The shop sells juice.
  a) fresh;
  b) dried:
    • in sacks;
    • in jars.
2.2.1. See clause 1.1 and clause 9.9.

No\tData\tTerm
1\tName\ta year
2\tAddress\ta month`;

describe('a drawn document', () => {
  test('has the author’s labels, letter for letter and in order, and all of the text', () => {
    const blocks = parsed(SHOP);
    expect(labelsDrawn(drawn(blocks))).toEqual(['1.', '1.1.', 'a)', 'b)', '•', '•', '2.2.1.']);
    expect(bare(drawn(blocks).textContent)).toBe(bare(SHOP));
  });

  test('links a reference to a clause that is there, and no other', () => {
    const links = [...drawn(parsed(SHOP)).querySelectorAll('a')].map((link) => [link.textContent, link.getAttribute('href')]);
    expect(links).toEqual([['clause 1.1', '#clause-1.1']]);
  });

  test('says what each cell of a table belongs to', () => {
    const cells = [...drawn(parsed(SHOP)).querySelectorAll('td')].map((cell) => `${cell.dataset['head']}: ${cell.textContent}`);
    expect(cells).toEqual(['No: 1', 'Data: Name', 'Term: a year', 'No: 2', 'Data: Address', 'Term: a month']);
  });

  test.each(['javascript:alert(1)', ' java\nscript:alert(1)', 'data:text/html,x', 'vbscript:x', 'blob:x'])(
    'links nothing that is none of the web: %j',
    (href) => {
      const article = drawn([{ kind: 'text', label: '', anchor: '', children: [], content: [{ tag: 'a', href, content: ['Go'] }] }]);
      expect([article.textContent, article.querySelector('a')]).toEqual(['Go', null]);
    },
  );
});

describe.skipIf(!policies.length)(`real policies, drawn (${WHERE})`, () => {
  test.each(policies.length ? policies : ['none'])('%s has all of its numbering and text', (file) => {
    const text = readPolicy(file);
    const blocks = parsed(text);
    const article = drawn(blocks);
    expect(labelsDrawn(article)).toEqual(labels(blocks));
    expect(bare(article.textContent)).toBe(bare(wholeText(blocks)));
    expect(bare(article.textContent)).toBe(bare(text));
  });
});
