// @vitest-environment node
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { blockIn, withBlock } from './readme-block';
import { DETAILS, DOCUMENTS, LANGUAGES, scriptFiles, SERVICES, sizeOf, sizeTable } from './size-table';

test('a page waits for 4 KB at most', () => {
  expect(sizeOf('rozilik.js').brotli).toBeLessThanOrEqual(4096);
});

test.each(LANGUAGES)('a first visit in %s takes 14 KB at most, until the banner is seen', (tag) => {
  expect(sizeOf('rozilik.js', 'rozilik-interface.js', `rozilik-${tag}.js`).brotli).toBeLessThanOrEqual(14_336);
});

test('every file of the tag is in the table, or stands behind one that is larger', async () => {
  const table = await sizeTable();
  const unseen = scriptFiles().filter((file) => !table.includes(`\`${file}\``));
  expect(unseen.filter((file) => ![...DETAILS, ...DOCUMENTS, ...SERVICES].includes(file))).toEqual([]);
});

test('the README says the right sizes; UPDATE_SIZES=1 writes them', async () => {
  const readme = existsSync('README.md') ? readFileSync('README.md', 'utf8') : '';
  const table = await sizeTable();
  const said = blockIn(readme, 'sizes');
  expect(said, `README.md has no <!-- sizes --> … <!-- /sizes -->. The table:\n${table}\n`).toBeDefined();
  if (process.env['UPDATE_SIZES']) writeFileSync('README.md', withBlock(readme, 'sizes', table));
  else expect(said, `The right table:\n${table}\n`).toBe(table);
});
