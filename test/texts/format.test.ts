import { describe, expect, test, vi } from 'vitest';
import enDetails from '../../locales/details/en.json';
import ruDetails from '../../locales/details/ru.json';
import uzDetails from '../../locales/details/uz.json';
import uzCyrlDetails from '../../locales/details/uz-Cyrl.json';
import en from '../../locales/en.json';
import ru from '../../locales/ru.json';
import uz from '../../locales/uz.json';
import uzCyrl from '../../locales/uz-Cyrl.json';
import type { Details, Messages } from '../../src/types';
import { date, duration, fill, list, plural } from '../../src/texts/format';

const messages: Record<string, Messages> = { en, ru, uz, 'uz-Cyrl': uzCyrl };
const details: Record<string, Details> = { en: enDetails, ru: ruDetails, uz: uzDetails, 'uz-Cyrl': uzCyrlDetails };

test.each([
  ['ru', 1, '1 файл cookie'],
  ['ru', 2, '2 файла cookie'],
  ['ru', 5, '5 файлов cookie'],
  ['ru', 11, '11 файлов cookie'],
  ['ru', 21, '21 файл cookie'],
  ['ru', 0, '0 файлов cookie'],
  ['uz', 1, '1 ta cookie-fayl'],
  ['uz', 2, '2 ta cookie-fayl'],
  ['uz', 5, '5 ta cookie-fayl'],
  ['uz', 21, '21 ta cookie-fayl'],
  ['uz-Cyrl', 1, '1 та cookie-файл'],
  ['uz-Cyrl', 11, '11 та cookie-файл'],
  ['en', 1, '1 cookie'],
  ['en', 2, '2 cookies'],
  ['en', 11, '11 cookies'],
  ['en', 21, '21 cookies'],
])('cookies are counted as people of %s do: %i', (tag, n, expected) => {
  expect(plural(details[tag]!.cookies, n, tag)).toBe(expected);
});

test('a plural form that a language of the site’s own lacks is the other one', () => {
  expect(plural({ other: '{n} cookies' }, 1, 'en')).toBe('1 cookies');
});

test.each([
  ['uz', '2026-yil 7-oktabr'],
  ['uz-Cyrl', '2026 йил 7 октябрь'],
  ['ru', '7 октября 2026 г.'],
  ['en', '7 October 2026'],
])('a date in %s is %s, in every browser', (tag, expected) => {
  expect(date(new Date(2026, 9, 7).getTime(), details[tag]!)).toBe(expected);
});

test.each([
  ['Asia/Tashkent', '1 January 2027'],
  ['America/New_York', '31 December 2026'],
])('a date is the visitor’s own day: in %s, %s', (zone, expected) => {
  vi.stubEnv('TZ', zone);
  expect(date(Date.UTC(2026, 11, 31, 20), enDetails)).toBe(expected);
  vi.unstubAllEnvs();
});

test.each([
  ['PT1M', 'en', '1 minute'],
  ['P1M', 'en', '1 month'],
  ['PT30M', 'uz', '30 daqiqa'],
  ['PT20H', 'ru', '20 часов'],
  ['PT24H', 'uz-Cyrl', '24 соат'],
  ['P1D', 'ru', '1 день'],
  ['P180D', 'ru', '180 дней'],
  ['P13M', 'ru', '13 месяцев'],
  ['P2Y', 'ru', '2 года'],
  ['P1Y', 'uz', '1 yil'],
  ['session', 'uz', 'brauzer yopilguncha'],
  [undefined, 'ru', 'неизвестен'],
  ['for ever', 'en', 'not known'],
  ['P1Y6M', 'en', 'not known'],
])('a life of %s in %s is told as "%s"', (iso, tag, expected) => {
  expect(duration(iso, details[tag]!, tag)).toBe(expected);
});

describe('a list', () => {
  test.each([
    [[], 'en', ''],
    [['maps'], 'en', 'maps'],
    [['maps', 'ads'], 'en', 'maps and ads'],
    [['xarita', 'chat', 'reklama'], 'uz', 'xarita, chat va reklama'],
    [['карта', 'чат', 'реклама'], 'uz-Cyrl', 'карта, чат ва реклама'],
    [['карты', 'чат', 'реклама'], 'ru', 'карты, чат и реклама'],
  ])('%j in %s is "%s"', (items, tag, expected) => {
    expect(list(items, messages[tag]!)).toBe(expected);
  });
});

describe('a value', () => {
  test.each([
    ['stands in the place of its name', '{operator}: {n}', { operator: 'AIIG', n: 0 }, 'AIIG: 0'],
    ['is taken as it is, whatever it holds', '{operator}.', { operator: '$& {purposes} <b>' }, '$& {purposes} <b>.'],
  ])('%s', (_, text, values, expected) => {
    expect(fill(text, values)).toBe(expected);
  });
});
