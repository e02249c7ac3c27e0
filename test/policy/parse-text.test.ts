import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LONGEST } from '../../src/policy/cut';
import { DEEPEST } from '../../src/policy/grow-tree';
import { parseText } from '../../src/policy/parse-text';
import { everyBlock, plainText, wholeText, type Block } from '../../src/policy/tree';
import { bare, depthOf, finished, labels, outline, parsed } from './outline';

describe('a label is kept letter for letter:', () => {
  test.each([
    '4.1.12.',
    '4.1.12',
    '4.1',
    '12.',
    '7)',
    '(7)',
    'a)',
    '(a)',
    'iv)',
    'а)',
    'ў)',
    'gʻ)',
    'sh)',
    '§3',
    '§ 3.',
    '•',
    '·',
    '◦',
    '▪',
    '–',
    '—',
    '-',
    '*',
    '• 1.1.',
    '- 2.',
    '◦ 3)',
    'Статья 5.',
    'Article 5.',
    'СТАТЬЯ 5.',
    '5-modda.',
    '5-модда.',
    '1-bob.',
    '4-boʻlim.',
    '4-бўлим.',
    'IV.',
  ])('%s', (label) => {
    const [block] = parsed(`${label} Words of the clause.`);
    expect([block?.label, plainText(block?.content ?? [])]).toEqual([label, 'Words of the clause.']);
  });

  test.each(['1-bob', '5-modda', 'Статья 5', 'Article 12'])('%s, alone in its line', (label) => {
    expect(labels(parsed(`${label}\nWords.`))).toEqual([label]);
  });
});

describe('no label is', () => {
  test.each([
    ['a year', '2019-yil 2-iyuldagi qonun.'],
    ['a date', '26.03.2026 kuni qabul qilingan.'],
    ['a short date', '26.03.26 kuni qabul qilingan.'],
    ['a number of days', '14 (fourteen) days.'],
    ['a number of four digits', '2019. What happened then.'],
    ['a number glued to a word', '1.First.'],
    ['an article that is spoken of', 'Article 6 of the law applies.'],
    ['an article of a law in Uzbek', '5-modda boʻyicha rozilik olinadi.'],
    ['a dash inside a word', '-ning qoʻshimchasi.'],
    ['an e-mail address', 'a.b@example.com answers.'],
  ])('%s', (_, line) => {
    expect(labels(parsed(line))).toEqual([]);
  });
});

const fixtures: [string, string, string[]][] = [
  [
    'clauses nest by their numbers, four deep and deeper',
    '1. Data\n1.1. We keep:\n1.1.1. names:\n1.1.1.1. first names.\n1.1.1.1.1. in capitals.\n1.2. Nothing else.\n2. Rights',
    [
      '# 1. Data',
      '  1.1. We keep:',
      '    1.1.1. names:',
      '      1.1.1.1. first names.',
      '        1.1.1.1.1. in capitals.',
      '  1.2. Nothing else.',
      '2. Rights',
    ],
  ],
  [
    'a document may begin at 2.1, and letters stand under their clause',
    '2.1. This note tells when we ask:\na) on a visit;\nb) on an order.\n2.2. It binds us.\n2.3. Other notes:\nThe stricter one counts.\n2.4. Мы выполняем требования закона.',
    [
      '2.1. This note tells when we ask:',
      '  a) on a visit;',
      '  b) on an order.',
      '2.2. It binds us.',
      '2.3. Other notes:',
      '  The stricter one counts.',
      '2.4. Мы выполняем требования закона.',
    ],
  ],
  [
    'a sentence goes on in the next line where the line before has not ended',
    '2.1. This note (called the “\nNote”) binds the “\nShop”.\nIt is short.',
    ['2.1. This note (called the “ / Note”) binds the “ / Shop”.', '  It is short.'],
  ],
  [
    'numbers may jump, and nothing is renumbered',
    '2. Purposes\n2.1. We need data for:\n2.2.1. orders.\n2.2.2. letters.\n5. Rights\n5.3. You may ask.',
    ['# 2. Purposes', '  2.1. We need data for:', '    2.2.1. orders.', '    2.2.2. letters.', '# 5. Rights', '  5.3. You may ask.'],
  ],
  [
    'numbers may repeat',
    '4.1. One.\n4.1. Another.\n4.2. Third.\n3. Back.\n3. Again.',
    ['4.1. One.', '4.1. Another.', '4.2. Third.', '3. Back.', '3. Again.'],
  ],
  [
    'numbers beat an indentation that only grows, with bullets before numbers and lists inside',
    [
      'Our policy',
      '',
      '  • 1. Basics',
      '',
      '    • 1.1. It is a policy.',
      '    • 1.2. It binds.',
      '    • 2. Uses',
      '',
      '      We use data for:',
      '      • orders;',
      '      • letters.',
      '      • 3. Care',
      '',
      '        • 3.1. We will:',
      '          1. lock doors;',
      '          2. count keys;',
      '          3. change locks;',
      '          4. sleep well.',
      '        • 3.2. You will not mind.',
      '        • 4. End',
    ].join('\n'),
    [
      '# Our policy',
      '  # • 1. Basics',
      '    • 1.1. It is a policy.',
      '    • 1.2. It binds.',
      '  # • 2. Uses',
      '    We use data for:',
      '    • orders;',
      '    • letters.',
      '  # • 3. Care',
      '    • 3.1. We will:',
      '      1. lock doors;',
      '      2. count keys;',
      '      3. change locks;',
      '      4. sleep well.',
      '    • 3.2. You will not mind.',
      '  • 4. End',
    ],
  ],
  [
    'headings without numbers are found by the empty lines around them',
    'Privacy\n\nWe care.\n\nWhat we use\n\nWe use:\n\n- names.\n- phones.\n\nThe shop must:\n\n- hide them.\n\nRights\n\nYou may ask.',
    [
      '# Privacy',
      '  We care.',
      '# What we use',
      '  We use:',
      '  - names.',
      '  - phones.',
      '  The shop must:',
      '  - hide them.',
      '# Rights',
      '  You may ask.',
    ],
  ],
  [
    'a heading that lost its number does not swallow the next number',
    '5. Sharing\n5.1. We share nothing.\nDeletion\n\n6.1. You may delete.\n\n7. Duties\n\n7.1. You pay.',
    ['# 5. Sharing', '  5.1. We share nothing.', '# Deletion', '  6.1. You may delete.', '# 7. Duties', '  7.1. You pay.'],
  ],
  [
    'a numbered question is a heading like any title',
    '1. What do we keep?\n\n1.1. Names.\n1.1.1. Of clients:\n  • first;\n  • last.\nSome come by themselves:\n  • addresses.',
    [
      '# 1. What do we keep?',
      '  1.1. Names.',
      '    1.1.1. Of clients:',
      '      • first;',
      '      • last.',
      '      Some come by themselves:',
      '      • addresses.',
    ],
  ],
  [
    'seven goes on with the list of six, wherever one stands',
    '6. Care\n6.1. We will:\n1. lock;\n2. count.\n6.2. You will:\n1. sleep.\n7. End',
    ['# 6. Care', '  6.1. We will:', '    1. lock;', '    2. count.', '  6.2. You will:', '    1. sleep.', '7. End'],
  ],
  [
    'seven after 6.1 is no item of the list between them',
    '6.1. We will:\n1. lock;\n2. count.\n7. The end is near.\n9. Jump.',
    ['6.1. We will:', '  1. lock;', '  2. count.', '7. The end is near.', '9. Jump.'],
  ],
  [
    '3. goes on with 2., not with the 2) between them',
    'I. BASICS\n1. It is a policy.\n2. Words:\n1) data;\n2) shop.\n3. The rest.\nII. USES\n4. Uses:\n- one;\n- two.',
    [
      '# I. BASICS',
      '  1. It is a policy.',
      '  2. Words:',
      '    1) data;',
      '    2) shop.',
      '  3. The rest.',
      '# II. USES',
      '  4. Uses:',
      '    - one;',
      '    - two.',
    ],
  ],
  [
    'a list that begins anew after a finished one stands beside it',
    '1. Lock.\n2. Count.\n1. Sleep.\n2. Wake.',
    ['1. Lock.', '2. Count.', '1. Sleep.', '2. Wake.'],
  ],
  [
    'lists nest by indentation, and with equal indentation by their marks',
    '1.1. We use:\n- names:\n  - first;\n  - last;\n- phones:\na) mobile;\nb) other;\n- letters.\n1.2. No more.',
    [
      '1.1. We use:',
      '  - names:',
      '    - first;',
      '    - last;',
      '  - phones:',
      '    a) mobile;',
      '    b) other;',
      '  - letters.',
      '1.2. No more.',
    ],
  ],
  [
    'Roman numerals are told from letters by what comes before them',
    '1.1. Of:\na) one:\ni) x;\nii) y;\niii) z;\niv) v;\nv) w;\nb) two;\nc) three.\n1.2. Of:\ng) x;\nh) y;\ni) z.',
    [
      '1.1. Of:',
      '  a) one:',
      '    i) x;',
      '    ii) y;',
      '    iii) z;',
      '    iv) v;',
      '    v) w;',
      '  b) two;',
      '  c) three.',
      '1.2. Of:',
      '  g) x;',
      '  h) y;',
      '  i) z.',
    ],
  ],
  [
    'chapters hold articles, articles hold clauses',
    '1-bob. Umumiy qoidalar\n1-modda. Maqsad\n1. Birinchi.\n2. Ikkinchi.\n2-modda. Asoslar\n1. Yana.\n2-bob. Yakun\n3-modda. Oxiri.',
    [
      '# 1-bob. Umumiy qoidalar',
      '  # 1-modda. Maqsad',
      '    1. Birinchi.',
      '    2. Ikkinchi.',
      '  # 2-modda. Asoslar',
      '    1. Yana.',
      '# 2-bob. Yakun',
      '  3-modda. Oxiri.',
    ],
  ],
  [
    'a numbered title and the text below it are two',
    '1. General\nThis text says what the policy is about, and for whom.\n2. ABOUT ALL THAT WE MAY KEEP\nNames.',
    ['# 1. General', '  This text says what the policy is about, and for whom.', '2. ABOUT ALL THAT WE MAY KEEP / Names.'],
  ],
  ['a label may stand in a line of its own', '1.1.\nWe keep names.\n1.2.\nAnd phones.', ['1.1. We keep names.', '1.2. And phones.']],
  [
    'lines with as many tabs are a table under their clause',
    '4.3. Periods:\nData\tPeriod\nnames\t3 years\nphones\t1 year\n4.4. No others.',
    ['4.3. Periods:', '  || Data | Period', '  | names | 3 years', '  | phones | 1 year', '4.4. No others.'],
  ],
  ['a tab after a label makes no table', '1.1.\tNames.\n1.2.\tPhones.\n•\tboth.', ['1.1. Names.', '1.2. Phones.', '  • both.']],
  ['one line with tabs makes no table', 'Names\tand phones.', ['Names\tand phones.']],
  ['a last short line is no heading', 'We care.\n\nTashkent, Amir Temur 1\n\n', ['We care.', 'Tashkent, Amir Temur 1']],
  ['nothing comes of nothing', ' \n\n\t\n', []],
];

describe('in plain text', () => {
  test.each(fixtures)('%s', (_, text, expected) => {
    expect(outline(parsed(text))).toEqual(expected);
    expect(bare(wholeText(parsed(text)))).toBe(bare(text));
  });

  test('line ends of all systems mean the same', () => {
    const text = '1. Data\n1.1. Names.\n\nMore\n\nWords.';
    expect(parsed(text.replaceAll('\n', '\r\n'))).toEqual(parsed(text));
    expect(parsed(text.replaceAll('\n', '\r'))).toEqual(parsed(text));
  });
});

describe('no text is lost', () => {
  const anyLabel = fc.oneof(
    fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 2, maxLength: 6 }).map((numbers) => `${numbers.join('.')}.`),
    fc.integer({ min: 1, max: 9 }).map((number) => `${number}.`),
    fc.constantFrom('a)', '(b)', 'iv)', 'в)', '•', '–', '-', '• 2.3.', '§4', 'Статья 3.', '2-modda.', '1-bob.'),
  );
  const words = fc
    .array(fc.constantFrom('data', 'мы', 'oʻz', 'rights', 'User', '14 days', '“x”'), { minLength: 1, maxLength: 12 })
    .map((all) => all.join(' '));
  const indent = fc.integer({ min: 0, max: 4 }).map((width) => ' '.repeat(width));

  test('of generated documents, and every label stands in its order', () => {
    const clause = fc.tuple(
      indent,
      anyLabel,
      words.map((text) => `${text}.`),
    );
    fc.assert(
      fc.property(fc.array(clause, { maxLength: 60 }), (clauses) => {
        const text = clauses.map(([space, label, sentence]) => `${space}${label} ${sentence}`).join('\n');
        const tree = parsed(text);
        expect(labels(tree)).toEqual(clauses.map(([, label]) => label));
        expect(bare(wholeText(tree))).toBe(bare(text));
      }),
    );
  });

  test('of anything else', () => {
    const line = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), words, fc.constantFrom('', 'a\tb', 'c\td', '1.', '\u00A0', '•'));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
        const text = lines.join('\n');
        expect(bare(wholeText(parsed(text)))).toBe(bare(text));
      }),
    );
  });
});

describe('a long document', () => {
  const clauses = (count: number) =>
    Array.from(
      { length: count },
      (_, at) =>
        `${Math.floor(at / 100) + 1}.${Math.floor((at % 100) / 10) + 1}.${(at % 10) + 1}. ${'All that we keep is kept well. '.repeat(6)}`,
    ).join('\n');
  test('pauses every 200 lines, as they are parted and as they are read, and at each clause that is given its anchor', () => {
    expect([...parseText(clauses(10_000))]).toHaveLength(50 + 49 + 10_000);
  });

  test.each([
    ['lines without a full stop', 'a word\n'.repeat(20_000)],
    ['lines behind a label', `1.1. ${'a word\n'.repeat(20_000)}`],
    ['one endless line', 'a word '.repeat(20_000)],
    ['one endless line without a blank', 'aword'.repeat(30_000)],
    ['one endless line of pairs of surrogates', '😀'.repeat(60_000)],
    ['a table of long rows', `${'x'.repeat(5_000)}\ty\n`.repeat(30)],
    ['a line full of tabs', 'a\t'.repeat(60_000)],
  ])('of %s is in blocks that are not endless, and whole', (_, text) => {
    const tree = parsed(text);
    const length = (block: Block) => wholeText([{ ...block, children: [] }]).length;
    expect(Math.max(...Array.from(everyBlock(tree), length))).toBeLessThan(LONGEST * 1.5);
    expect(bare(wholeText(tree))).toBe(bare(text));
    expect(Array.from(everyBlock(tree), ({ content }) => plainText(content)).filter((words) => /\p{Cs}/u.test(words))).toEqual([]);
  });

  test('has what is too long for one clause under that clause', () => {
    const [clause, next] = parsed(`1.1. ${'a word '.repeat(6_000)}\n1.2. Next.`);
    expect([clause?.label, clause?.children.map(({ kind, label }) => kind + label), next?.label]).toEqual([
      '1.1.',
      ['text', 'text'],
      '1.2.',
    ]);
  });

  test('goes on with a long table in further ones, under the same header', () => {
    const rows = Array.from({ length: 250 }, (_, at) => `${at}\tTea`);
    const tables = parsed(['No\tDrink', ...rows].join('\n'));
    expect(tables.map(({ rows: own = [] }) => [own.length, own[0]?.header, own[0]?.cells, own[1]?.cells[0]])).toEqual([
      [100, true, [['No'], ['Drink']], ['0']],
      [100, true, [['No'], ['Drink']], ['99']],
      [53, true, [['No'], ['Drink']], ['198']],
    ]);
  });

  test('of more clauses than can be shown is refused with what to do', () => {
    expect(() => parsed('A.\n'.repeat(100_001))).toThrow(/more than 100000 clauses and paragraphs: link to it by url alone/);
  });

  test.each([
    ['spaces', ' '.repeat(2_000_000)],
    ['brackets', `x.${')'.repeat(2_000_000)}x`],
    ['numbers', '1.'.repeat(1_000_000)],
    ['tabs', 'a\t'.repeat(1_000_000)],
    ['quotes', '"'.repeat(2_000_000)],
  ])('of one endless line of %s takes no endless time', (_, line) => {
    // an endless one would meet the test's own limit
    expect(parsed(`${line}\n${line}`)).toBeDefined();
  });

  test.each([
    ['numbers', Array.from({ length: 1000 }, (_, at) => `${Array.from({ length: at + 2 }, () => 1).join('.')} Deep.`).join('\n')],
    ['indentation', Array.from({ length: 5000 }, (_, at) => `${' '.repeat(at)}- deep;`).join('\n')],
    ['titles', Array.from({ length: 5000 }, (_, at) => `${' '.repeat(at)}1. Deep`).join('\n')],
  ])('nested endlessly by %s is nested deep, not endlessly', (_, text) => {
    const tree = finished(parseText(text));
    expect(depthOf(tree)).toBeLessThanOrEqual(DEEPEST);
    expect(bare(wholeText(tree))).toBe(bare(text));
  });
});
