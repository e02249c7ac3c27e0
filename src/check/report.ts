import type { Problem } from '../forms/forms';
import type { Config } from '../types';

const ADDRESS = 'an http(s) address, such as "/privacy"';
const YES_OR_NO = 'true or false';
const TAG = 'a language tag such as uz-Cyrl';
const WORDS = 'a list such as ["analytics", "marketing"], or words with spaces between';

/** What each option should be. */
const OPTIONS = {
  operator: 'a text: the name of the legal person who asks',
  policy: `${ADDRESS}, or an object with url and version`,
  cookiePolicy: ADDRESS,
  categories: WORDS,
  services: 'a list of services; in the tag’s JSON, an object of them by name',
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
  button: YES_OR_NO,
  hold: YES_OR_NO,
  debug: YES_OR_NO,
  reload: '"auto", "never" or "always"',
  nonce: "a text: the nonce of the page's Content-Security-Policy",
  legal: 'an object with documents, purposes, rights, …',
} satisfies Record<keyof Config, string>;

/** What each value in them should be, by the rule it breaks. */
const WANTED: Readonly<Record<string, string>> = {
  ...OPTIONS,
  mode: '"opt-in" or "notice"',
  timeZone: 'an offset such as "+05:00", or a name such as "Asia/Tashkent"',
  table: 'an object',
  list: 'a list',
  yes: YES_OR_NO,
  address: ADDRESS,
  addresses: `${ADDRESS}, or an object of these by language tag`,
  email: 'an e-mail address such as info@example.uz',
  phone: 'a telephone number as a text, such as "+998 71 200 00 00"',
  country: 'a code of two large letters, such as "UZ" (ISO 3166-1)',
  duration: '"session", or a duration of one unit such as "P1Y", "P30D" or "PT30M" (ISO 8601)',
  kind: '"cookie", "localStorage" or "sessionStorage"',
  pattern: 'a list of two texts: a regular expression, and what it makes of an address',
  months: 'a list of twelve texts',
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
  'google-ads': 'the id of a tag such as AW-123456789',
  'vk-pixel': 'the code of a pixel such as VK-RTRG-123456-AbCdE',
  matomo: 'the number of the site in Matomo, beside "src", the address of its matomo.js',
  bitrix24: 'the address of the portal’s loader, such as https://cdn-ru.bitrix24.ru/b1/crm/site_button/loader_1_abc.js',
  plausible: 'the name of the site in Plausible, such as example.uz',
  liveinternet: 'the kind of a picture such as t50.6',
  vendorId: 'the id that the vendor gave the site',
};

/** What is wrong, a line each: field, value and remedy. */
export function linesOf(problems: readonly Problem[]): string[] {
  return problems.map(([rule, path, value]) => `${path}: ${textOf(value)} is not ${wantedBy(rule)}`);
}

const wantedBy = (rule: string) => WANTED[Object.hasOwn(WANTED, rule) ? rule : 'vendorId'];

function textOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? typeof value;
  } catch {
    return 'this';
  }
}

/** Where something was told of, by config. */
const told = new WeakMap<object, Set<string>>();

/** Says on the console what is wrong with a config, and what becomes of it: of the same config, each thing once. */
export function report(problems: readonly Problem[], consequence: string, config: object = {}): void {
  const before = told.get(config) ?? new Set<string>();
  const news = problems.filter(([, path]) => !before.has(path));
  told.set(config, new Set([...before, ...news.map(([, path]) => path)]));
  if (news.length) console.error(`[rozilik] wrong config, so ${consequence}:\n${linesOf(news).join('\n')}`);
}
