import { insertScript } from '../browser/scripts';
import { drop, dropQueue, globals, restore, type Call } from '../browser/vendor-globals';
import type { Service, ServiceFacts } from '../types';
import type { ServiceOptions } from './options';

export interface HotjarOptions extends ServiceOptions {
  /** Number of the site. */
  id: number | string;
}

/** Version of the code that sites put into their pages. */
const SNIPPET = 6;

export const hotjarHosts = ['*.hotjar.com/', '*.hotjar.io/'];

/** Hotjar. It has neither consent calls nor a way to stop: a withdrawal loads the page anew. */
export function hotjar({
  id,
  category = 'analytics',
  src = 'https://static.hotjar.com/c/hotjar-',
  facts,
  ...common
}: HotjarOptions): Service {
  const queue: Call & { q?: unknown[] } = function () {
    // oxlint-disable-next-line prefer-rest-params
    (queue.q ??= []).push(arguments);
  };
  let loaded = false;
  return {
    ...common,
    id: 'hotjar',
    category,
    vendorId: id,
    idForm: /^\d+$/,
    facts: { ...hotjarFacts, ...facts },
    catalogue: hotjarFacts,
    prepare(granted) {
      if (!granted) dropQueue('hj');
    },
    start() {
      restore<Call>('hj', queue);
      if (loaded) return;
      loaded = true;
      globals()['_hjSettings'] = { hjid: Number(id), hjsv: SNIPPET };
      insertScript(`${src}${id}.js?sv=${SNIPPET}`);
    },
    stop() {
      drop('hj');
      return false;
    },
  };
}

/** Not run: names and lives come from lists that cite the vendor's documentation. */
export const hotjarFacts: ServiceFacts = {
  name: 'Hotjar',
  provider: 'Hotjar Ltd.',
  country: 'MT',
  policy: 'https://www.hotjar.com/legal/policies/privacy/',
  documentation: 'https://help.hotjar.com/',
  hosts: hotjarHosts,
  evidence: 'read',
  items: [
    { name: '_hjSessionUser_*', purpose: 'visitor', duration: 'P1Y' },
    { name: '_hjSession_*', purpose: 'visit', duration: 'PT30M' },
    { name: '_hj*', purpose: 'visit' },
    { name: '_hj*', purpose: 'visit', kind: 'localStorage' },
    { name: 'hjActiveViewportIds', purpose: 'visit', kind: 'localStorage' },
    { name: 'hjViewportId', purpose: 'tab', kind: 'sessionStorage', duration: 'session' },
    { name: '_hj*', purpose: 'visit', kind: 'sessionStorage', duration: 'session' },
  ],
};
