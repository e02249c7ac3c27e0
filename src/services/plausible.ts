import { insertScript } from '../browser/scripts';
import { drop, dropQueue, restore, type Call } from '../browser/vendor-globals';
import type { Service, ServiceFacts } from '../types';
import type { ServiceOptions } from './options';

export interface PlausibleOptions extends ServiceOptions {
  /** The site's name in Plausible, mostly its domain. A file with a name of its own, `…/pa-abc.js` as `src`, knows it. */
  domain?: string;
  /** The same, as an attribute of the tag says it. */
  id?: string;
}

type Queue = Call & { q?: unknown[]; o: object };

export const plausibleHosts = ['plausible.io/js/', 'plausible.io/api/event'];

/**
 * Plausible. It stores nothing. Its file counts a page view by itself whenever the address changes, and can only be told not to by
 * an entry in the visitor's storage: a withdrawal loads the page anew instead.
 */
export function plausible({
  id,
  category = 'analytics',
  src = 'https://plausible.io/js/script.js',
  domain = id,
  facts,
  ...common
}: PlausibleOptions): Service {
  // its later files begin with the options they find here
  const queue: Queue = Object.assign(
    function () {
      // oxlint-disable-next-line prefer-rest-params
      (queue.q ??= []).push(arguments);
    },
    { o: domain ? { domain } : {} },
  );
  let loaded = false;
  return {
    ...common,
    id: 'plausible',
    category,
    ...(domain && { vendorId: domain, idForm: /^[\p{L}\d.,:/-]+$/u }),
    facts: { ...plausibleFacts, ...facts },
    catalogue: plausibleFacts,
    prepare(granted) {
      if (!granted) dropQueue('plausible');
    },
    start() {
      restore<Call>('plausible', queue);
      if (loaded) return;
      loaded = true;
      const script = insertScript(src);
      if (domain) script.dataset['domain'] = domain;
    },
    stop() {
      drop('plausible');
      return false;
    },
  };
}

/** Read in its code: it reads an entry by which a visitor opts out, and writes none. */
export const plausibleFacts: ServiceFacts = {
  name: 'Plausible',
  provider: 'Plausible Insights OÜ',
  country: 'EE',
  policy: 'https://plausible.io/data-policy',
  documentation: 'https://plausible.io/docs/plausible-script',
  hosts: plausibleHosts,
  evidence: 'read',
  items: [],
};
