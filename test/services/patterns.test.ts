import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wildcards } from '../../src/services/patterns';

/** The slow way: a star is any text, and all else is itself. */
function fits(pattern: string, name: string): boolean {
  if (!pattern) return !name;
  if (pattern[0] === '*') return fits(pattern.slice(1), name) || (!!name && fits(pattern, name.slice(1)));
  return !!name && pattern[0] === name[0] && fits(pattern.slice(1), name.slice(1));
}

test('a pattern of cookie names means what it says, whatever signs stand in it', () => {
  const sign = fc.constantFrom('_', 'g', 'a', '.', '*', '-', '$', '(', '+', '[', '1', '\\');
  const text = fc.array(sign, { maxLength: 7 }).map((signs) => signs.join(''));
  fc.assert(
    fc.property(text, text, (pattern, name) => {
      expect(new RegExp(`^${wildcards(pattern, '.*')}$`).test(name)).toBe(fits(pattern, name));
    }),
    { numRuns: 1_000 },
  );
});
