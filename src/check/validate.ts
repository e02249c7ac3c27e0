import { idsIn } from '../consent/condition';
import { isId, listOf } from '../consent/ids';
import type { Settings } from '../core/settings';
import type { Config, Service } from '../types';
import { report, type Problem } from './report';

const text = /^".+"$/s;
const table = /^\{/;
const words = /^["[]/;
const yesOrNo = /^("?(true|false)"?|"")$/;

/** The form of each option's value as JSON. */
const FORMS = {
  operator: text,
  policy: /^("|\{.*"url":")[^"]/,
  cookiePolicy: text,
  categories: words,
  services: /^\[/,
  revision: /^["\d]/,
  days: /^"?([1-9]\d?|[12]\d\d|3[0-5]\d|36[0-5])"?$/,
  cookieDomain: text,
  locale: text,
  defaultLocale: text,
  locales: words,
  localeAliases: table,
  messages: table,
  theme: /^"(auto|light|dark)"$/,
  accent: /^"#[\da-f]{6}"$/i,
  position: /^"(left|center|right)"$/,
  button: yesOrNo,
  reload: /^"(auto|never|always)"$/,
  hold: yesOrNo,
  debug: yesOrNo,
  legal: table,
} satisfies Record<keyof Config, RegExp>;

/** Says on the console what is wrong with a config and was left out, and what else its owner may not have meant. */
export function validate(settings: Settings): void {
  const { given, categories, services } = settings;
  const problems = problemsOf(given);
  if (problems.length) report(problems, 'each of these is left out');
  // a tag names a service by an attribute of its own, or under its category
  const named = ['necessary', ...categories, ...services.map(({ id }) => id)];
  for (const name of Object.keys(given)) {
    const kebab = name.replace(/[A-Z]/g, '-$&').toLowerCase();
    if (!Object.hasOwn(FORMS, name) && !named.includes(kebab)) console.warn(`[rozilik] ${name}: there is no such option, so it is ignored`);
  }
  if (!categories.length && !given.legal)
    console.warn('[rozilik] there is nothing to ask for: name a service, or a category of the elements that you tag');
}

/** What is wrong with a config, as it was given. */
export function problemsOf(given: Config): Problem[] {
  const { categories, cookieDomain } = given;
  const services = listOf(given.services).map((service) => Object(service) as Partial<Service>);
  const optional = services.filter(({ category }) => category !== 'necessary');
  const asked = [...new Set([...listOf(categories), ...optional.flatMap(({ category }) => category ?? [])])];
  const ids: unknown[] = ['necessary', ...asked, ...optional.map(({ id }) => id)];
  return [
    ...(Object.keys(given) as (keyof Config)[])
      .map((name): Problem => [name, name, given[name]])
      .filter(([rule, , value]) => value !== undefined && breaks((FORMS as Record<string, RegExp>)[rule], value)),
    ...services.flatMap(({ id, vendorId, idForm }): Problem[] =>
      id && idForm?.test(`${vendorId}`) === false ? [[id, `services.${id}.id`, vendorId]] : [],
    ),
    ...services.flatMap(({ id, needs = '' }) =>
      idsIn(needs)
        .filter((word) => !ids.includes(word))
        .map((word): Problem => ['needs', `services.${id}.needs`, word]),
    ),
    ...ids.filter((id, at) => !isId(id) || ids.indexOf(id) < at).map((id): Problem => ['id', `${id as string}`, id]),
    ...(cookieDomain && !`.${location.hostname}`.endsWith(`.${cookieDomain}`)
      ? [['cookieDomain', 'cookieDomain', cookieDomain] as const]
      : []),
  ];
}

const breaks = (form: RegExp | undefined, value: unknown) => form?.test(JSON.stringify(value)) === false;
