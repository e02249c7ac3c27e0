import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstIds, idsIn, meets, refusesAny } from '../../src/consent/condition';
import { toChoices } from '../../src/consent/record';
import { combine, resolve, type Terms } from '../../src/consent/resolve';
import type { Choices, Consent, ConsentRecord } from '../../src/types';

const IDS = ['analytics', 'marketing', 'map', 'chat-2', 'constructor'];
const DAY = 86_400_000;

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

const terms: Terms = {
  categories: ['functional', 'analytics'],
  asked: [
    { id: 'map', category: 'functional' },
    { id: 'counter', category: 'analytics' },
    { id: 'heatmap', category: 'analytics' },
  ],
  revision: '1',
  life: 180 * DAY,
};
const KNOWN = ['functional', 'analytics', 'map', 'counter', 'heatmap'];
const said = fc.dictionary(fc.constantFrom(...KNOWN, 'unknown'), fc.boolean(), { noNullPrototype: false });
const NOW = Date.UTC(2026, 10, 27);

test('nothing is granted but by a record that counts, and that grants it', () => {
  fc.assert(
    fc.property(
      said,
      fc.integer({ min: -400, max: 1 }),
      fc.integer({ min: 1, max: 400 }),
      fc.constantFrom('1', '2'),
      (decided, days, life, revision) => {
        const at = NOW + days * DAY;
        const record = { at, expires: at + life * DAY, revision, choices: choicesOf(decided) } as unknown as ConsentRecord;
        const isValid = revision === '1' && at + Math.min(life, 180) * DAY > NOW;
        const held = resolve(terms, record, NOW);
        for (const id of KNOWN) expect(held.choices[id]).toBe(isValid && decided[id] === true);
        expect(held.ask === null).toBe(isValid && KNOWN.every((id) => decided[id] !== undefined));
        expect(Object.keys(held.choices).sort()).toEqual(['necessary', ...KNOWN].sort());
      },
    ),
    { numRuns: 300 },
  );
});

test('what is decided on top of a record is what was said, by service, then by category, then as it was: else a no', () => {
  const carrier: Record<string, string> = { map: 'functional', counter: 'analytics', heatmap: 'analytics' };
  fc.assert(
    fc.property(said, said, fc.boolean(), (before, now, open) => {
      const after = combine(terms, choicesOf(before), choicesOf(now), open);
      for (const id of KNOWN) {
        const choice = now[id] ?? now[carrier[id] ?? id] ?? before[id];
        expect(after[id]).toBe(choice === undefined && open ? undefined : choice === true);
      }
      expect(after['unknown']).toBeUndefined();
    }),
    { numRuns: 300 },
  );
});
