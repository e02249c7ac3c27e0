import { describe, expect, test } from 'vitest';
import { assignAnchors, findAnchor } from '../../src/policy/anchors';
import { plainText } from '../../src/policy/tree';
import type { Block } from '../../src/policy/tree';
import { anchors, finished, parsed, parsedHtml } from './outline';

describe('a link goes to', () => {
  test.each([
    ['the number of a clause, without the mark after it', '4.1.12. A.\n4.2 B.\n5) C.', ['4.1.12', '4.2', '5']],
    ['the number of an article', '§3 A.\n§ 4. B.\nСтатья 5. C.\n6-modda. D.', ['3', '4', '5', '6']],
    ['a letter under its clause', '2.1. A:\na) b;\n(b) c.', ['2.1', '2.1.a', '2.1.b']],
    ['the same letter in Russian', '2.1. A:\nа) б;\nб) в;\nв) г.', ['2.1', '2.1.a', '2.1.b', '2.1.c']],
    ['a number under its clause', '6.1. A:\n1. b;\n2. c.\n7. D.', ['6.1', '6.1.1', '6.1.2', '7']],
    ['a number behind a bullet, not to a bullet', '• 1.1. A:\n• b;', ['1.1', '']],
    ['a Roman number', '1.1. A:\niv) b.', ['1.1', '1.1.iv']],
    ['a heading without number, by its order', 'A\n\nB.\n\nC\n\n1. D.\n\nE\n\nF.', ['h1', '', 'h2', '1', 'h3', '']],
    ['a chapter, apart from the articles', '1-bob. A.\n1-modda. B.', ['ch1', '1']],
    ['each of equal numbers', '2.1. A.\n2.1. B.\n2.1. C.', ['2.1', '2.1~2', '2.1~3']],
  ])('%s', (_, text, expected) => {
    expect(anchors(parsed(text))).toEqual(expected);
  });

  test('the author’s own id, and no number takes it', () => {
    expect(anchors(parsedHtml('<p>2.1. A.</p><p id="2.1">2.2. B.</p><h2 id="rights">C</h2><h2>D</h2>'))).toEqual([
      '2.1~2',
      '2.1',
      'rights',
      'h1',
    ]);
  });

  test('each of equal ids', () => {
    expect(anchors(parsedHtml('<p id="a">A.</p><p id="a">B.</p>'))).toEqual(['a', 'a~2']);
  });

  test('what it went to before, when anchors are set again', () => {
    const tree = parsed('1. A\n1.1. B.\n1.1. C:\na) d.');
    expect(finished(assignAnchors(tree))).toEqual(tree);
  });
});

describe('a reference finds its clause:', () => {
  const tree = parsedHtml(
    '<p>4. Data</p><p>4.1. A.</p><p>4.1.12. B.</p><p>2.1. C:</p><p>а) d;</p><p id="Rights">5.1. E.</p><h2 id="ours">F</h2><ul><li>g</li></ul>',
  );
  const text = (block: Block | undefined) => block && plainText(block.content);

  test.each([
    ['4.1.12', 'B.'],
    ['4.1.12.', 'B.'],
    ['4.1.12)', 'B.'],
    ['#4.1.12', 'B.'],
    [' 4 ', 'Data'],
    ['2.1.A', 'd;'],
    ['#2.1.a', 'd;'],
    ['2.1.а', 'd;'],
    ['rights', 'E.'],
    ['5.1', 'E.'],
    ['#OURS', 'F'],
    ['9.9', undefined],
    ['', undefined],
    ['#', undefined],
    ['•', undefined],
  ])('%s', (wanted, expected) => {
    expect(text(findAnchor(tree, wanted))).toBe(expected);
  });
});
