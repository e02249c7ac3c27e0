import { describe, expect, test } from 'vitest';
import { markLanguages, normaliseBlocks } from '../../src/policy/languages';
import { everyBlock, wholeText } from '../../src/policy/tree';
import { auditTexts } from '../../src/check/audit-texts';
import { googleAnalytics, yandexMetrica } from '../../src/services';
import { FACTS } from '../../src/services/catalogue';
import { withDefaults } from '../../src/core/settings';
import { bare, depthOf, finished, labels, parsed } from './outline';
import { policies, readPolicy, WHERE } from './real';

describe.skipIf(!policies.length)(`real policies (${WHERE})`, () => {
  const treeOf = (start: string) => parsed(readPolicy(policies.find((name) => name.startsWith(start))!));
  const placed = (start: string) => Array.from(everyBlock(treeOf(start)));
  const byLabel = (start: string, label: string) => placed(start).find((block) => block.label === label);

  test.each(policies)('%s loses nothing', (name) => {
    expect(bare(wholeText(parsed(readPolicy(name))))).toBe(bare(readPolicy(name)));
  });

  test.each(policies)('%s keeps its labels in order', (name) => {
    const typed = readPolicy(name)
      .split('\n')
      .map((line) => /^(?:[•-]\s+)?(?:\d+(?:\.\d+)+\.|\d+\.|[a-z]\))(?=\s)|^[•-](?=\s)/.exec(line.trim())?.[0]);
    expect(labels(parsed(readPolicy(name)))).toEqual(typed.filter(Boolean));
  });

  test.each([
    ['000', 4, 1],
    ['001', 2, 5],
    ['002', 4, 7],
    ['003', 2, 6],
    ['004', 4, 11],
  ])('%s is nested %i deep, in %i parts', (start, depth, parts) => {
    const tree = treeOf(start);
    expect([depthOf(tree), tree.length]).toEqual([depth, parts]);
  });

  test('growing indentation means nothing, order does', () => {
    expect(treeOf('000')[0]?.children.map(({ label }) => label)).toEqual([1, 2, 3, 4, 5, 6].map((number) => `• ${number}.`));
    expect(byLabel('000', '• 6.1.')?.children.map(({ label }) => label)).toEqual([1, 2, 3, 4, 5, 6, 7].map((number) => `${number}.`));
  });

  test('clauses find their parents', () => {
    expect(byLabel('001', '2.1.')?.children.map(({ label }) => label)).toEqual(['a)', 'b)', 'c)']);
    expect(byLabel('002', '4.1.')?.children).toHaveLength(13);
    expect(byLabel('004', '2.1.')?.children.map(({ label }) => label)).toEqual([1, 2, 3, 4, 5].map((number) => `2.2.${number}.`));
    expect(placed('003').filter(({ kind }) => kind === 'heading')).toHaveLength(6);
  });

  test.each([
    ['000', 'en', []],
    ['001', 'en', ['2.5.']],
    ['002', 'en', []],
    ['003', 'en', []],
    ['004', 'uz', []],
  ])('%s has foreign clauses where it has them', (start, language, expected) => {
    const marked = Array.from(everyBlock(finished(markLanguages(treeOf(start), language))));
    expect(marked.filter(({ lang }) => lang).map(({ label }) => label)).toEqual(expected);
  });

  test('Uzbek has two apostrophes after all, English its own', () => {
    expect(wholeText(finished(normaliseBlocks(treeOf('004'), 'uz')))).not.toMatch(/(?<=\p{L})[`'‘’](?=\p{L})/u);
    expect(finished(normaliseBlocks(treeOf('002'), 'en'))).toEqual(treeOf('002'));
  });

  // by the place alone: their sentences are theirs
  test.each([
    ['001', '2.4.', 'a list is announced'],
    ['002', '4.2.', 'but data goes to'],
    ['002', '5.1.', 'but data goes abroad'],
    ['002', '4.3.', 'a list is announced'],
    ['004', '5.4.', 'a period without an end'],
  ])('in %s, clause %s is worth a look: %s', (start, label, what) => {
    const services = [yandexMetrica({ id: 1 }), googleAnalytics({ id: 'G-1' })].map((service) => ({
      ...service,
      facts: FACTS[service.id]!,
    }));
    const found = auditTexts(withDefaults({ services }), services, [{ document: 'policy', lang: 'en', blocks: treeOf(start) }]);
    expect(found.filter((sentence) => sentence.startsWith(`policy (en), ${label},`) && sentence.includes(what))).toHaveLength(1);
  });
});
