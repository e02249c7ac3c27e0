import type { Config, Details, Documents, Messages } from '../types';
import { isTable, type Schema } from './forms';

const TEXTS: Schema = { '*': 'text' };
const TABLES: Schema = { '*': TEXTS };

/** The form of the site's own words in one language. */
const MESSAGES = {
  language: 'text',
  direction: 'text',
  settings: 'text',
  accept: 'text',
  reject: 'text',
  manage: 'text',
  save: 'text',
  close: 'text',
  switchLanguage: 'text',
  and: 'text',
  date: 'text',
  months: 'months',
  banner: TEXTS,
  again: TEXTS,
  links: TEXTS,
  embed: TEXTS,
  said: TEXTS,
  preferences: TEXTS,
  services: TEXTS,
  service: TEXTS,
  countries: TEXTS,
  item: TEXTS,
  cookies: TEXTS,
  purposes: TEXTS,
  panel: TEXTS,
  types: TEXTS,
  notice: TEXTS,
  news: TEXTS,
  list: TEXTS,
  reader: TEXTS,
  changes: TEXTS,
  request: TEXTS,
  categories: TABLES,
  durations: TABLES,
  left: { title: 'text', text: TEXTS, advice: 'text', done: 'text' },
  rights: { '*': (value) => (isTable(value) ? TEXTS : 'text') },
} satisfies Record<keyof (Messages & Details & Documents), Schema>;

/** The form of each option; of `services` and `legal` what stands in them is examined by itself. */
export const OPTIONS = {
  operator: 'operator',
  // one with a wrong address has a version all the same
  policy: (value) => (isTable(value) && Object.hasOwn(value, 'url') ? { url: 'address', version: 'revision' } : 'policy'),
  cookiePolicy: 'cookiePolicy',
  categories: 'categories',
  services: 'services',
  revision: 'revision',
  days: 'days',
  cookieDomain: 'cookieDomain',
  locale: 'locale',
  defaultLocale: 'defaultLocale',
  locales: 'locales',
  localeAliases: (value) => (isTable(value) ? { '*': 'locale' } : 'localeAliases'),
  messages: (value) => (isTable(value) ? { '*': MESSAGES } : 'messages'),
  theme: 'theme',
  accent: 'accent',
  position: 'position',
  button: 'button',
  reload: 'reload',
  hold: 'hold',
  debug: 'debug',
  nonce: 'nonce',
  legal: 'legal',
} satisfies Record<keyof Config, Schema>;
