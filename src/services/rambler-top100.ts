import { insertScript } from '../browser/scripts';
import { drop, dropQueue, globals, restore } from '../browser/vendor-globals';
import type { Service, ServiceFacts } from '../types';
import type { ServiceOptions } from './options';

export interface RamblerTop100Options extends ServiceOptions {
  /** Number of the project. */
  id: number | string;
}

type Counter = new (options: object) => unknown;

export const ramblerTop100Hosts = ['st.top100.ru/top100/', 'kraken.rambler.ru/', 'cnt.rambler.ru/', 'counter.rambler.ru/'];

/**
 * Rambler Top100. It has no way to stop and writes its cookies again while it runs: a withdrawal loads the page anew. Seen with
 * `top100.js` 3.18.18.
 */
export function ramblerTop100({
  id,
  category = 'analytics',
  src = 'https://st.top100.ru/top100/top100.js',
  facts,
  ...common
}: RamblerTop100Options): Service {
  let loaded = false;
  return {
    ...common,
    id: 'rambler-top100',
    category,
    vendorId: id,
    idForm: /^\d+$/,
    facts: { ...ramblerTop100Facts, ...facts },
    catalogue: ramblerTop100Facts,
    prepare(granted) {
      if (!granted) dropQueue('_top100q');
    },
    start() {
      const queue = restore<unknown[]>('_top100q', []);
      restore<unknown>('top100Counter', undefined);
      if (loaded) return;
      loaded = true;
      queue.push(() => {
        const page = globals();
        page['top100Counter'] = new (page['top100'] as Counter)({ project: id });
      });
      insertScript(src);
    },
    stop() {
      drop('_top100q');
      drop('top100Counter');
      return false;
    },
  };
}

/** Seen with the vendor's own script in Chromium, 2026-11. A `last_visit` that others name may be anyone's, so it is not here. */
export const ramblerTop100Facts: ServiceFacts = {
  name: 'Rambler Top100',
  provider: 'Rambler Internet Holding LLC',
  country: 'RU',
  policy: 'https://help.rambler.ru/legal/1998/?p=top100',
  documentation: 'https://top100.rambler.ru/',
  hosts: ramblerTop100Hosts,
  evidence: 'run',
  items: [
    { name: 'adtech_uid', purpose: 'crosssite', duration: 'P1Y' },
    { name: 'top100_id', purpose: 'visitor', duration: 'P1Y' },
    { name: 't3_sid_*', purpose: 'visit', duration: 'P1Y' },
    { name: 't2_sid_*', purpose: 'visit', duration: 'P1Y' },
    { name: 't1_sid_*', purpose: 'visit', duration: 'P1Y' },
    { name: '*_adtech_uid', purpose: 'crosssite', kind: 'localStorage' },
    { name: '_top100_*', purpose: 'visit', kind: 'localStorage' },
  ],
};
