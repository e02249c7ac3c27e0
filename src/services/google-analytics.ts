import { insertScript } from '../browser/scripts';
import { dropping, globals } from '../browser/vendor-globals';
import type { Service, ServiceFacts } from '../types';
import { gtag, queue, withSignals, type SignalOptions } from './google';

/** Options of GA4; whatever else `gtag('config', …)` takes is passed through. */
export interface GoogleAnalyticsOptions extends SignalOptions {
  /** Measurement id, such as `G-ABC1234567`. */
  id: string;
  [option: string]: unknown;
}

const FLAG = 'ga-disable-';

/** Google Analytics 4 with Consent Mode v2, basic by default. */
export function googleAnalytics({
  id,
  category = 'analytics',
  src = 'https://www.googletagmanager.com/gtag/js',
  advanced,
  needs,
  reload,
  facts,
  ...options
}: GoogleAnalyticsOptions): Service {
  let loaded = false;
  return withSignals(
    {
      id: 'google-analytics',
      category,
      vendorId: id,
      idForm: /^G-\w+$/,
      prepare() {
        globals()[FLAG + id] = true;
        globals().gtag ??= dropping(gtag);
      },
      start() {
        const page = globals();
        page[FLAG + id] = false;
        page.gtag = page.gtag?.real ?? page.gtag ?? gtag;
        if (loaded) return;
        loaded = true;
        gtag('js', new Date());
        gtag('config', id, options);
        insertScript(`${src}?id=${id}`);
      },
    },
    { advanced, needs, reload, facts },
  );
}

/**
 * Removes the page's own commands of before the choice: Google's file would send them, and as denied ones. Where Google's tag is
 * the page's own, not `ours`, what sets it up is kept.
 */
export function dropQueued(ours: boolean): void {
  // once the file was asked for, what is queued is for it
  if (!globals().dataLayer || document.querySelector('script[src*="/gtag/js"]')) return;
  const isKept = ([command]: IArguments) => (ours ? command === 'consent' : command !== 'event');
  const kept = queue().filter((entry) => `${entry as object}` !== '[object Arguments]' || isKept(entry as IArguments));
  queue().splice(0, Infinity, ...kept);
}

/** The flag works on a running page too. */
export function stopGoogleAnalytics(): void {
  const page = globals();
  for (const name of Object.keys(page)) if (name.startsWith(FLAG)) page[name] = true;
  page.gtag = dropping(page.gtag ?? gtag);
}

export const googleAnalyticsHosts = [
  'www.googletagmanager.com/gtag/js',
  '*.google-analytics.com/',
  'analytics.google.com/',
  '*.analytics.google.com/',
  'stats.g.doubleclick.net/',
];

/** Seen with the vendor's own script in Chromium, 2026-11, or named in its documentation. */
export const googleAnalyticsFacts: ServiceFacts = {
  name: 'Google Analytics',
  provider: 'Google LLC',
  country: 'US',
  policy: 'https://policies.google.com/privacy',
  documentation: 'https://developers.google.com/tag-platform/security/guides/consent',
  hosts: googleAnalyticsHosts,
  evidence: 'run',
  items: [
    { name: '_ga', purpose: 'visitor', duration: 'P2Y' },
    { name: '_ga_*', purpose: 'visit', duration: 'P2Y' },
    { name: '_gid', purpose: 'visitor', duration: 'PT24H' },
    { name: '_gat*', purpose: 'limit', duration: 'PT1M' },
    { name: '_dc_gtm_*', purpose: 'limit', duration: 'PT1M' },
    { name: '_gac_*', purpose: 'click', duration: 'P90D', borrowed: true },
    { name: '_gcl_*', purpose: 'click', duration: 'P90D', borrowed: true },
    { name: 'AMP_TOKEN', purpose: 'visitor' },
    { name: 'FPLC', purpose: 'match' },
    { name: 'FPID', purpose: 'visitor', httpOnly: true },
  ],
};
