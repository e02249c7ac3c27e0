import { describe, expect, test } from 'vitest';
import { weigh } from '../../src/legal/weigh';

// what is refused here never reaches a library
describe('a text that would keep the page from all else for long is refused:', () => {
  test.each<[string, 'markdown' | 'html', string, RegExp]>([
    ['Markdown with a paragraph full of marks', 'markdown', `We keep ${'*a '.repeat(501)}`, /a paragraph with more than 500 marks/],
    ['the same over several lines', 'markdown', 'We *keep*\n'.repeat(251), /a paragraph with more than 500 marks/],
    ['Markdown of too many marks in all', 'markdown', `${'*a* '.repeat(200)}\n\n`.repeat(25), /more than 10000 lines and marks/],
    ['Markdown of too many lines', 'markdown', '- tea\n'.repeat(10_001), /more than 10000 lines and marks/],
    ['lists in one line, in one another', 'markdown', `${'1. '.repeat(40)}tea`, /too deep in one another/],
    ['quotations in one another', 'markdown', `${'>'.repeat(40)} tea`, /too deep in one another/],
    ['lists in one another', 'markdown', `- tea\n${' '.repeat(50)}- milk`, /too deep in one another/],
    ['HTML of too many tags', 'html', '<br>'.repeat(20_001), /more than 20000 tags/],
  ])('%s', (_, format, text, why) => {
    expect(() => weigh(text, format)).toThrow(why);
    expect(() => weigh(text, format)).toThrow(/: give it as plain text, or link to it by url alone$/);
  });
});

describe('a text such as policies are is not:', () => {
  test.each<[string, 'markdown' | 'html', string]>([
    [
      'a thousand clauses with marked words',
      'markdown',
      '- **1.1.** We keep *all* of `it`, see [the law](https://law.example).\n'.repeat(600),
    ],
    ['a table of a thousand cookies', 'markdown', `| Name | Who | How long |\n|-|-|-|\n${'| `_ga` | Shop | a year |\n'.repeat(1_000)}`],
    ['600,000 letters of prose', 'markdown', `${'We keep the data of our users for a year, and no longer. '.repeat(10)}\n\n`.repeat(1_000)],
    ['a line across the page', 'markdown', `Tea\n\n${'-'.repeat(80)}\n\n${'*'.repeat(80)}`],
    ['a long page', 'html', '<p>1.1. We <b>keep</b> it.</p>'.repeat(4_000)],
  ])('%s', (_, format, text) => {
    expect(() => weigh(text, format)).not.toThrow();
  });
});
