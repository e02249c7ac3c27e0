import type { Id } from '../types';

/** Put in by the build from each service's facts. */
declare const __HOSTS__: readonly (readonly [id: Id, category: Id, hosts: readonly string[]])[];

/**
 * Whose an address is that nobody tagged: the first service with a matching beginning. Without those that are necessary, so that
 * no payment is ever held.
 */
export const HOSTS = __HOSTS__;
