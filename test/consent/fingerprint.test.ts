import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fingerprint } from '../../src/consent/fingerprint';

test('a fingerprint is short, and the same for the same thing', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (shown) => {
      expect(fingerprint(shown)).toMatch(/^[\da-z]{1,7}$/);
      expect(fingerprint(shown)).toBe(fingerprint(JSON.parse(JSON.stringify(shown))));
    }),
  );
});

test('a fingerprint changes with any one letter, sign or script of what was shown', () => {
  const char = fc.string({ unit: 'binary', minLength: 1, maxLength: 1 });
  const plain = fc.string({ unit: 'binary' });
  fc.assert(
    fc.property(plain, char, char, plain, (before, one, other, after) => {
      fc.pre(one !== other);
      expect(fingerprint([before + one + after])).not.toBe(fingerprint([before + other + after]));
    }),
  );
});
