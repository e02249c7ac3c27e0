import type { Settings } from './settings';

const text = /^".+"$/s;
const table = /^\{/;

/** The form of each option's value as JSON, and of the vendors' own ids. */
const FORMS: Readonly<Record<string, RegExp>> = {
  operator: text,
  policy: /^("|\{.*"url":")./,
  cookiePolicy: text,
  categories: /^["[]/,
  services: /^\[/,
  revision: /^["\d]/,
  days: /^"?([1-9]\d?|[12]\d\d|3[0-5]\d|36[0-5])"?$/,
  cookieDomain: text,
  locale: text,
  defaultLocale: text,
  locales: /^["[]/,
  localeAliases: table,
  messages: table,
  theme: /^"(auto|light|dark)"$/,
  accent: /^"#[\da-f]{6}"$/i,
  position: /^"(left|center|right)"$/,
  button: /true|false/,
  'yandex-metrica': /^"?\d+"?$/,
  'google-analytics': /^"G-\w+"$/,
  'google-tag-manager': /^"GTM-\w+"$/,
};

/** Something that is wrong with a config: which rule it breaks, where, and with what value. */
export type Problem = readonly [rule: string, path: string, value: unknown];

/** What is wrong with a config. An option that there is not is no problem: a tag may carry attributes of other tools. */
export function examine({ asked, life: _life, ...config }: Settings): Problem[] {
  const values: Problem[] = [
    ...Object.entries(config).map(([name, value]) => [name, name, value] as const),
    ...config.services.map(({ id, vendorId }) => [id, `services.${id}.id`, vendorId] as const),
  ];
  const ids = ['necessary', ...config.categories, ...asked.map((service) => service.id)];
  const clashes = ids.filter((id, at) => !/^[a-z][\da-z-]*$/.test(id) || ids.indexOf(id) < at).map((id) => ['id', id, id] as const);
  const elsewhere = `.${location.hostname}`.endsWith(`.${config.cookieDomain ?? location.hostname}`) ? [] : [['cookieDomain', 'cookieDomain', config.cookieDomain] as const];
  return [...values.filter(([rule, , value]) => FORMS[rule] && !FORMS[rule].test(JSON.stringify(value))), ...clashes, ...elsewhere];
}
