import { insertScript } from '../browser/scripts';
import { webAddress } from '../browser/web-address';
import { drop, dropQueue, restore } from '../browser/vendor-globals';
import type { Service, ServiceFacts } from '../types';
import type { ServiceOptions } from './options';

export interface MatomoOptions extends ServiceOptions {
  /** Number of the site in Matomo. */
  id: number | string;
  /** Address of the site's own `matomo.js`. */
  src: string;
  /** Address that takes the hits. Default: `matomo.php` beside the file. */
  tracker?: string;
  /** Settings to say before the first page view, such as `['disableCookies']`. They are said again when it starts again. */
  calls?: readonly (readonly [name: string, ...values: unknown[]])[];
}

/** At first a list of calls, then what the file puts in its place. */
interface Queue {
  push(...calls: readonly (readonly unknown[])[]): unknown;
}

/** A Matomo lies on a host of its own, so it is known by its files. */
export const matomoHosts = [
  '*/matomo.js',
  '*/*/matomo.js',
  '*/matomo.php',
  '*/*/matomo.php',
  '*/piwik.js',
  '*/*/piwik.js',
  '*/piwik.php',
  '*/*/piwik.php',
];

/** Matomo, on the site's own server or in its maker's cloud. */
export function matomo({ id, category = 'analytics', src, tracker, calls = [], facts, ...common }: MatomoOptions): Service {
  const file = webAddress(src);
  const [, host = matomoFacts.provider] = /^(?:https?:)?\/\/([^/]+)/.exec(file ? src : '') ?? [];
  const first: Queue = [] as unknown[][];
  let loaded = false;
  return {
    ...common,
    id: 'matomo',
    category,
    // it has no file without an address
    ...(file && { vendorId: id }),
    idForm: /^\d+$/,
    // whoever runs it receives the data
    facts: { ...matomoFacts, provider: host, ...facts },
    catalogue: { ...matomoFacts, provider: host },
    prepare(granted) {
      if (!granted) dropQueue('_paq');
    },
    start() {
      const queue = restore<Queue>('_paq', first);
      if (loaded) {
        queue.push(['setConsentGiven'], ['setCustomRequestProcessing', null], ...calls);
        return;
      }
      loaded = true;
      queue.push(
        ['setTrackerUrl', tracker ?? src.replace(/\.js\b.*/, '.php')],
        ['setSiteId', `${id}`],
        ...calls,
        ['trackPageView'],
        ['enableLinkTracking'],
      );
      insertScript(src);
    },
    stop() {
      const queue = restore<Queue>('_paq', first);
      // what it notes by itself meanwhile, such as clicks, would be sent when consent is given again: it is made empty
      queue.push(['forgetConsentGiven'], ['setCustomRequestProcessing', () => '']);
      drop('_paq');
      // until its file is there nobody hears this
      return queue === first ? false : undefined;
    },
  };
}

/** Read in its code; the lives of its cookies were not verified. */
export const matomoFacts: ServiceFacts = {
  name: 'Matomo',
  provider: 'Matomo',
  policy: 'https://matomo.org/privacy-policy/',
  documentation: 'https://developer.matomo.org/guides/tracking-consent',
  hosts: matomoHosts,
  evidence: 'read',
  items: [
    { name: '_pk_id.*', purpose: 'visitor' },
    { name: '_pk_ses.*', purpose: 'visit' },
    { name: '_pk_ref.*', purpose: 'referrer' },
    { name: '_pk_cvar.*', purpose: 'visit' },
    { name: '_pk_hsr.*', purpose: 'replay' },
    { name: 'mtm_*', purpose: 'consent' },
  ],
};
