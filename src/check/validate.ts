import { idsIn } from '../consent/condition';
import { isId } from '../consent/ids';
import type { Settings } from '../core/settings';

const text = /^".+"$/s;
const table = /^\{/;

/** The form of each option's value as JSON. */
const FORMS: Readonly<Record<string, RegExp>> = {
  operator: text,
  policy: /^("|\{.*"url":")[^"]/,
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
  button: /^"?(true|false)"?$/,
  reload: /^"(auto|never|always)"$/,
  hold: /^("?(true|false)"?|"")$/,
  debug: /^("?(true|false)"?|"")$/,
  legal: table,
};

/** The form of the vendors' own ids as JSON; the signals alone need none. */
const VENDOR_IDS: Readonly<Record<string, RegExp>> = {
  'yandex-metrica': /^"?\d+"?$/,
  'google-analytics': /^"G-\w+"$/,
  'google-tag-manager': /^"GTM-\w+"$/,
  'google-consent-mode': /^/,
};

/** Something that is wrong with a config: which rule it breaks, where, and with what value. */
export type Problem = readonly [rule: string, path: string, value: unknown];

/** What is wrong with a config. An option that there is not is only mentioned: a tag may carry attributes of other tools. */
export function examine({ asked, life: _life, waits: _waits, extend: _extend, ...config }: Settings): Problem[] {
  const { cookieDomain, categories, services } = config;
  const options = Object.keys(config) as (keyof typeof config)[];
  // a tag names a service by an attribute of its own, or under its category
  const named = ['necessary', ...categories, ...services.map(({ id }) => id)];
  for (const name of options) {
    const kebab = name.replace(/[A-Z]/g, '-$&').toLowerCase();
    if (!FORMS[name] && !named.includes(kebab)) console.warn(`[rozilik] ${name}: there is no such option, so it is ignored`);
  }
  const ids = ['necessary', ...categories, ...asked.map((service) => service.id)];
  return [
    ...options.map((name): Problem => [name, name, config[name]]).filter(([rule, , value]) => value !== undefined && breaks(FORMS[rule], value)),
    ...services.map(({ id, vendorId }): Problem => [id, `services.${id}.id`, vendorId]).filter(([rule, , value]) => Object.hasOwn(VENDOR_IDS, rule) && breaks(VENDOR_IDS[rule], value)),
    ...services.flatMap(({ id, needs = '' }) => idsIn(needs).filter((word) => !ids.includes(word)).map((word): Problem => ['needs', `services.${id}.needs`, word])),
    ...ids.filter((id, at) => !isId(id) || ids.indexOf(id) < at).map((id): Problem => ['id', id, id]),
    ...(cookieDomain && !`.${location.hostname}`.endsWith(`.${cookieDomain}`) ? [['cookieDomain', 'cookieDomain', cookieDomain] as const] : []),
  ];
}

const breaks = (form: RegExp | undefined, value: unknown) => form?.test(JSON.stringify(value)) === false;
