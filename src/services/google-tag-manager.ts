import { insertScript } from '../browser/scripts';
import { globals } from '../browser/vendor-globals';
import type { Service, ServiceFacts } from '../types';
import { denyByDefault, updateSignals } from './google';

export interface GoogleTagManagerOptions {
  /** Id of the container, such as `GTM-ABC1234`. */
  id: string;
  category?: string;
  /** Where the container comes from. Default `https://www.googletagmanager.com/gtm.js`. */
  src?: string;
  /** Consent Mode "advanced": the container loads before any choice. Tags that are not Google's ignore the signals. */
  advanced?: boolean;
}

/** Google Tag Manager with Consent Mode v2. A container cannot be stopped: a withdrawal loads the page anew. */
export function googleTagManager({ id, category = 'analytics', src = 'https://www.googletagmanager.com/gtm.js', advanced }: GoogleTagManagerOptions): Service {
  let loaded = false;
  const load = () => {
    if (loaded) return;
    loaded = true;
    (globals().dataLayer ??= []).push({ 'gtm.start': Date.now(), event: 'gtm.js' });
    insertScript(`${src}?id=${id}`);
  };
  return {
    id: 'google-tag-manager',
    category,
    vendorId: id,
    prepare() {
      denyByDefault();
      if (advanced) load();
    },
    follow: updateSignals,
    start: load,
  };
}

export const googleTagManagerFacts: ServiceFacts = {
  name: 'Google Tag Manager',
  provider: 'Google LLC',
  country: 'US',
  policy: 'https://policies.google.com/privacy',
};
