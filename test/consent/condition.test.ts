import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstIds, idsIn, meets, refusesAny } from '../../src/consent/condition';
import { toChoices } from '../../src/consent/record';
import type { Choices, Consent, ConsentRecord } from '../../src/types';

const IDS = ['analytics', 'marketing', 'map', 'chat-2', 'constructor'];

type Word = readonly (readonly [refused: boolean, id: string])[];
const literal = fc.tuple(fc.boolean(), fc.constantFrom(...IDS));
const words: fc.Arbitrary<Word[]> = fc.array(fc.array(literal, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 });
const blank = fc.constantFrom(' ', '  ', '\n', '\t ');
const written = (condition: readonly Word[], between: string) =>
  condition.map((word) => word.map(([refused, id]) => (refused ? `!${id}` : id)).join('|')).join(between);
const choices = fc.dictionary(fc.constantFrom(...IDS), fc.boolean(), { maxKeys: 5, noNullPrototype: false });
const choicesOf = (said: Readonly<Record<string, boolean>>): Choices =>
  toChoices(
    Object.keys(said),
    Object.keys(said).filter((id) => !said[id]),
  );
const consent = (held: Choices, decided: Choices | null): Consent =>
  ({ ask: null, choices: held, record: decided && ({ choices: decided } as ConsentRecord) }) as Consent;

describe('a condition', () => {
  test('is met where each word has one id that is granted, or one refusal that was decided: whatever is asked', () => {
    fc.assert(
      fc.property(words, blank, choices, fc.option(choices), (condition, between, held, decided) => {
        const named = condition.flat().map(([, id]) => id);
        const isKnown = named.every((id) => Object.hasOwn(held, id));
        const expected = condition.every((word) =>
          word.some(([refused, id]) => (refused ? !!decided && Object.hasOwn(decided, id) && !decided[id] : held[id])),
        );
        const is = meets(consent(choicesOf(held), decided && choicesOf(decided)), written(condition, between));
        expect(is).toBe(isKnown ? expected : undefined);
      }),
      { numRuns: 500 },
    );
  });

  test('names each of its ids, and knows whether somebody must have refused', () => {
    fc.assert(
      fc.property(words, blank, (condition, between) => {
        const text = written(condition, between);
        expect(idsIn(text)).toEqual(condition.flat().map(([, id]) => id));
        expect(refusesAny(text)).toBe(condition.flat().some(([refused]) => refused));
        expect(firstIds(text)).toHaveLength(condition.length);
      }),
    );
  });

  test('that is none grants nothing, and is never an error', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (any) => {
        expect(meets(consent(choicesOf({}), null), any)).toBeUndefined();
      }),
    );
  });
});
