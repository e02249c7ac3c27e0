import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { fromNodes } from '../../src/policy/from-nodes';
import type { NodeLike } from '../../src/policy/from-nodes';
import { everyBlock, wholeText, type Marked } from '../../src/policy/tree';
import { bare, finished, outline, parsed, parsedHtml } from './outline';

const fixtures: [string, string, string[]][] = [
  [
    'headings nest by their rank',
    '<h1>Policy</h1><p>Hello.</p><h2>1. Data</h2><h3>Names</h3><p>All.</p><h3>Phones</h3><h2>2. Rights</h2><p>2.1. Ask.</p>',
    ['# Policy', '  Hello.', '  # 1. Data', '    # Names', '      All.', '    # Phones', '  # 2. Rights', '    2.1. Ask.'],
  ],
  [
    'paragraphs with numbers nest as in plain text',
    '<p>1. Data</p><div>1.1. Names:</div><p>a) first;</p><p><b>1.2.</b> Phones.</p>',
    ['# 1. Data', '  1.1. Names:', '    a) first;', '  1.2. Phones.'],
  ],
  [
    'a line break before a label parts two clauses',
    '<p>1.1. Names.<br>1.2. Phones<br>of all.<br>a) mobile.</p>',
    ['1.1. Names.', '1.2. Phones / of all.', '  a) mobile.'],
  ],
  [
    'a line of the source does so too',
    '<p>1.1. Names.\n  1.2. As in clause\n  2.5 of the policy.</p>',
    ['1.1. Names.', '1.2. As in clause 2.5 of the policy.'],
  ],
  ['two line breaks part two paragraphs', 'Names.<br><br>Phones.<br> <br>All', ['Names.', 'Phones.', 'All']],
  ['whitespace is what a browser shows', '<p>\n  We <b> keep </b> all\n of\tit. </p> <p>&nbsp;</p>', ['We keep all of it.']],
  ['text without paragraphs counts', 'Loose <p>Tight</p> loose', ['Loose', 'Tight', 'loose']],
  [
    'bullets of a list are written out',
    '<p>1.1. Keep:</p><ul><li>names</li><li>phones<ul><li>mobile</li></ul></li></ul><p>1.2. No.</p>',
    ['1.1. Keep:', '  • names', '  • phones', '    • mobile', '1.2. No.'],
  ],
  ['numbers of a list are written out', '<ol start="3"><li>a</li><li value="7">b</li><li>c</li></ol>', ['3. a', '7. b', '8. c']],
  ['backwards too', '<ol reversed><li>a</li><li>b</li><li>c</li></ol>', ['3. a', '2. b', '1. c']],
  [
    'letters of a list are written out',
    '<ol type="a" start="26"><li>x</li><li>y</li></ol><ol type="I"><li>v</li><li type="A">w</li></ol><ol type="i" start="4"><li>u</li></ol>',
    ['z. x', 'aa. y', 'I. v', 'B. w', 'iv. u'],
  ],
  [
    'numbered lists nest',
    '<ol><li>Data<ol><li>names.</li><li>phones.</li></ol></li><li>Rights.</li></ol><p>End.</p>',
    ['# 1. Data', '  1. names.', '  2. phones.', '2. Rights.', 'End.'],
  ],
  [
    'a list of its own begins after another',
    '<ul><li>a</li></ul><ul><li>b</li></ul><ol><li>c</li></ol><ol><li>d</li></ol>',
    ['• a', '• b', '1. c', '1. d'],
  ],
  [
    'paragraphs of an item stand under it',
    '<ul><li><p>a</p><p>b</p><ul><li>c</li></ul>d</li><li>e</li></ul><p>f</p>',
    ['• a', '  b', '  • c', '  d', '• e', 'f'],
  ],
  [
    'numbers typed into bullets win',
    '<ul><li>1. Data<ul><li>1.1. Names.</li><li>2. Rights<ul><li>2.1. Ask:<ul><li>us</li></ul></li></ul></li></ul></li></ul>',
    ['# 1. Data', '  1.1. Names.', '# 2. Rights', '  2.1. Ask:', '    • us'],
  ],
  [
    'they win over numbers that are not shown',
    '<ol type="none"><li>1.1. Names.</li><li>Phones.</li></ol><ul style="list-style: none"><li>a) b</li></ul>',
    ['1.1. Names.', '  Phones.', '  a) b'],
  ],
  [
    'typed under shown numbers, they stand under those',
    '<ol><li>Data<p>1.1. Names.</p></li><li>Rights<p>2.1. Ask.</p></li></ol>',
    ['# 1. Data', '  1.1. Names.', '# 2. Rights', '  2.1. Ask.'],
  ],
  [
    'a given label beats the browser’s',
    '<ol><li data-label="1.">Data<ol><li data-label="1.1.">Names.</li><li data-label="1.2.">Phones.</li></ol></li><li data-label="§2">Rights</li></ol>',
    ['# 1. Data', '  1.1. Names.', '  1.2. Phones.', '§2 Rights'],
  ],
  [
    'an item may be a heading',
    '<ol><li><h3>Data</h3><p>All.</p></li><li><h3>Rights</h3></li></ol>',
    ['# 1. Data', '  All.', '# 2. Rights'],
  ],
  ['an empty item keeps its label', '<ol><li></li><li><ul><li>a</li></ul></li></ol>', ['1.', '2.', '  • a']],
  [
    'a number goes on after a list',
    '<p>6. Care</p><p>6.1. We:</p><ol><li>lock;</li><li>count.</li></ol><p>6.2. You:</p><ol><li>sleep.</li></ol><p>7. End</p>',
    ['# 6. Care', '  6.1. We:', '    1. lock;', '    2. count.', '  6.2. You:', '    1. sleep.', '7. End'],
  ],
  [
    'a heading that lost its number keeps its rank',
    '<h2>5. Care</h2><h2>Deletion</h2><p>6.1. Ask.</p><h3>How</h3><p>Write.</p><h2>7. End</h2>',
    ['# 5. Care', '# Deletion', '  6.1. Ask.', '  # How', '    Write.', '# 7. End'],
  ],
  [
    'a table stands under its clause, with its caption before it',
    '<p>4.3. Periods:</p><table><caption>Table 1</caption><thead><tr><td>Data</td><td>Period</td></tr></thead><tbody><tr><td><p>names</p><p>all</p></td><td>3 <b>years</b></td></tr></tbody></table>',
    ['4.3. Periods:', '  Table 1', '  || Data | Period', '  | names / all | 3 years'],
  ],
  [
    'lists in cells are lines',
    '<table><tr><th>a</th><th>b</th></tr><tr><td><ul><li>x</li><li>y</li></ul></td><td>z</td></tr></table>',
    ['|| a | b', '| • x / • y | z'],
  ],
  ['a table of one column is a frame', '<table><tr><td><p>1. Data</p><p>1.1. Names.</p></td></tr></table>', ['# 1. Data', '  1.1. Names.']],
  ['a picture is its description', '<p>Our <img alt="logo" src="x.png"> here</p>', ['Our logo here']],
  [
    'what is not shown is not there',
    '<p hidden>a</p><script>b</script><style>c</style><template>d</template><p>e<span hidden>f</span></p><!-- g -->',
    ['e'],
  ],
  ['preformatted lines stay', '<pre>1.1. Names.\n1.2. Phones  of\n  all.</pre>', ['1.1. Names.', '1.2. Phones  of /   all.']],
  ['definitions are paragraphs', '<dl><dt>Data</dt><dd>Names.</dd></dl>', ['Data', 'Names.']],
];

describe('in HTML', () => {
  test.each(fixtures)('%s', (_, html, expected) => {
    expect(outline(parsedHtml(html))).toEqual(expected);
  });

  test.each<[string, string, unknown[]]>([
    ['links', 'See <a href="/x">here</a>.', ['See ', { tag: 'a', href: '/x', content: ['here'] }, '.']],
    [
      'emphasis',
      '<strong>a</strong><em>b</em><u>c</u><del>d</del><code>e</code><sub>f</sub><sup>g</sup>',
      [
        { tag: 'b', content: ['a'] },
        { tag: 'i', content: ['b'] },
        { tag: 'u', content: ['c'] },
        { tag: 's', content: ['d'] },
        { tag: 'code', content: ['e'] },
        { tag: 'sub', content: ['f'] },
        { tag: 'sup', content: ['g'] },
      ],
    ],
    ['nesting', '<b>a <i>b</i> c</b>', [{ tag: 'b', content: ['a ', { tag: 'i', content: ['b'] }, ' c'] }]],
    ['line breaks', 'a<br>b', ['a', { tag: 'br', content: [] }, 'b']],
    ['languages', 'a <span lang="ru">б</span>', ['a ', { tag: 'span', lang: 'ru', content: ['б'] }]],
    ['nothing else', '<font color="red">a</font><a name="x">b</a><span>c</span>', ['abc']],
    ['what is left after a label', '<b>1.1. a</b> b', [{ tag: 'b', content: ['a'] }, ' b']],
  ])('marks are kept: %s', (_, html, expected) => {
    expect(parsedHtml(`<p>${html}</p>`)[0]?.content).toEqual(expected);
  });

  test('blocks inside a mark are marked', () => {
    expect(parsedHtml('<b><p>a</p><p>b</p></b>').map(({ content }) => content)).toEqual([
      [{ tag: 'b', content: ['a'] }],
      [{ tag: 'b', content: ['b'] }],
    ]);
  });

  test('languages and ids are the author’s', () => {
    const tree = parsedHtml(
      '<section lang="ru"><p id="x">а</p><p lang="uz">b</p></section><p>c</p><p><a id="y"></a>d</p><table id="z"><tr><td>e</td><td>f</td></tr></table>',
    );
    expect(tree.map(({ lang, anchor }) => [lang, anchor])).toEqual([
      ['ru', 'x'],
      ['uz', ''],
      [undefined, ''],
      [undefined, 'y'],
      [undefined, 'z'],
    ]);
  });

  test('paragraphs and lines of plain text give the same tree', () => {
    const lines = ['1. Data', '1.1. Names:', 'a) first;', 'b) last.', 'All of them.', '2. Rights', '2.2.1. Ask.'];
    expect(parsedHtml(lines.map((line) => `<p>${line}</p>`).join(''))).toEqual(parsed(lines.join('\n')));
  });

  test('no text is lost', () => {
    const { tree: html } = fc.letrec<{ tree: string; leaf: string }>((tie) => ({
      leaf: fc.constantFrom('data ', '1.1. x ', ' ', 'a) y', 'мы\n2. z', '<br>', '<i>q</i>', '– w'),
      tree: fc.oneof(
        { maxDepth: 5 },
        tie('leaf'),
        fc
          .tuple(fc.constantFrom('p', 'div', 'b', 'h2', 'h3', 'span', 'blockquote', 'section'), fc.array(tie('tree'), { maxLength: 4 }))
          .map(([tag, parts]) => `<${tag}>${parts.join('')}</${tag}>`),
        fc
          .array(tie('tree'), { maxLength: 4 })
          .map((parts) => `<ol style="list-style:none">${parts.map((part) => `<li>${part}</li>`).join('')}</ol>`),
        fc
          .array(tie('tree'), { maxLength: 4 })
          .map((parts) => `<table><tr>${parts.map((part) => `<td>${part}</td>`).join('')}</tr></table>`),
      ),
    }));
    fc.assert(
      fc.property(html, (source) => {
        const root = document.createElement('div');
        root.innerHTML = source;
        expect(bare(wholeText(finished(fromNodes(root))))).toBe(bare(root.textContent));
      }),
      { numRuns: 300 },
    );
  });

  test('what is nested too deep is flattened, and nothing of it is lost', () => {
    const element = (nodeName: string, childNodes: NodeLike[]): NodeLike => ({ nodeType: 1, nodeName, nodeValue: null, childNodes });
    const words = (nodeValue: string): NodeLike => ({ nodeType: 3, nodeName: '#text', nodeValue, childNodes: [] });
    let node = words('deep');
    for (let depth = 0; depth < 20_000; depth++) node = element(['DIV', 'UL', 'LI', 'B'][depth % 4]!, [words('x '), node]);
    expect(bare(wholeText(finished(fromNodes(node))))).toMatch(/^[x•]+deep$/);
  });

  test('a long paragraph goes on in further blocks, each mark with its piece', () => {
    const tree = parsedHtml(`<ul><li><b>${'a word '.repeat(6_000)}</b></li></ul>`);
    const [item] = tree;
    expect([item!, ...item!.children].map(({ content, label }) => [label, content.length, (content[0] as Marked).tag])).toEqual([
      ['•', 1, 'b'],
      ['', 1, 'b'],
      ['', 1, 'b'],
    ]);
    expect(bare(wholeText(tree))).toBe(`•${'aword'.repeat(6_000)}`);
  });

  test('a long table goes on in further ones, the author’s id on the first', () => {
    const tables = parsedHtml(`<table id="x"><tr><th>A</th><th>B</th></tr>${'<tr><td>1</td><td>2</td></tr>'.repeat(150)}</table>`);
    expect(tables.map(({ rows, anchor }) => [rows!.length, rows![0]!.header, anchor])).toEqual([
      [100, true, 'x'],
      [52, true, ''],
    ]);
  });

  test.each([
    ['blank elements with ids', (count: number) => parsedHtml('<a id="x"> </a>'.repeat(count))],
    ['blank lines of a cell', (count: number) => parsedHtml(`<table><tr><td>a${'<div> </div>'.repeat(count)}</td><td>b</td></tr></table>`)],
    ['clauses under a long one', (count: number) => parsedHtml(`<p>1. ${'a '.repeat(count)}</p>${'<p>Tea.</p>'.repeat(count)}`)],
  ])('of twice as many %s no more than twice as many letters are looked at', (_, read) => {
    const looks = (count: number): number => {
      const spies = [vi.spyOn(String.prototype, 'trim'), vi.spyOn(String.prototype, 'replace')];
      read(count);
      const letters = spies.flatMap((spy) => spy.mock.contexts).reduce<number>((all, text) => all + String(text).length, 0);
      spies.forEach((spy) => spy.mockRestore());
      return letters;
    };
    expect(looks(800)).toBeLessThan(looks(400) * 2.1);
  });

  test('a table with an endless cell is refused with what to do', () => {
    expect(() => parsedHtml(`<table><tr><td>a</td><td>${'b '.repeat(12_000)}</td></tr></table>`)).toThrow(
      /a cell .* link to the text by url alone/,
    );
  });

  test('what is deeper than any page is read whole, however much of it there is', () => {
    const words: NodeLike = { nodeType: 3, nodeName: '#text', nodeValue: 'x', childNodes: [] };
    let node: NodeLike = { nodeType: 1, nodeName: 'SPAN', nodeValue: null, childNodes: Array.from({ length: 200_000 }, () => words) };
    for (let depth = 0; depth < 250; depth++) node = { nodeType: 1, nodeName: 'DIV', nodeValue: null, childNodes: [node] };
    expect(bare(wholeText(finished(fromNodes(node))))).toHaveLength(200_000);
  });

  test('a long document pauses', () => {
    const root = document.createElement('div');
    root.innerHTML = '<p>1.1. All.</p>'.repeat(2000);
    const steps = [...fromNodes(root)];
    expect(steps.length).toBeGreaterThan(5);
    expect(Array.from(everyBlock(finished(fromNodes(root))))).toHaveLength(2000);
  });
});
