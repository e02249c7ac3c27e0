import { isOurs } from '../browser/record-cookie';
import { idsIn } from '../consent/condition';
import { isId, listOf } from '../consent/ids';
import type { Settings } from '../core/settings';
import { FACTS_FORM } from '../forms/facts';
import { isRight, sound, type Problem } from '../forms/forms';
import { OPTIONS } from '../forms/options';
import type { Config, Service } from '../types';
import { report } from './report';

/** Configs that were looked through. */
const seen = new WeakSet<Settings>();

/** Says on the console what is wrong with a config and was left out, and what else its owner may not have meant: each thing once. */
export function validate(settings: Settings): void {
  const { given, categories, services } = settings;
  // again, since facts may have arrived meanwhile
  report(problemsOf(given), 'each of these is left out', settings);
  if (seen.has(settings)) return;
  seen.add(settings);
  // a tag names a service by an attribute of its own, or under its category
  const named = ['necessary', ...categories, ...services.map(({ id }) => id)];
  for (const name of Object.keys(given)) {
    const kebab = name.replace(/[A-Z]/g, '-$&').toLowerCase();
    if (!Object.hasOwn(OPTIONS, name) && !named.includes(kebab))
      console.warn(`[rozilik] ${name}: there is no such option, so it is ignored`);
  }
  const block = document.querySelector<HTMLScriptElement>('script#rozilik-config');
  if (block && !isRead(block.text, given))
    console.error(
      '[rozilik] the block "rozilik-config" is not read: put it into the head, or directly before or after our tag, with type="application/json" and, where the tag has a nonce, with the same nonce',
    );
  if (!categories.length && !given.legal)
    console.warn('[rozilik] there is nothing to ask for: name a service, or a category of the elements that you tag');
}

/** Is what a block says in a config? One that is no JSON is told of as it is read. */
function isRead(text: string, given: Config): boolean {
  try {
    return Object.keys(JSON.parse(text) as object).every((name) => name in given);
  } catch {
    return true;
  }
}

/** What is wrong with a config, as it was given. */
export function problemsOf(given: Config): Problem[] {
  const { categories, cookieDomain } = given;
  const services = listOf(given.services).map((service) => Object(service) as Partial<Service>);
  const optional = services.filter(({ category }) => category !== 'necessary');
  const asked = [...new Set([...listOf(categories), ...optional.flatMap(({ category }) => category ?? [])])];
  const ids: unknown[] = ['necessary', ...asked, ...optional.map(({ id }) => id)];
  const problems: Problem[] = [];
  sound(OPTIONS, given, '', problems);
  for (const service of services) problems.push(...inService(service, ids));
  return [
    ...problems,
    ...ids
      .filter((id, at) => !isId(id) || ids.indexOf(id) < at)
      .map((id): Problem => ['id', typeof id === 'string' ? id : (JSON.stringify(id) ?? 'services'), id]),
    ...(typeof cookieDomain === 'string' && cookieDomain && !isOurs(cookieDomain)
      ? [['cookieDomain', 'cookieDomain', cookieDomain] as const]
      : []),
  ];
}

function inService({ id, category, vendorId, idForm, needs, reload, facts }: Partial<Service>, ids: readonly unknown[]): Problem[] {
  const path = `services.${typeof id === 'string' ? id : '?'}`;
  const problems: Problem[] = [];
  if (typeof id === 'string' && idForm instanceof RegExp && !isVendorId(vendorId, idForm)) problems.push([id, `${path}.id`, vendorId]);
  if (category === undefined || category === null) problems.push(['id', `${path}.category`, category]);
  if (needs !== undefined && typeof needs !== 'string') problems.push(['needs', `${path}.needs`, needs]);
  else for (const word of idsIn(needs ?? '')) if (!ids.includes(word)) problems.push(['needs', `${path}.needs`, word]);
  if (reload !== undefined && !isRight('reload', reload)) problems.push(['reload', `${path}.reload`, reload]);
  sound(FACTS_FORM, facts, `${path}.facts`, problems);
  return problems;
}

/** An id is a text or a number, of the form that the vendor gives it. */
const isVendorId = (id: unknown, form: RegExp) => /^(string|number)$/.test(typeof id) && form.test(`${id as string}`);
