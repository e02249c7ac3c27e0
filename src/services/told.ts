import type { Id, Service, ServiceFacts } from '../types';
import type { ServiceOptions } from './options';

/** Options of a service that is only told: it has no file of its own to load. */
export type ToldOptions = Omit<ServiceOptions, 'src'>;

/**
 * Makes a service without verbs, for what the owner tags or what the site has anyway: a name, a category and facts to tell. The
 * mark lets a bundler leave out the ones that nobody imports.
 */
/* @__NO_SIDE_EFFECTS__ */
export function told(id: Id, category: Id, facts: ServiceFacts): (options?: ToldOptions) => Service {
  return ({ category: wanted = category, facts: own, ...common } = {}) => ({
    ...common,
    id,
    category: wanted,
    facts: { ...facts, ...own },
    catalogue: facts,
  });
}
