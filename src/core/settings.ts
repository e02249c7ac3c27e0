import { DAY } from '../consent/days';
import { isId, listOf } from '../consent/ids';
import type { Terms } from '../consent/resolve';
import type { Config, Id, Service } from '../types';

/** A config with its defaults filled in, and the terms that follow from it. */
export type Settings = Omit<Config, keyof Terms> &
  Terms & {
    services: readonly Service[];
    /** The config as it was given. */
    given: Config;
  };

/** A word or a number as a text; `''` for whatever else stands in its place. */
const wordOf = (value: unknown) => (/^st|r$/.test(typeof value) ? `${value as string}` : '');

/**
 * Defaults filled in, and the forms an attribute has (`"90"`, `"analytics marketing"`) made those of an option. What is wrong and
 * consent follows from is left out, each thing by itself: an option takes its default, a service stays off.
 */
export function withDefaults(given: Config): Settings {
  const { categories, services, revision, days, legal } = given;
  const life = +wordOf(days);
  const ids = new Set<Id>(['necessary']);
  /** An id stands for one thing. */
  const take = (id: Id) => isId(id) && !ids.has(id) && !!ids.add(id);
  const asked = [...new Set(listOf(categories))].filter(take);
  const sound = listOf(services).filter((service) => {
    const { id, category, vendorId, idForm, needs = '' } = Object(service) as Service;
    if ((idForm && !idForm.test?.(wordOf(vendorId))) || needs !== wordOf(needs)) return false;
    if (!ids.has(category) && !(take(category) && asked.push(category))) return false;
    return category === 'necessary' || take(id);
  });
  return {
    ...given,
    given,
    services: sound,
    categories: asked,
    asked: sound.filter(({ category }) => category !== 'necessary'),
    waits: legal,
    revision: wordOf(revision) || '1',
    life: (life > 0 && life < 366 && life % 1 === 0 ? life : 180) * DAY,
  } as Settings;
}
