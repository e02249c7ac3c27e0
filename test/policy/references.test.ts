import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findReferences } from '../../src/policy/references';

const found = (text: string) => findReferences(text).map(({ start, end, anchor }) => [text.slice(start, end), anchor]);

describe('a reference to a clause of the same document becomes a link:', () => {
  test.each([
    ['as clause 2.5 says', [['clause 2.5', '2.5']]],
    ['see sub-clause 3.2.4.', [['sub-clause 3.2.4', '3.2.4']]],
    ['Section 4 tells', [['Section 4', '4']]],
    ['clause 2.5 of the Policy', [['clause 2.5', '2.5']]],
    ['clause 2.5 of this Agreement', [['clause 2.5', '2.5']]],
    ['clause 4.3 and the terms of the law', [['clause 4.3', '4.3']]],
    [
      'sub-clauses 4.1.6 and 4.1.7 apply',
      [
        ['4.1.6', '4.1.6'],
        ['4.1.7', '4.1.7'],
      ],
    ],
    [
      'paragraphs 2.1, 2.2 and 3',
      [
        ['2.1', '2.1'],
        ['2.2', '2.2'],
        ['3', '3'],
      ],
    ],
    ['согласно п. 2.5 и далее', [['п. 2.5', '2.5']]],
    ['в пункте 2.5 настоящей Политики', [['пункте 2.5', '2.5']]],
    ['пункта 2.5 настоящего Договора', [['пункта 2.5', '2.5']]],
    ['подпунктом 3.1.2', [['подпунктом 3.1.2', '3.1.2']]],
    [
      'пп. 2.1 и 2.2',
      [
        ['2.1', '2.1'],
        ['2.2', '2.2'],
      ],
    ],
    [
      'раздел 4; в разделе 5',
      [
        ['раздел 4', '4'],
        ['разделе 5', '5'],
      ],
    ],
    ['ushbu siyosatning 2.5-bandida', [['2.5-bandida', '2.5']]],
    [
      '2.5-band, 2.6-bandi',
      [
        ['2.5-band', '2.5'],
        ['2.6-bandi', '2.6'],
      ],
    ],
    [
      '2.1 va 2.2-bandlar',
      [
        ['2.1', '2.1'],
        ['2.2', '2.2'],
      ],
    ],
    [
      "4-bo'limda, 5-boʻlim, 6-bo‘limi",
      [
        ["4-bo'limda", '4'],
        ['5-boʻlim', '5'],
        ['6-bo‘limi', '6'],
      ],
    ],
    [
      '2.5-бандга ва 4-бўлимнинг',
      [
        ['2.5-бандга', '2.5'],
        ['4-бўлимнинг', '4'],
      ],
    ],
    ['ushbu shartnomaning 2.5-bandi', [['2.5-bandi', '2.5']]],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

describe('what belongs to another document becomes none:', () => {
  test.each([
    'Article 6(1)(b) of the GDPR',
    'paragraph 1 of Article 6 of the GDPR',
    'clause 5 of the Law on personal data',
    'section 3 of the User Agreement',
    'clause 3.1 of the Public Offer',
    'Section 2(a) of the Data Protection Act',
    'clauses 2.1 and 2.2 of the Terms',
    'п. 2.5 Договора',
    'пункта 3 Федерального закона',
    'п. 4 ст. 6 Закона',
    'разделом 2 Пользовательского соглашения',
    'п. 3.2 публичной оферты',
    'Qonunning 5-bandi',
    'Fuqarolik kodeksining 4-boʻlimi',
    'oferta 3.2-bandi',
    'шартноманинг 2.5-банди',
    '6-moddasining 1-bandi',
  ])('%s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('no reference is', () => {
  test.each([
    'the 4 sections',
    'the subsection',
    'version 2.5',
    'п. Чиланзар',
    'bandi 4',
    'стр. 5',
    'clause 2019',
    '2019-yil',
    'section4x',
  ])('%s', (text) => {
    expect(found(text)).toEqual([]);
  });

  test('searched for without end in a long text', () => {
    // one that is would meet the test's own limit
    for (const piece of ['1, ', '1-', '1, 2-band', '-band', 'clause 1 of the ', 'qonun ', 'п. 1 ', '1.', 'a '])
      expect(findReferences(piece.repeat(50_000))).toBeDefined();
  });
});

test('references lie in the text, one behind the other, and each names a number that stands there', () => {
  const piece = fc.constantFrom(
    'clause',
    'Section',
    'п.',
    'пункт',
    '-band',
    'bo‘lim',
    '2.5',
    '3',
    '14.1.1',
    ' ',
    ', ',
    ' and ',
    ' и ',
    ' va ',
    'of the law',
    '–',
    'ushbu',
    '1.1.1.1.',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('');
      let last = 0;
      for (const { start, end, anchor } of findReferences(text)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(text.slice(start, end)).toContain(anchor);
        expect(anchor).toMatch(/^\d+(\.\d+)*$/);
        last = end;
      }
    }),
    { numRuns: 500 },
  );
});
