import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ALL } from '../src/services/all';
import type { Details, Documents, Messages } from '../src/types';

type Texts = Record<string, string>;

const read = <T>(file: string) => JSON.parse(readFileSync(`locales/${file}`, 'utf8')) as T;
const jsonIn = (folder: string) => readdirSync(folder).filter((file) => file.endsWith('.json'));
const tags = jsonIn('locales').map((file) => file.replace('.json', ''));
/** What the banner says and, under `details` and `documents`, what the second layer says besides: a file each. */
const messages = Object.fromEntries(
  tags.map((tag) => [
    tag,
    {
      ...read<Messages>(`${tag}.json`),
      details: read<Details>(`details/${tag}.json`),
      documents: read<Documents>(`documents/${tag}.json`),
    },
  ]),
);
const english = flat(messages['en']!);

/** All texts of a language by their path. */
function flat(value: unknown, path = ''): Texts {
  if (typeof value === 'string') return { [path]: value };
  return Object.assign({}, ...Object.entries(value as object).map(([key, each]) => flat(each, path ? `${path}.${key}` : key))) as Texts;
}

const compare = new Intl.Collator('en').compare;
const isPlural = (path: string) => /^details\.(cookies|left\.text|durations\.\w+)\.\w+$/.test(path);
/** A path without the plural form, in which languages differ. */
const key = (path: string) => (isPlural(path) ? path.replace(/\.\w+$/, '') : path);
const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort().join(' ');
const words = (text: string) => text.replace(/\{\w+\}/g, ' ').match(/[\p{L}\p{M}ʻʼ'`´‘’‛ʽʹˈ′＇]+/gu) ?? [];
const where = (texts: Texts, isWrong: (text: string, path: string) => unknown) =>
  Object.keys(texts).filter((path) => isWrong(texts[path]!, path));
const hasWord = (test: (word: string) => unknown) => (text: string) => words(text).some(test);
const isUzbek = (tag: string) => tag.startsWith('uz');

/** What could be wrong with a language: how it is found, and a sample that must be found in a language. */
const CHECKS: Record<
  string,
  { find: (texts: Texts, tag: string) => string[]; sample: [tag: string, path: string, text: string | undefined] }
> = {
  'has a text for every key, and no other': {
    find: (texts) => {
      const [ours, theirs] = [Object.keys(english).map(key), Object.keys(texts).map(key)];
      return [...ours.filter((path) => !theirs.includes(path)), ...theirs.filter((path) => !ours.includes(path))];
    },
    sample: ['ru', 'banner.title', undefined],
  },
  'has no empty text': { find: (texts) => where(texts, (text) => !text.trim()), sample: ['ru', 'close', ' '] },
  'has no text with a blank before or after it, but for the one that joins a list': {
    find: (texts) => where(texts, (text, path) => path !== 'and' && text !== text.trim()),
    sample: ['uz', 'close', 'Yopish '],
  },
  'has the placeholders of the English text': {
    find: (texts) =>
      where(texts, (text, path) => placeholders(text) !== placeholders(english[path] ?? english[`${key(path)}.other`] ?? '')),
    sample: ['uz', 'banner.text', 'Zarur cookie-fayllar: {purpose}.'],
  },
  'has the plural forms that its numbers need, and no other': {
    find: (texts, tag) => {
      const needed = new Intl.PluralRules(tag).resolvedOptions().pluralCategories.sort(compare).join();
      const formsOf = (plural: string) =>
        Object.keys(texts)
          .filter((path) => isPlural(path) && key(path) === plural)
          .map((path) => path.split('.').at(-1)!)
          .sort(compare);
      return [...new Set(Object.keys(english).filter(isPlural).map(key))].filter((plural) => formsOf(plural).join() !== needed);
    },
    sample: ['ru', 'details.durations.day.few', undefined],
  },
  'glues nothing to a placeholder, but in a date': {
    find: (texts) => where(texts, (text, path) => path !== 'details.date' && /\p{L}-?\{|\}-?\p{L}/u.test(text)),
    sample: ['uz', 'details.preferences.record', 'Tanlovingiz {date}da saqlangan: {id}'],
  },
  'words accepting and refusing alike': {
    find: ({ accept, reject }) => (words(accept!).length === words(reject!).length ? [] : ['accept', 'reject']),
    sample: ['en', 'reject', 'Continue without accepting'],
  },
  'mixes no scripts within a word': {
    find: (texts) =>
      where(
        texts,
        hasWord((word) => /\p{Script=Latin}/u.test(word) && /\p{Script=Cyrillic}/u.test(word)),
      ),
    // its first letter is a Latin C
    sample: ['ru', 'save', 'Cохранить выбор'],
  },
  'has no word of another script than its own but cookie': {
    find: (texts, tag) => {
      const own = /Cyrl|ru/.test(tag) ? /^(\p{Script=Cyrillic}+|cookie)$/iu : /^[\p{Script=Latin}ʻʼ’]+$/u;
      return where(
        texts,
        hasWord((word) => !own.test(word)),
      );
    },
    sample: ['uz-Cyrl', 'save', 'Tanlovni saqlash'],
  },
  'is translated': {
    // a country may be called alike in two languages
    find: (texts, tag) =>
      tag === 'en'
        ? []
        : where(
            texts,
            (text, path) => /\p{L}/u.test(text.replace(/\{\w+\}/g, '')) && text === english[path] && !path.startsWith('details.countries.'),
          ),
    sample: ['ru', 'save', 'Save choice'],
  },
  'writes oʻ and gʻ with U+02BB, and U+02BC elsewhere': {
    find: (texts, tag) =>
      isUzbek(tag)
        ? where(
            texts,
            hasWord((word) => /['`´‘’‛ʽʹˈ′＇]|(?<![OoGg])ʻ|[OoGg]ʼ/.test(word)),
          )
        : [],
    sample: ['uz', 'banner.title', "So'rovlar"],
  },
};

describe.each(Object.entries(CHECKS))('a language %s', (_, { find, sample: [broken, path, text] }) => {
  test.each(tags)('%s', (tag) => {
    expect(find(flat(messages[tag]), tag)).toEqual([]);
  });

  test(`and a mistake in ${path} would be found`, () => {
    const { [path]: _right, ...rest } = flat(messages[broken]);
    expect(find(text === undefined ? rest : { ...rest, [path]: text }, broken)).not.toEqual([]);
  });
});

test.each(['oʼzbek', 'maʻno', 'o‘zbek', "ma'no", 'g`isht', 'OʼZBEK', 'm’no'])('in Uzbek, %s would be found', (word) => {
  expect(CHECKS['writes oʻ and gʻ with U+02BB, and U+02BC elsewhere']!.find({ word }, 'uz')).toEqual(['word']);
});

test('there are four languages', () => {
  expect(tags.sort()).toEqual(['en', 'ru', 'uz', 'uz-Cyrl']);
});

test('each language has both files', () => {
  expect(jsonIn('locales/details').sort()).toEqual(jsonIn('locales').sort());
});

test.each(tags)('%s says nothing in both files', (tag) => {
  const { details, ...first } = messages[tag]!;
  const both = Object.keys(flat(first)).filter((path) => path in flat(details));
  expect(both).toEqual([]);
});

test.each(tags)('%s has twelve months', (tag) => {
  expect(new Set(messages[tag]!.details.months).size).toBe(12);
});

test.each(tags)('%s tells what each service of the catalogue is for, and of no other', (tag) => {
  expect(Object.keys(messages[tag]!.details.services).sort(compare)).toEqual(ALL.map(({ id }) => id).sort(compare));
});

const told = ALL.map(({ id, facts }) => [id, facts] as const);

test.each(told)('every language has a country and the purpose of each cookie of %s', (_, { country, items = [] }) => {
  const untold = tags.flatMap((tag) => {
    const { countries, purposes } = messages[tag]!.details;
    return [
      ...(!country || country in countries ? [] : [`${tag}: ${country}`]),
      ...items.filter(({ purpose }) => !(purpose in purposes)).map(({ purpose }) => `${tag}: ${purpose}`),
    ];
  });
  expect(untold).toEqual([]);
});
