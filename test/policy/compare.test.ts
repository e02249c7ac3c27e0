import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare, compareWords, type ClauseChange, type Words } from '../../src/policy/compare';
import { finished, parsed, parsedHtml } from './outline';

const between = (old: string, now: string): ClauseChange[] => finished(compare(parsed(old), parsed(now)));
const betweenHtml = (old: string, now: string): ClauseChange[] => finished(compare(parsedHtml(old), parsedHtml(now)));
/** `+came+`, `-went-`, and what stayed as it is. */
const marked = (words: readonly Words[]) =>
  words.map(({ kind, text }) => ({ same: text, added: `+${text}+`, removed: `-${text}-` })[kind]).join('');
/** A line per change: what became of which clause, and its words. */
const told = (changes: readonly ClauseChange[]) =>
  changes.map(({ kind, label, before, words }) => `${kind} ${[before, label].filter(Boolean).join('→')} ${marked(words)}`);
const part = (words: readonly Words[], gone: Words['kind']) =>
  words
    .filter(({ kind }) => kind !== gone)
    .map(({ text }) => text)
    .join('');

const OLD = '1. Tea\n1.1. We brew green tea.\n1.2. Milk stands beside it.\n1.3. Sugar is on the shelf.';

describe('between two versions a clause', () => {
  test.each<[string, string, string[]]>([
    ['was added at the end', `${OLD}\n1.4. Cups are washed daily.`, ['added 1.4. +Cups are washed daily.+']],
    ['was removed from the middle', OLD.replace('1.2. Milk stands beside it.\n', ''), ['removed 1.2. -Milk stands beside it.-']],
    ['was removed from the end', OLD.replace('\n1.3. Sugar is on the shelf.', ''), ['removed 1.3. -Sugar is on the shelf.-']],
    ['was reworded, word by word', OLD.replace('green tea', 'black tea'), ['reworded 1.1. We brew -green -+black +tea.']],
    [
      'was reworded wholly, and is still the same by its number',
      OLD.replace('Milk stands beside it.', 'Honey costs extra.'),
      ['reworded 1.2. -Milk stands beside it.-+Honey costs extra.+'],
    ],
    ['moved to another number', OLD.replace('1.3. Sugar', '1.5. Sugar'), ['moved 1.3.→1.5. Sugar is on the shelf.']],
    [
      'changed places with another',
      OLD.replace('1.2. Milk stands beside it.', '1.2. Sugar is on the shelf.').replace(/1\.3\..*/, '1.3. Milk stands beside it.'),
      ['moved 1.3.→1.2. Sugar is on the shelf.', 'moved 1.2.→1.3. Milk stands beside it.'],
    ],
    [
      'moved on, where one was put before it',
      '1. Tea\n1.1. We brew green tea.\n1.2. Water is filtered.\n1.3. Milk stands beside it.\n1.4. Sugar is on the shelf.',
      ['added 1.2. +Water is filtered.+', 'moved 1.2.→1.3. Milk stands beside it.', 'moved 1.3.→1.4. Sugar is on the shelf.'],
    ],
    ['of a heading was reworded', OLD.replace('1. Tea', '1. Coffee'), ['reworded 1. -Tea-+Coffee+']],
  ])('%s', (_, now, changes) => {
    expect(told(between(OLD, now))).toEqual(changes);
  });

  test('is named by the label and the anchor of the later version, and a removed one by its own', () => {
    expect(between(OLD, '1. Tea\n1.1. We brew green tea.\n1.4. Sugar is on the shelf.')).toMatchObject([
      { kind: 'removed', label: '1.2.', anchor: '1.2' },
      { kind: 'moved', label: '1.4.', anchor: '1.4', before: '1.3.' },
    ]);
  });

  test('is told of by itself, without what stands under it', () => {
    const old = '2.1. We serve:\na) tea;\nb) cake.';
    expect(told(between(old, old.replace('cake', 'bread')))).toEqual(['reworded b) -cake.-+bread.+']);
  });

  test('moves with all that stands under it, which is told once', () => {
    const old = '2.1. We serve:\na) tea;\nb) cake.\n2.2. We close at nine.';
    expect(told(between(old, old.replace('2.1.', '2.3.')))).toEqual(['moved 2.1.→2.3. We serve:']);
  });

  test('of a list has moved when it stands under another clause, though its letter is the same', () => {
    const old = '2.1. We serve:\na) tea;\n2.2. We never serve:\na) poison.';
    expect(between(old, '2.1. We serve:\na) poison.\n2.2. We never serve:\na) tea;').map(({ kind }) => kind)).toEqual(['moved', 'moved']);
  });

  test('that is a bullet has moved when it stands under another clause', () => {
    const old = '2.1. We serve:\n• tea;\n2.2. We never serve:\n• poison.';
    expect(between(old, '2.1. We serve:\n• poison.\n2.2. We never serve:\n• tea;').map(({ kind }) => kind)).toEqual(['moved', 'moved']);
  });
});

describe('nothing differs', () => {
  test.each<[string, string, string]>([
    ['between a text and itself', OLD, OLD],
    ['where only lines are broken elsewhere', '1.1. We brew green\ntea and serve it.', '1.1. We brew green tea and serve it.'],
    ['where only blanks were added', '1.1. We brew  tea.', '1.1.   We brew tea.'],
    ['between two empty texts', '', ''],
    ['between texts that say the same twice', '1.1. Tea.\n1.2. Tea.\n1.3. Tea.', '1.1. Tea.\n1.2. Tea.\n1.3. Tea.'],
  ])('%s', (_, old, now) => {
    expect(between(old, now)).toEqual([]);
  });

  test('where only the form changed, not a word', () => {
    expect(finished(compare(parsed('1.1. We brew green tea.'), parsedHtml('<p>1.1. We brew <b>green</b> tea.</p>')))).toEqual([]);
  });
});

describe('a paragraph without a label', () => {
  const OPENING = 'This shop sells tea to everybody who asks.';

  test.each<[string, string, string, string[]]>([
    [
      'is the same where it shares most of its words',
      OPENING,
      'This shop sells coffee to everybody who asks.',
      ['reworded  This shop sells -tea -+coffee +to everybody who asks.'],
    ],
    [
      'went and another came where they share few',
      OPENING,
      'Nothing of that kind is left here, alas.',
      ['added  +Nothing of that kind is left here, alas.+', `removed  -${OPENING}-`],
    ],
    [
      'came between others',
      `${OPENING}\n1.1. Milk.`,
      `${OPENING}\nWater is free of charge.\n1.1. Milk.`,
      ['added  +Water is free of charge.+'],
    ],
    [
      'went from between others',
      `${OPENING}\nWater is free of charge.\n1.1. Milk.`,
      `${OPENING}\n1.1. Milk.`,
      ['removed  -Water is free of charge.-'],
    ],
  ])('%s', (_, old, now, changes) => {
    expect(told(between(old, now)).sort()).toEqual(changes.sort());
  });

  test('is found again behind a clause that stayed', () => {
    const changes = between(`1.1. Milk.\n\n${OPENING}`, '1.1. Milk.\n\nThis shop sells tea to everybody who pays.');
    expect(told(changes)).toEqual(['reworded  This shop sells tea to everybody who -asks.-+pays.+']);
  });
});

describe('a table', () => {
  const table = (price: string, more = '') =>
    `<table><tr><th>Drink</th><th>Price</th></tr><tr><td>Tea</td><td>${price}</td></tr>${more}</table>`;

  test.each<[string, string, string[]]>([
    ['is the same where no cell changed', table('5'), []],
    ['is told with the cell that changed', table('6'), ['reworded  Drink | Price Tea | -5-+6+']],
    ['is told with the row that came', table('5', '<tr><td>Milk</td><td>2</td></tr>'), ['reworded  Drink | Price Tea | -5-+5 Milk | 2+']],
  ])('%s', (_, now, changes) => {
    expect(told(betweenHtml(table('5'), now))).toEqual(changes);
  });
});

describe('texts of any length are compared, and not without end:', () => {
  const LONG = 5_000;
  const clauses = (word: (at: number) => string) =>
    Array.from({ length: LONG }, (_, at) => `${1 + Math.floor(at / 500)}.${1 + (at % 500)}. ${word(at)}`).join('\n');
  test('5,000 clauses with themselves', () => {
    const tree = parsed(clauses((at) => `Cup number ${at} stands on the shelf.`));
    expect(finished(compare(tree, tree))).toEqual([]);
  });

  test('5,000 clauses of the same words', () => {
    const tree = parsed(clauses(() => 'A cup.'));
    expect(finished(compare(tree, tree))).toEqual([]);
  });

  test('40,000 paragraphs of the same words', () => {
    // what looks at each of them for each would meet the test's own limit
    const tree = parsed('A cup stands on the shelf.\n'.repeat(40_000));
    expect(finished(compare(tree, tree))).toEqual([]);
  });

  test('5,000 clauses of which each was reworded', () => {
    const [old, now] = [parsed(clauses((at) => `Cup ${at} is blue.`)), parsed(clauses((at) => `Cup ${at} is white.`))];
    expect(finished(compare(old, now))).toHaveLength(LONG);
  });

  test('one clause of 3,000 words, each of them another', () => {
    const words = (letter: string) => Array.from({ length: 3_000 }, (_, at) => `${letter}${at}`).join(' ');
    const [old, now] = [words('a'), words('b')];
    const [change] = between(`1.1. ${old}`, `1.1. ${now}`);
    expect(change).toMatchObject({ kind: 'reworded', label: '1.1.' });
    // so many words are no help in a report
    expect([part(change!.words, 'removed') === now, part(change!.words, 'added') === old]).toEqual([true, true]);
  });

  test('with pauses', () => {
    const tree = parsed(clauses((at) => `Cup ${at}.`));
    let pauses = 0;
    for (const steps = compare(tree, tree); !steps.next().done;) pauses++;
    // each of its steps, and not the last alone
    expect(pauses).toBeGreaterThan((8 * LONG) / 50);
  });
});

describe('of marked words', () => {
  const word = fc.constantFrom('tea', 'milk', 'sugar', 'and', 'or', '4.1', 'oʻ', ',');
  const text = fc.array(word, { minLength: 1, maxLength: 40 }).map((words) => words.join(' '));

  test('those that stayed and came make the later text, and those that stayed and went the earlier', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), fc.oneof(text, fc.string({ unit: 'binary' })), (old, now) => {
        const words = compareWords(old, now);
        expect([part(words, 'removed'), part(words, 'added')]).toEqual([now, old]);
      }),
      { numRuns: 500 },
    );
  });

  test('the same holds of every clause that was reworded', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 6 }), (pairs) => {
        const write = (side: 0 | 1) => `<div>${pairs.map((pair, at) => `<p>1.${at + 1}. x${at} ${pair[side]}</p>`).join('')}</div>`;
        for (const { label, words } of betweenHtml(write(0), write(1))) {
          const at = Number(/\.(\d+)/.exec(label)![1]) - 1;
          expect([part(words, 'removed'), part(words, 'added')]).toEqual([`x${at} ${pairs[at]![1]}`, `x${at} ${pairs[at]![0]}`]);
        }
      }),
    );
  });

  test('none is marked in a text that stayed', () => {
    fc.assert(
      fc.property(text, (same) => {
        expect(compareWords(same, same)).toEqual([{ kind: 'same', text: same }]);
      }),
    );
  });
});
