import { insertScript } from '../browser/scripts';
import type { Service, ServiceFacts } from '../types';
import { queue, withSignals, type SignalOptions } from './google';

/** Options of a container. Tags in it that are not Google's ignore the signals of the "advanced" mode. */
export interface GoogleTagManagerOptions extends SignalOptions {
  /** Id of the container, such as `GTM-ABC1234`. */
  id: string;
}

/** Google Tag Manager with Consent Mode v2. A container cannot be stopped: a withdrawal loads the page anew. */
export function googleTagManager({
  id,
  category = 'analytics',
  src = 'https://www.googletagmanager.com/gtm.js',
  ...common
}: GoogleTagManagerOptions): Service {
  let loaded = false;
  const start = () => {
    if (loaded) return;
    loaded = true;
    queue().push({ 'gtm.start': Date.now(), event: 'gtm.js' });
    insertScript(`${src}?id=${id}`);
  };
  return withSignals({ id: 'google-tag-manager', category, vendorId: id, idForm: /^GTM-\w+$/, start }, common);
}

export const googleTagManagerHosts = ['www.googletagmanager.com/gtm.js', 'www.googletagmanager.com/ns.html'];

/** Seen with a container in Chromium, 2026-11: it stores nothing itself, its tags do. */
export const googleTagManagerFacts: ServiceFacts = {
  name: 'Google Tag Manager',
  provider: 'Google LLC',
  country: 'US',
  policy: 'https://policies.google.com/privacy',
  documentation: 'https://developers.google.com/tag-platform/tag-manager/templates/consent-apis',
  hosts: googleTagManagerHosts,
  evidence: 'run',
  items: [],
};
