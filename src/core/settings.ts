import { DAY } from '../consent/days';
import { listOf } from '../consent/ids';
import type { Terms } from '../consent/resolve';
import type { Config, Service } from '../types';

/** A config with its defaults filled in, and the terms that follow from it. */
export type Settings = Omit<Config, keyof Terms> & Terms & { services: readonly Service[] };

/** Defaults filled in, and the forms an attribute has (`"90"`, `"analytics marketing"`) made those of an option. */
export function fillIn(config: Config): Settings {
  const { days = 180, categories = [], services = [], revision = 1 } = config;
  // copies: what is asked for does not change when a service's facts arrive
  const asked = services.filter((service) => service.category !== 'necessary').map((service) => ({ ...service }));
  return {
    ...config,
    services,
    asked,
    categories: [...new Set([...listOf(categories), ...asked.map((service) => service.category)])],
    waits: config.legal,
    revision: `${revision}`,
    life: +days * DAY,
  };
}
