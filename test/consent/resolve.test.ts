import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toChoices } from '../../src/consent/record';
import { meets } from '../../src/consent/condition';
import { combine, optionalIds, resolve, type Terms } from '../../src/consent/resolve';
import type { Choices, ConsentRecord } from '../../src/types';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 9, 7);

const terms: Terms = {
  categories: ['analytics', 'marketing'],
  asked: [
    { id: 'yandex-metrica', category: 'analytics' },
    { id: 'google-analytics', category: 'analytics' },
    { id: 'pixel', category: 'marketing' },
  ],
  revision: '1',
  life: 180 * DAY,
};
const all = optionalIds(terms);
const without = (choices: Choices, id: string) => Object.fromEntries(Object.entries(choices).filter(([each]) => each !== id));

const record = (changes: Partial<ConsentRecord> = {}): ConsentRecord => ({
  id: 'abcdefghijklmnop',
  at: NOW - DAY,
  expires: NOW + 179 * DAY,
  action: 'accept-all',
  mode: 'opt-in',
  policy: '',
  revision: '1',
  shown: '',
  locale: 'uz',
  choices: toChoices(all, []),
  ...changes,
});

describe('the visitor is asked', () => {
  test.each([
    ['when nothing is stored', null, terms, 'undecided'],
    ['when the record’s life is over', record({ expires: NOW - 1 }), terms, 'expired'],
    ['when it ends exactly now', record({ expires: NOW }), terms, 'expired'],
    ['not a millisecond before its end', record({ expires: NOW + 1 }), terms, null],
    ['when the site has since chosen a shorter life', record({ at: NOW - 30 * DAY }), { ...terms, life: 30 * DAY }, 'expired'],
    ['not later because the site has since chosen a longer life', record({ expires: NOW }), { ...terms, life: 365 * DAY }, 'expired'],
    ['when a time is damaged', record({ expires: NaN }), terms, 'expired'],
    ['when what is asked was revised', record(), { ...terms, revision: '2' }, 'revised'],
    ['when a category was added', record(), { ...terms, categories: [...terms.categories, 'functional'] }, 'added'],
    ['when a service was added', record(), { ...terms, asked: [...terms.asked, { id: 'hotjar', category: 'analytics' }] }, 'added'],
    ['not when a service was taken away', record(), { ...terms, asked: [] }, null],
    ['not after accepting', record(), terms, null],
    ['not after refusing', record({ choices: toChoices([], all) }), terms, null],
    ['not where nothing is optional', null, { ...terms, categories: [], asked: [] }, null],
  ] as const)('%s', (_, stored, now, reason) => {
    expect(resolve(now, stored, NOW).ask).toBe(reason);
  });

  test.each(['undecided', 'expired', 'revised'])('and until the answer nothing optional is granted: %s', (reason) => {
    const stored = { undecided: null, expired: record({ expires: NOW }), revised: record({ revision: '0' }) }[reason];
    const consent = resolve(terms, stored, NOW);
    expect(consent).toMatchObject({ ask: reason, record: null });
    expect(Object.entries(consent.choices).filter(([, granted]) => granted)).toEqual([['necessary', true]]);
  });
});

describe('what is added later', () => {
  test.each([
    ['a category', { ...terms, categories: [...terms.categories, 'functional'] }, 'functional'],
    ['a service', { ...terms, asked: [...terms.asked, { id: 'hotjar', category: 'analytics' }] }, 'hotjar'],
  ])('is itself off and keeps the earlier choices: %s', (_, now, id) => {
    const { choices, record: kept } = resolve(now, record(), NOW);
    expect(choices).toEqual({ necessary: true, ...record().choices, [id]: false });
    expect(kept).not.toBeNull();
  });
});

describe('consent', () => {
  test('is never given under the names every object has', () => {
    const { choices, ask } = resolve({ ...terms, categories: ['constructor'], asked: [] }, record(), NOW);
    expect(choices['constructor']).toBe(false);
    expect(choices['toString']).toBeUndefined();
    expect(ask).toBe('added');
  });

  test('is a snapshot that nobody can change', () => {
    const consent = resolve(terms, record(), NOW);
    expect(Object.isFrozen(consent) && Object.isFrozen(consent.choices)).toBe(true);
  });

  test('to an id that the site no longer declares is not handed on', () => {
    expect(resolve({ ...terms, asked: [] }, record(), NOW).choices).toEqual({ necessary: true, analytics: true, marketing: true });
  });
});

describe('a new choice', () => {
  const none = toChoices([], all);
  const everything = toChoices(all, []);
  test.each<[string, Choices, Choices, readonly string[]]>([
    ['carries a category’s services', none, { analytics: true }, ['analytics', 'yandex-metrica', 'google-analytics']],
    ['carries them off as well', everything, { analytics: false }, ['marketing', 'pixel']],
    ['of a service apart wins over its category', none, { analytics: true, 'google-analytics': false }, ['analytics', 'yandex-metrica']],
    ['of a service apart leaves its category as it was', none, { pixel: true }, ['pixel']],
    [
      'leaves the rest as it was',
      toChoices(['marketing', 'pixel'], []),
      { analytics: true },
      ['analytics', 'marketing', 'yandex-metrica', 'google-analytics', 'pixel'],
    ],
    ['for an unknown id changes nothing', none, { hotjar: true, necessary: true, constructor: true } as unknown as Choices, []],
    ['is a yes only when it is true itself', none, { analytics: 'yes', marketing: 1 } as unknown as Choices, []],
    ['that is undefined is no choice', everything, { analytics: undefined } as unknown as Choices, all],
    ['of nothing leaves what was never decided refused', without(everything, 'pixel'), {}, all.filter((id) => id !== 'pixel')],
  ])('%s', (_, holding, said, granted) => {
    expect(combine(terms, holding, said)).toEqual(Object.fromEntries(all.map((id) => [id, granted.includes(id)])));
  });
});

describe('a new choice that leaves open what nobody decided', () => {
  test('grants what was said, and no more', () => {
    expect(combine(terms, {}, { 'yandex-metrica': true }, true)).toEqual({ 'yandex-metrica': true });
  });

  test('keeps what was decided, yes and no', () => {
    expect(combine(terms, { analytics: false, 'google-analytics': false }, { pixel: true }, true)).toEqual({
      analytics: false,
      'google-analytics': false,
      pixel: true,
    });
  });

  test('is asked about again', () => {
    const choices = combine(terms, {}, { 'yandex-metrica': true }, true);
    expect(resolve(terms, record({ choices }), NOW)).toMatchObject({
      ask: 'added',
      choices: { 'yandex-metrica': true, analytics: false, pixel: false },
    });
  });
});

describe('a condition', () => {
  // decided: analytics and its services yes, marketing no, and its pixel not at all
  const consent = resolve(terms, record({ choices: toChoices(['analytics', 'yandex-metrica', 'google-analytics'], ['marketing']) }), NOW);

  test.each<[string, boolean | undefined]>([
    ['analytics', true],
    ['marketing', false],
    ['necessary', true],
    ['analytics yandex-metrica', true],
    ['analytics marketing', false],
    ['\n analytics\t necessary ', true],
    ['analytics|marketing', true],
    ['marketing|analytics', true],
    ['marketing|pixel', false],
    ['analytics|marketing yandex-metrica', true],
    ['analytics marketing|pixel', false],
    ['!marketing', true],
    ['!analytics', false],
    ['analytics !marketing', true],
    ['!analytics|!marketing', true],
    // what is undecided is off, but not refused
    ['pixel', false],
    ['!pixel', false],
    ['!necessary', false],
    ['chat', undefined],
    ['!chat', undefined],
    ['chat|analytics', undefined],
    ['analytics chat', undefined],
    // wherever it stands, and whatever the rest says
    ['analytics|chat', undefined],
    ['marketing chat', undefined],
    ['constructor', undefined],
    ['__proto__', undefined],
  ])('of "%s" is met: %s', (condition, met) => {
    expect(meets(consent, condition)).toBe(met);
  });

  test('that something is refused is not met before anyone decided', () => {
    expect(meets(resolve(terms, null, NOW), '!analytics')).toBe(false);
  });
});

const choicesFrom = (said: Readonly<Record<string, boolean>>): Choices =>
  toChoices(
    Object.keys(said),
    Object.keys(said).filter((id) => !said[id]),
  );
const said = fc.dictionary(fc.constantFrom(...all, 'unknown'), fc.boolean(), { noNullPrototype: false });

test('nothing is granted but by a record that counts, and that grants it', () => {
  fc.assert(
    fc.property(
      said,
      fc.integer({ min: -400, max: 1 }),
      fc.integer({ min: 1, max: 400 }),
      fc.constantFrom('1', '2'),
      (decided, days, life, revision) => {
        const at = NOW + days * DAY;
        const record = { at, expires: at + life * DAY, revision, choices: choicesFrom(decided) } as unknown as ConsentRecord;
        const isValid = revision === '1' && at + Math.min(life, 180) * DAY > NOW;
        const held = resolve(terms, record, NOW);
        for (const id of all) expect(held.choices[id]).toBe(isValid && decided[id] === true);
        expect(held.ask === null).toBe(isValid && all.every((id) => decided[id] !== undefined));
        expect(Object.keys(held.choices).sort()).toEqual(['necessary', ...all].sort());
      },
    ),
    { numRuns: 300 },
  );
});

test('what is decided on top of a record is what was said, by service, then by category, then as it was: else a no', () => {
  const carrier = Object.fromEntries(terms.asked.map(({ id, category }) => [id, category]));
  fc.assert(
    fc.property(said, said, fc.boolean(), (before, now, open) => {
      const after = combine(terms, choicesFrom(before), choicesFrom(now), open);
      for (const id of all) {
        const choice = now[id] ?? now[carrier[id] ?? id] ?? before[id];
        expect(after[id]).toBe(choice === undefined && open ? undefined : choice === true);
      }
      expect(after['unknown']).toBeUndefined();
    }),
    { numRuns: 300 },
  );
});
