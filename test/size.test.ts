// @vitest-environment node
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LANGUAGES, scriptFiles, sizeOf, sizeTable, tableIn, withTable } from './size-table';

test('a returning visitor loads 4 KB at most', () => {
  expect(sizeOf('rozilik.js').brotli).toBeLessThanOrEqual(4096);
});

test.each(LANGUAGES)('a first visit in %s takes 16 KB at most', (tag) => {
  expect(sizeOf('rozilik.js', 'rozilik-ui.js', `rozilik-${tag}.js`).brotli).toBeLessThanOrEqual(16_384);
});

test('every file of the tag is in the table', async () => {
  const table = await sizeTable();
  expect(scriptFiles().filter((file) => !table.includes(`\`${file}\``))).toEqual([]);
});

test('the README says the right sizes; UPDATE_SIZES=1 writes them', async () => {
  const readme = existsSync('README.md') ? readFileSync('README.md', 'utf8') : '';
  const table = await sizeTable();
  expect(tableIn(readme), `README.md has no <!-- sizes --> … <!-- /sizes -->. The table:\n${table}\n`).toBeDefined();
  if (process.env['UPDATE_SIZES']) writeFileSync('README.md', withTable(readme, table));
  else expect(tableIn(readme), `The right table:\n${table}\n`).toBe(table);
});

test.each(['', 'old\n'])('the table is put between its marks and read from there, after %j', (old) => {
  const readme = `before\n<!-- sizes -->\n${old}<!-- /sizes -->\nafter`;
  expect(tableIn(readme)).toBe(old);
  expect(withTable(readme, '| $& |\n')).toBe('before\n<!-- sizes -->\n| $& |\n<!-- /sizes -->\nafter');
});

test('a README without its marks has no table', () => {
  expect(tableIn('# Rozilik')).toBeUndefined();
});
