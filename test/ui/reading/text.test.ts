import { describe, expect, test } from 'vitest';
import { everyBlock, wholeText, type Block } from '../../../src/policy/tree';
import { find } from '../../../src/ui/reading/search';
import { drawBlocks } from '../../../src/ui/reading/text';
import { bare, finished, labels, parsed } from '../../policy/outline';
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

describe('a long document', () => {
  const runs = (article: Element) => [...article.querySelectorAll('.run')];
  /** Blocks that are laid out with a run, those of runs inside it left out. */
  const ownIn = (run: Element) => [...run.querySelectorAll('.body')].filter((body) => body.closest('.run') === run).length;

  test.each([
    ['side by side', Array.from({ length: 500 }, (_, at) => `1.${at + 1}. Tea.`)],
    ['under one clause', ['1. Tea', ...Array.from({ length: 500 }, (_, at) => `1.${at + 1}. Tea.`)]],
    ['under many clauses', Array.from({ length: 12 }, (_, at) => [`${at + 1}. Tea`, ...Array.from({ length: 60 }, () => '- tea;')]).flat()],
    ['deep in one another', Array.from({ length: 500 }, (_, at) => `${Array.from({ length: (at % 9) + 1 }, () => 1).join('.')}. Tea.`)],
  ])('whose clauses stand %s is laid out in small runs', (_, lines) => {
    const article = drawn(parsed(lines.join('\n')));
    expect(article.querySelectorAll('.body')).toHaveLength(lines.length);
    expect(Math.max(...runs(article).map(ownIn))).toBeLessThanOrEqual(50);
    expect(runs(article).length).toBeLessThan(lines.length / 10);
  });

  test('of long paragraphs is laid out in runs of few', () => {
    const article = drawn(parsed(`1.1. ${'A word '.repeat(200)}.\n`.repeat(100)));
    expect(Math.max(...runs(article).map((run) => run.textContent.length))).toBeLessThan(25_000);
  });

  test('pauses at each clause as it is drawn', () => {
    const blocks = parsed('1.1. Tea.\n'.repeat(300));
    expect([...drawBlocks(blocks, document.createElement('div'), { has: () => false, go: () => {} })]).toHaveLength(300);
  });

  test('is searched text by text, and no further than anybody goes through', () => {
    const article = drawn(parsed('1.1. Tea tea.\n'.repeat(600)));
    const steps = find('TEA', article);
    let pauses = 0;
    let step = steps.next();
    for (; !step.done; step = steps.next()) pauses++;
    expect([step.value.ranges.length, step.value.hasMore]).toEqual([1_000, true]);
    expect(pauses).toBeGreaterThan(500);
    const whole = finished(find('tea', drawn(parsed('1.1. Tea tea.\n'.repeat(500)))));
    expect([whole.ranges.length, whole.hasMore]).toEqual([1_000, false]);
  });
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
