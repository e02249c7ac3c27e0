import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode, encode, isStale, latest, renewed, type Asked } from '../../src/consent/record';
import type { ConsentRecord } from '../../src/types';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 9, 7);

const sound: ConsentRecord = {
  id: 'abcdefghijklmnop',
  at: NOW,
  expires: NOW + 180 * 24 * HOUR,
  action: 'save',
  mode: 'opt-in',
  policy: '2026-07-01',
  revision: '1',
  shown: '1x2y3z4',
  locale: 'uz-Cyrl',
  choices: { analytics: true, 'yandex-metrica': true, 'google-analytics': false, marketing: false },
};
const asked = [
  { id: 'yandex-metrica', category: 'analytics' },
  { id: 'google-analytics', category: 'analytics' },
];
const text = encode(sound, asked);
const changed = (fields: Record<string, string>) => {
  const query = new URLSearchParams(text);
  for (const [name, value] of Object.entries(fields)) query.set(name, value);
  return query.toString();
};

describe('a record', () => {
  const anyText = fc.string({ unit: 'binary', maxLength: 8 });
  const anyId = fc.stringMatching(/^[\da-z][\da-z-]{0,12}$/);
  const anyRecord: fc.Arbitrary<ConsentRecord> = fc
    .record({
      id: fc.string({ unit: 'binary', minLength: 1 }),
      at: fc.integer({ min: 1, max: 8.64e15 - 1 }),
      life: fc.integer({ min: 1, max: 366 * 24 * HOUR }),
      action: fc.constantFrom('accept-all', 'reject-all', 'save', 'withdraw', 'api'),
      mode: fc.constant('opt-in' as const),
      policy: anyText,
      revision: anyText,
      shown: anyText,
      locale: anyText,
      choices: fc.dictionary(anyId, fc.boolean(), { maxKeys: 8 }),
    })
    .map(({ life, ...record }) => ({ ...record, expires: record.at + life }));

  test('comes out of the cookie as it went in, whatever its texts hold', () => {
    const comesBack = fc.property(anyRecord, (record) => {
      expect(decode(encode(record, []), [])).toEqual(record);
    });
    fc.assert(comesBack, { numRuns: 500 });
  });

  test('has no character that a cookie cannot hold', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        expect(encode(record, [])).toMatch(/^[\w=&+%.*-]+$/);
      }),
    );
  });

  test('holds nobody’s consent under the names every object has', () => {
    const { choices } = decode(text, asked)!;
    expect([choices['constructor'], choices['toString'], choices['__proto__']]).toEqual([undefined, undefined, undefined]);
  });

  test('stays within 1,024 bytes as a cookie, whatever is chosen, and comes back whole', () => {
    const table = [4, 40, 200].flatMap((services) => [0, 10, 50].map((documents) => [services, documents] as const));
    const bytes = table.map(([services, documents]) => {
      const list = ofCategories(services);
      const policy = Array.from({ length: documents }, (_, at) => `document-${at}:2026-11-${10 + (at % 20)}`).join(' ');
      const sizes = [() => true, () => false, (at: number) => at % 3 !== 0].map((choose) => {
        const choices = Object.fromEntries(
          ['functional', 'analytics', 'marketing', ...list.map(({ id }) => id)].map((id, at) => [id, choose(at)]),
        );
        const record = { ...sound, id: 'x'.repeat(22), policy, seen: policy, choices };
        const cookie = encode(record, list);
        expect(decode(cookie, list)!.choices).toEqual(choices);
        return `rozilik=${renewed(cookie, NOW + 900 * 24 * HOUR)}`.length;
      });
      return Math.max(...sizes);
    });
    expect(Math.max(...bytes)).toBeLessThanOrEqual(1024);
    // a list that fits can be read as it is
    expect(encode({ ...sound, choices: { [ofCategories(40)[0]!.id]: true } }, ofCategories(40))).not.toContain('services=');
  });

  test('grants a service under the category it was granted under, and no other', () => {
    const moved = [{ id: 'yandex-metrica', category: 'marketing' }, asked[1]!];
    expect(decode(text, moved)!.choices).toEqual({ analytics: true, marketing: false, 'google-analytics': false });
    const many = ofCategories(200);
    const all = encode({ ...sound, choices: Object.fromEntries(many.map(({ id }) => [id, true])) }, many);
    expect(Object.keys(decode(all, many)!.choices)).toHaveLength(200);
    // counted services are known by the list they were counted in
    expect(decode(all, [...many, { id: 'one-more', category: 'marketing' }])!.choices).toEqual({});
  });

  test('grants no service that has the name a category had', () => {
    const asCategory = encode({ ...sound, choices: { ads: true } }, []);
    expect(decode(asCategory, [])!.choices).toEqual({ ads: true });
    expect(decode(asCategory, [{ id: 'ads', category: 'marketing' }])!.choices).toEqual({});
  });

  test('leaves open what was left open', () => {
    const many = ofCategories(200);
    const choices = { [many[7]!.id]: true, [many[11]!.id]: false };
    expect(decode(encode({ ...sound, choices }, many), many)!.choices).toEqual(choices);
  });

  test('of format 1 is still read', () => {
    const old =
      'id=abc&at=1791331200000&expires=1806883200000&action=save&mode=opt-in&policy=&revision=1&shown=x&locale=uz&yes=analytics+yandex-metrica&no=marketing&v=1';
    expect(decode(old, asked)).toEqual({
      ...{
        id: 'abc',
        at: 1791331200000,
        expires: 1806883200000,
        action: 'save',
        mode: 'opt-in',
        policy: '',
        revision: '1',
        shown: 'x',
        locale: 'uz',
      },
      choices: { analytics: true, 'yandex-metrica': true, marketing: false },
    });
  });

  test('is written again with the day, once a day, and says the same', () => {
    const tomorrow = renewed(text, NOW + 24 * HOUR);
    expect(decode(tomorrow, asked)).toEqual(sound);
    expect(isStale(text, sound, NOW + HOUR)).toBe(false);
    expect(isStale(text, sound, NOW + 24 * HOUR)).toBe(true);
    expect(isStale(tomorrow, sound, NOW + 25 * HOUR)).toBe(false);
    expect(decode(renewed(tomorrow, NOW + 48 * HOUR), asked)).toEqual(sound);
  });
});

/** That many services in three categories, with names of a usual length. */
function ofCategories(count: number): Asked[] {
  return Array.from({ length: count }, (_, at) => ({
    id: `service-no-${at}`,
    category: ['functional', 'analytics', 'marketing'][at % 3]!,
  }));
}

describe('damage grants nothing:', () => {
  const old = 'id=a&at=1791331200000&expires=1806883200000&action=save&mode=opt-in&policy=&revision=1&shown=x&locale=uz&yes=a+b&no=c+d&v=1';
  const of2 = encode({ ...sound, choices: { a: true, b: true, c: false, d: false } }, []);
  const granted = (damaged: string) => Object.entries(decode(damaged, [])?.choices ?? {}).flatMap(([id, yes]) => (yes ? id : []));

  test.each([
    ['format 1', old],
    ['format 2', of2],
  ])('one character more, less, or another, anywhere in %s', (_, whole) => {
    expect(granted(whole)).toEqual(['a', 'b']);
    const characters = 'abcd01&=+%.2- ';
    for (let at = 0; at <= whole.length; at++) {
      const [before, after] = [whole.slice(0, at), whole.slice(at)];
      const damaged = [
        before + after.slice(1),
        ...[...characters].flatMap((each) => [before + each + after, before + each + after.slice(1)]),
      ];
      for (const each of damaged) if (granted(each).some((id) => id === 'c' || id === 'd')) throw new Error(each);
    }
  });

  test('one character, a doubling or another order of fields, in format 2: it is no record', () => {
    fc.assert(
      fc.property(fc.nat(of2.length - 12), fc.constantFrom(...'abc01&=+%.2'), (at, put) => {
        const damaged = of2.slice(0, at) + put + of2.slice(at + 1);
        expect(damaged === of2 || decode(damaged, []) === null).toBe(true);
      }),
    );
    const [body, sum] = of2.split('&v=2.') as [string, string];
    fc.assert(
      fc.property(fc.shuffledSubarray(body.split('&'), { minLength: 1 }), (fields) => {
        const other = fields.join('&');
        expect(other === body || decode(`${other}&v=2.${sum}`, []) === null).toBe(true);
      }),
    );
    for (const doubled of [of2 + of2, `${of2}&${of2}`, `${body}&${of2}`]) expect(decode(doubled, [])).toBeNull();
  });
});

describe('what is not a sound record counts as none:', () => {
  test.each([
    ['nothing', ''],
    ['a broken % escape', '%E0%A4%A'],
    ['the word null', 'null'],
    ['an empty list', '[]'],
    ['an empty object', '{}'],
    ['JSON', '{"v":1,"id":"a","at":1,"expires":2,"yes":"analytics"}'],
    ['something huge', 'yes=analytics&'.repeat(100_000)],
    [
      'the cookie of Cookiebot',
      "{stamp:'J0c==',necessary:true,preferences:true,statistics:true,marketing:true,ver:1,utc:1759795200000,region:'uz'}",
    ],
    ['the cookie of OneTrust', 'isGpcEnabled=0&datestamp=Tue+Oct+07+2026&version=202409.1.0&consentId=6f7d&groups=C0001%3A1%2CC0002%3A1'],
    ['the cookie of CookieConsent', '%7B%22categories%22%3A%5B%22necessary%22%2C%22analytics%22%5D%2C%22revision%22%3A0%7D'],
    ['one of a future format', changed({ v: '2' })],
    ['one without a format', changed({ v: '' })],
    ['one without an id', changed({ id: '' })],
    ['one with a damaged time', changed({ at: 'NaN' })],
    ['one with a damaged end', changed({ expires: 'soon' })],
    ['one of no time at all', changed({ at: '' })],
    ['one of before 1970', changed({ at: '-1' })],
    ['one of an endless time', changed({ at: 'Infinity', expires: 'Infinity' })],
    ['one that ended before it began', changed({ expires: `${NOW}` })],
  ])('%s', (_, damaged) => {
    expect(decode(text, asked)).not.toBeNull();
    expect(decode(damaged, asked)).toBeNull();
  });

  test('one that was cut off anywhere', () => {
    const believed = Array.from(text, (_char, end) => text.slice(0, end)).filter((start) => decode(start, asked));
    expect(believed.at(-1)).toBeUndefined();
  });

  test('any other text, and reading it never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (any) => {
        expect(decode(any, asked)).toBeNull();
      }),
    );
  });
});

describe('of several cookies of our name', () => {
  const of = (at: number) => encode({ ...sound, at, expires: at + HOUR }, asked);

  test.each([
    ['the latest counts', [of(NOW - 2), of(NOW), of(NOW - 1)], of(NOW)],
    ['damaged ones do not', ['%E0%A4%A', of(NOW), changed({ at: 'NaN' }), ''], of(NOW)],
    ['one from the far future is not believed', [of(NOW + 48 * HOUR), of(NOW)], of(NOW)],
    ['a clock a little ahead is', [of(NOW + HOUR), of(NOW)], of(NOW + HOUR)],
    ['none counts where none is sound', [of(NOW + 48 * HOUR), 'null'], ''],
    ['none counts where none is there', [], ''],
  ])('%s', (_, texts, expected) => {
    expect(latest(texts, NOW, asked)).toEqual([expected, decode(expected, asked)]);
  });
});
