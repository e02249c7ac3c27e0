import type { Id, Service } from '../types';
import { checked } from './checked';
import * as services from './index';
import { factoryName } from './named';

/** What makes a service of the catalogue by its id. Whoever imports this brings them all. */
export function makerOf(id: Id): (options: never) => Service {
  return checked((services as unknown as Record<string, (options: never) => Service>)[factoryName(id)]!);
}
