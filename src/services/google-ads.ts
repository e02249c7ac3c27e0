import { insertScript } from '../browser/scripts';
import { drop, dropping, globals, restore } from '../browser/vendor-globals';
import type { Service, ServiceFacts } from '../types';
import { gtag, withSignals, type SignalOptions } from './google';

export interface GoogleAdsOptions extends SignalOptions {
  /** Id of the account's tag, such as `AW-123456789`. */
  id: string;
  /** What `gtag('config', id, …)` takes besides the id. */
  config?: Readonly<Record<string, unknown>>;
}

export const googleAdsHosts = [
  'www.googletagmanager.com/gtag/js?id=AW-',
  'www.googleadservices.com/',
  'googleads.g.doubleclick.net/',
  'td.doubleclick.net/',
  'pagead2.googlesyndication.com/',
  'www.google.com/pagead/',
];

/**
 * Google Ads: conversions and remarketing, with Consent Mode v2, basic by default. It speaks through the same `gtag` as Google Analytics.
 * Denied signals take the identifiers out of its hits, and the hits go on: a withdrawal loads the page anew.
 */
export function googleAds({
  id,
  category = 'marketing',
  src = 'https://www.googletagmanager.com/gtag/js',
  config = {},
  facts,
  ...common
}: GoogleAdsOptions): Service {
  let loaded = false;
  let granted = false;
  const load = () => {
    if (loaded || !granted) return;
    loaded = true;
    const shared = !!document.querySelector('script[src*="/gtag/js"]');
    if (!shared) gtag('js', new Date());
    gtag('config', id, config);
    if (!shared) insertScript(`${src}?id=${id}`);
  };
  return withSignals(
    {
      id: 'google-ads',
      category,
      vendorId: id,
      idForm: /^AW-\w+$/,
      facts: { ...googleAdsFacts, ...facts },
      catalogue: googleAdsFacts,
      prepare() {
        globals().gtag ??= dropping(gtag);
      },
      start() {
        granted = true;
        restore('gtag', gtag);
        // one file serves all of Google's tags: whoever starts in the same moment brings it
        setTimeout(load);
      },
      stop() {
        granted = false;
        if (!analyticsRuns()) drop('gtag');
        return false;
      },
    },
    common,
  );
}

/** Google Analytics has a switch of its own; while it is on, what the page tells `gtag` is for it too. */
function analyticsRuns(): boolean {
  const page = globals();
  return Object.keys(page).some((name) => name.startsWith('ga-disable-') && page[name] === false);
}

/** Read in the vendor's documentation; lives of cookies on its own domains are not all known. */
export const googleAdsFacts: ServiceFacts = {
  name: 'Google Ads',
  provider: 'Google LLC',
  country: 'US',
  policy: 'https://policies.google.com/privacy',
  documentation: 'https://support.google.com/google-ads/answer/10000067',
  hosts: googleAdsHosts,
  evidence: 'read',
  items: [
    { name: '_gcl_au', purpose: 'ads', duration: 'P90D' },
    { name: '_gcl_*', purpose: 'click', duration: 'P90D' },
    { name: '_gac_*', purpose: 'click', duration: 'P90D' },
    { name: 'FPGCL*', purpose: 'click' },
    { name: '_gcl_ls', purpose: 'click', kind: 'localStorage' },
    { name: 'IDE', purpose: 'ads', thirdParty: true },
    { name: 'DSID', purpose: 'ads', duration: 'P14D', thirdParty: true },
    { name: 'NID', purpose: 'ads', thirdParty: true },
  ],
};
