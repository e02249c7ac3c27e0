import type { Config } from '../types';

/** Something that is wrong with a config: which rule it breaks, where, and with what value. */
export type Problem = readonly [rule: string, path: string, value: unknown];

const ADDRESS = 'an address';
const TAG = 'a language tag such as uz-Cyrl';
const WORDS = 'a list such as ["analytics", "marketing"], or words with spaces between';

/** What each option should be. */
const OPTIONS = {
  operator: 'a text: the name of the legal person who asks',
  policy: `${ADDRESS}, or an object with url and version`,
  cookiePolicy: ADDRESS,
  categories: WORDS,
  services: 'an object of services by name',
  revision: 'a text or a number',
  days: 'a whole number from 1 to 365',
  cookieDomain: 'this host or a parent of it, such as example.uz',
  locale: TAG,
  defaultLocale: TAG,
  locales: WORDS,
  localeAliases: 'an object such as {"uz": "uz-Cyrl"}',
  messages: 'an object of texts by language tag',
  theme: '"auto", "light" or "dark"',
  accent: 'a colour such as "#0a5c5c"',
  position: '"left", "center" or "right"',
  button: 'true or false',
  hold: 'true or false',
  debug: 'true or false',
  reload: '"auto", "never" or "always"',
  legal: 'an object with documents, purposes, rights, …',
} satisfies Record<keyof Config, string>;

/** What each value in them should be, by the rule it breaks. */
const WANTED: Readonly<Record<string, string>> = {
  ...OPTIONS,
  mode: '"opt-in" or "notice"',
  timeZone: 'an offset such as "+05:00", or a name such as "Asia/Tashkent"',
  table: 'an object by id',
  list: 'a list',
  type: 'one of "policy", "consent", "cookies", "terms", "offer", "other"',
  version: 'a version without blanks such as "3" or "2026-11-01", and another one than the others of its document',
  moment: 'a day such as "2026-11-20", or a moment with its offset such as "2026-11-20T09:00:00+05:00"',
  change: 'one of "editorial", "material", "purposes", "recipients"',
  format: 'one of "text", "markdown", "html"',
  words: 'a text, or an object of texts by language tag',
  text: 'a text',
  number: 'a whole number',
  source: 'an address, the id of an element such as "#policy", a text, or an object of these by language tag',
  document: 'an id of letters, digits and -, and not "banner", "preferences", "documents" or "rights"',
  id: 'a word of a-z, 0-9 and - that stands for one category or one service only, and not for "necessary"',
  needs: 'a category or a service that is declared',
  'yandex-metrica': 'a counter number such as 12345678',
  'google-analytics': 'a measurement id such as G-ABC1234567',
  'google-tag-manager': 'a container id such as GTM-ABC1234',
};

/** What is wrong, a line each: field, value and remedy. */
export function linesOf(problems: readonly Problem[]): string[] {
  return problems.map(([rule, path, value]) => `${path}: ${JSON.stringify(value)} is not ${WANTED[rule]}`);
}

/** Says on the console what is wrong with a config, and what becomes of it. */
export function report(problems: readonly Problem[], consequence: string): void {
  console.error(`[rozilik] wrong config, so ${consequence}:\n${linesOf(problems).join('\n')}`);
}
