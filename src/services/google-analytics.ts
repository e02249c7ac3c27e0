import { insertScript } from '../browser/scripts';
import { dropping, globals } from '../browser/vendor-globals';
import type { Service, ServiceFacts } from '../types';
import { denyByDefault, gtag, updateSignals } from './google';

/** Options of GA4; whatever else `gtag('config', …)` takes is passed through. */
export interface GoogleAnalyticsOptions {
  /** Measurement id, such as `G-ABC1234567`. */
  id: string;
  category?: string;
  /** Where the file comes from. Default `https://www.googletagmanager.com/gtag/js`. */
  src?: string;
  /** Consent Mode "advanced": the file loads before any choice and sends pings without cookies. Default `false`. */
  advanced?: boolean;
  [option: string]: unknown;
}

const FLAG = 'ga-disable-';

/** Google Analytics 4 with Consent Mode v2, basic by default. */
export function googleAnalytics({ id, category = 'analytics', src = 'https://www.googletagmanager.com/gtag/js', advanced, ...options }: GoogleAnalyticsOptions): Service {
  let loaded = false;
  const load = () => {
    const page = globals();
    page.gtag = page.gtag?.real ?? page.gtag ?? gtag;
    if (loaded) return;
    loaded = true;
    gtag('js', new Date());
    gtag('config', id, options);
    insertScript(`${src}?id=${id}`);
  };
  return {
    id: 'google-analytics',
    category,
    vendorId: id,
    prepare() {
      denyByDefault();
      if (advanced) load();
      else {
        globals()[FLAG + id] = true;
        globals().gtag ??= dropping(gtag);
      }
    },
    follow: updateSignals,
    start() {
      globals()[FLAG + id] = false;
      load();
    },
  };
}

/** Removes the page's own commands of before the choice: Google's file would send them, and as denied ones. */
export function dropQueued(): void {
  // once the file was asked for, what is queued is for it
  if (document.querySelector('script[src*="id=G-"]')) return;
  const queue = (globals().dataLayer ??= []);
  const kept = queue.filter((entry) => `${entry as object}` !== '[object Arguments]' || (entry as IArguments)[0] === 'consent');
  queue.splice(0, queue.length, ...kept);
}

/** The flag works on a running page too. */
export function stopGoogleAnalytics(): void {
  const page = globals();
  for (const name of Object.keys(page)) if (name.startsWith(FLAG)) page[name] = true;
  page.gtag = dropping(page.gtag ?? gtag);
}

/** Seen with the vendor's own script in Chromium, 2026-11, or named in its documentation. */
export const googleAnalyticsFacts: ServiceFacts = {
  name: 'Google Analytics',
  provider: 'Google LLC',
  country: 'US',
  policy: 'https://policies.google.com/privacy',
  items: [
    { name: '_ga', purpose: 'visitor', duration: 'P2Y' },
    { name: '_ga_*', purpose: 'visit', duration: 'P2Y' },
    { name: '_gid', purpose: 'visitor', duration: 'PT24H' },
    { name: '_gat*', purpose: 'limit', duration: 'PT1M' },
    { name: '_dc_gtm_*', purpose: 'limit', duration: 'PT1M' },
    { name: '_gac_*', purpose: 'click', duration: 'P90D' },
    { name: '_gcl_*', purpose: 'click', duration: 'P90D' },
    { name: 'AMP_TOKEN', purpose: 'visitor' },
    { name: 'FPLC', purpose: 'match' },
  ],
};
