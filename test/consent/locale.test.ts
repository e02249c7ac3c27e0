import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { negotiate } from '../../src/consent/locale';

const AVAILABLE = ['uz', 'uz-Cyrl', 'ru', 'en'];

test.each([
  ['uz', 'uz'],
  ['uz-UZ', 'uz'],
  ['uz_UZ', 'uz'],
  ['uz-Latn', 'uz'],
  ['uz-Latn-UZ', 'uz'],
  ['UZ', 'uz'],
  ['uzb', 'uz'],
  ['oz', 'uz'],
  ['oz-UZ', 'uz'],
  ['uz-Cyrl', 'uz-Cyrl'],
  ['uz-Cyrl-UZ', 'uz-Cyrl'],
  ['uz_Cyrl', 'uz-Cyrl'],
  ['UZ-CYRL', 'uz-Cyrl'],
  ['uzb-Cyrl', 'uz-Cyrl'],
  ['ru', 'ru'],
  ['RU', 'ru'],
  ['ru_RU', 'ru'],
  ['ru-Cyrl-RU', 'ru'],
  ['en-GB', 'en'],
])('a page or browser in %s is answered in %s', (tag, expected) => {
  expect(negotiate([tag, 'kk'], AVAILABLE)).toBe(expected);
});

describe('the language', () => {
  test.each([
    ['is the first wanted one that is there', ['kk', 'ru-RU', 'uz'], 'ru'],
    ['is the site’s fallback where none of the wanted ones is', ['kk', 'kk-KZ', 'uz-Cyrl'], 'uz-Cyrl'],
    ['is not guessed from an empty or missing tag', ['', undefined, '-', 'en'], 'en'],
    ['is the first there is where nothing wanted is', ['kk'], 'uz'],
    ['does not come from the names every object has', ['constructor', 'toString', '__proto__', 'ru'], 'ru'],
  ])('%s', (_, wanted, expected) => {
    expect(negotiate(wanted, AVAILABLE)).toBe(expected);
  });

  test.each([
    ['uz', { uz: 'uz-Cyrl' }, 'uz-Cyrl'],
    ['uz-UZ', { uz: 'uz-Cyrl' }, 'uz-Cyrl'],
    ['uz-Cyrl', { uz: 'uz-Cyrl' }, 'uz-Cyrl'],
    ['oz', { uz: 'uz-Cyrl', oz: 'uz' }, 'uz'],
    ['uz-Latn', { uz: 'uz-Cyrl', 'uz-latn': 'uz' }, 'uz'],
    ['kk', { kk: 'ru' }, 'ru'],
  ])('follows the site’s own code %s by %j', (tag, aliases, expected) => {
    expect(negotiate([tag], ['en', ...AVAILABLE], aliases as unknown as Record<string, string>)).toBe(expected);
  });

  test('is one of those there are, whatever is wanted', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (wanted) => {
        expect(AVAILABLE).toContain(negotiate(wanted, AVAILABLE));
      }),
    );
  });
});
