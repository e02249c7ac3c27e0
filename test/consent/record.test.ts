import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode, encode, latest } from '../../src/consent/record';
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
const text = encode(sound);
const changed = (fields: Record<string, string>) => {
  const query = new URLSearchParams(text);
  for (const [name, value] of Object.entries(fields)) query.set(name, value);
  return query.toString();
};

describe('a record', () => {
  const anyText = fc.string({ unit: 'binary' });
  const anyId = fc.string({ unit: 'binary', minLength: 1 }).filter((id) => !/\s/.test(id));
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
      choices: fc.dictionary(anyId, fc.boolean()),
    })
    .map(({ life, ...record }) => ({ ...record, expires: record.at + life }));

  test('comes out of the cookie as it went in, whatever its texts hold', () => {
    const comesBack = fc.property(anyRecord, (record) => {
      expect(decode(encode(record))).toEqual(record);
    });
    fc.assert(comesBack, { numRuns: 500 });
  });

  test('has no character that a cookie cannot hold', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        expect(encode(record)).toMatch(/^[\w=&+%.*-]+$/);
      }),
    );
  });

  test('holds nobody’s consent under the names every object has', () => {
    const { choices } = decode(text)!;
    expect([choices['constructor'], choices['toString'], choices['__proto__']]).toEqual([undefined, undefined, undefined]);
  });

  test('refuses an id that stands in both lists', () => {
    expect(decode(changed({ yes: 'analytics', no: 'analytics' }))?.choices['analytics']).toBe(false);
  });

  test('fits a cookie of 1 KB with four categories and 34 services', () => {
    const services =
      'yandex-metrica yandex-tag-manager google-analytics-4 google-tag-manager google-ads meta-pixel tiktok-pixel top-mail-ru vk-pixel vk-widgets microsoft-clarity microsoft-uet hotjar jivo bitrix24 telegram-widgets youtube vimeo yandex-maps google-maps 2gis www-uz liveinternet rambler-top100 recaptcha facebook-embeds instagram-embeds click payme tilda-stat tilda-consent bitrix-site matomo plausible'.split(
        ' ',
      );
    expect(services).toHaveLength(34);
    const ids = ['functional', 'analytics', 'marketing', 'social-media', ...services];
    for (const granted of [true, false]) {
      const cookie = `rozilik=${encode({ ...sound, action: 'accept-all', choices: Object.fromEntries(ids.map((id) => [id, granted])) })}`;
      expect(cookie.length).toBeLessThanOrEqual(1024);
    }
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
    expect(decode(text)).not.toBeNull();
    expect(decode(damaged)).toBeNull();
  });

  test('one that was cut off anywhere', () => {
    const believed = Array.from(text, (_char, end) => text.slice(0, end)).filter((start) => decode(start));
    expect(believed.at(-1)).toBeUndefined();
  });

  test('any other text, and reading it never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (any) => {
        expect(decode(any)).toBeNull();
      }),
    );
  });
});

describe('of several cookies of our name', () => {
  const of = (at: number) => encode({ ...sound, at, expires: at + HOUR });

  test.each([
    ['the latest counts', [of(NOW - 2), of(NOW), of(NOW - 1)], of(NOW)],
    ['damaged ones do not', ['%E0%A4%A', of(NOW), changed({ at: 'NaN' }), ''], of(NOW)],
    ['one from the far future is not believed', [of(NOW + 48 * HOUR), of(NOW)], of(NOW)],
    ['a clock a little ahead is', [of(NOW + HOUR), of(NOW)], of(NOW + HOUR)],
    ['none counts where none is sound', [of(NOW + 48 * HOUR), 'null'], ''],
    ['none counts where none is there', [], ''],
  ])('%s', (_, texts, expected) => {
    expect(latest(texts, NOW)).toEqual([expected, decode(expected)]);
  });
});
