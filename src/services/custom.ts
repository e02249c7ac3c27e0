import { insertScript } from '../browser/scripts';
import type { Id, Service, ServiceFacts } from '../types';

export interface CustomOptions {
  id: Id;
  category: Id;
  /** Script to load when granted. Without it the service is a name for tagged elements. */
  src?: string;
  facts?: Partial<ServiceFacts>;
}

/** Any other service: a script to load, or tagged elements that share one choice. A script cannot be stopped. */
export function custom({ src, ...service }: CustomOptions): Service {
  return src ? { ...service, start: () => void insertScript(src) } : service;
}
