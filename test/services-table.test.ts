import { readFileSync, writeFileSync } from 'node:fs';
import { beforeEach, expect, test } from 'vitest';
import { freshPage } from './page';
import { blockIn, withBlock } from './readme-block';
import { servicesTable, withdrawn } from './services-table';

beforeEach(freshPage);

test('the README says what each service is; UPDATE_SERVICES=1 writes it', () => {
  const readme = readFileSync('README.md', 'utf8');
  const table = servicesTable();
  expect(blockIn(readme, 'services'), `README.md has no <!-- services --> … <!-- /services -->. The table:\n${table}\n`).toBeDefined();
  if (process.env['UPDATE_SERVICES']) writeFileSync('README.md', withBlock(readme, 'services', table));
  else expect(blockIn(readme, 'services')).toBe(table);
});

test.each([
  ['a service without a start', {}, 'nothing to stop'],
  ['one that can be stopped', { start() {}, stop() {} }, 'stopped'],
  ['one that has no way to stop', { start() {} }, 'page loaded anew'],
  ['one that says it cannot be stopped', { start() {}, stop: () => false }, 'page loaded anew'],
])('of %s the table says what a withdrawal comes to', (_, verbs, word) => {
  expect(withdrawn({ id: 'chat', category: 'functional', ...verbs })).toBe(word);
});

test.each(['', 'old\n'])('a block is put between its marks and read from there, after %j', (old) => {
  const readme = `before\n<!-- services -->\n${old}<!-- /services -->\nafter`;
  expect(blockIn(readme, 'services')).toBe(old);
  expect(withBlock(readme, 'services', '| $& |\n')).toBe('before\n<!-- services -->\n| $& |\n<!-- /services -->\nafter');
});

test('a README without the marks has no block', () => {
  expect(blockIn('# Rozilik', 'services')).toBeUndefined();
});
