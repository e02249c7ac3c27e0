import { insertScript } from '../browser/scripts';
import { dropping, globals, restore, type Call } from '../browser/vendor-globals';
import type { Service, ServiceFacts } from '../types';
import type { ServiceOptions } from './options';

export interface MicrosoftClarityOptions extends ServiceOptions {
  /** Id of the project. */
  id: string;
}

/** The vendor's own stand-in, which queues; the running one has a version besides. */
type Clarity = Call & { q?: unknown[]; v?: string };

export const microsoftClarityHosts = ['*.clarity.ms/', 'c.bing.com/'];

/**
 * Microsoft Clarity. When told that consent is denied it begins anew a moment later, without cookies, and goes on sending; only
 * `stop` ends that, so that alone is said. Seen with `clarity-js` 0.8.70.
 */
export function microsoftClarity({ id, category = 'analytics', src = 'https://www.clarity.ms/tag/', facts, ...common }: MicrosoftClarityOptions): Service {
  const queue: Clarity = function () {
    // oxlint-disable-next-line prefer-rest-params
    (queue.q ??= []).push(arguments);
  };
  let loaded = false;
  let arrived = false;
  let ads = 'denied';
  const signal = () => (globals()['clarity'] as Clarity)('consentv2', { ad_Storage: ads, analytics_Storage: 'granted' });
  return {
    ...common,
    id: 'microsoft-clarity',
    category,
    vendorId: id,
    facts: { ...microsoftClarityFacts, ...facts },
    prepare() {
      globals()['clarity'] ??= dropping();
    },
    follow(choices) {
      const before = ads;
      ads = choices['marketing'] ? 'granted' : 'denied';
      if (loaded && ads !== before && choices['microsoft-clarity']) signal();
    },
    start() {
      const clarity = restore<Clarity>('clarity', queue);
      if (!loaded) insertScript(src + id);
      loaded = true;
      if (arrived) {
        // nothing of meanwhile; and with a config, if an empty one: a start without is taken for one of its own
        clarity.q = [];
        clarity('start', {});
      }
      signal();
    },
    stop() {
      const clarity = restore<Clarity>('clarity', queue);
      arrived = clarity !== queue;
      const runs = !!clarity.v;
      if (runs) stopMuted(clarity);
      // after a pause, or a change of Google's signals, it begins anew by itself, and does what it finds in the queue first
      globals()['clarity'] = Object.assign(() => {}, { real: globals()['clarity'], q: [['stop']] });
      // one that pauses, or is not there yet, is not certain to be stopped
      return runs ? undefined : false;
    },
  };
}

/** What it had not sent yet it would send now, by this way first. */
function stopMuted(clarity: Clarity): void {
  const { sendBeacon } = navigator;
  navigator.sendBeacon = () => true;
  try {
    clarity('stop');
  } finally {
    navigator.sendBeacon = sendBeacon;
  }
}

/** Seen with the vendor's own code in Chromium, 2026-11, or named by the vendor. */
export const microsoftClarityFacts: ServiceFacts = {
  name: 'Microsoft Clarity',
  provider: 'Microsoft Corporation',
  country: 'US',
  policy: 'https://privacy.microsoft.com/privacystatement',
  documentation: 'https://learn.microsoft.com/en-us/clarity/clarity-consent-api-v2',
  hosts: microsoftClarityHosts,
  evidence: 'run',
  items: [
    { name: '_clck', purpose: 'visitor', duration: 'P1Y' },
    { name: '_clsk', purpose: 'visit', duration: 'P1D' },
    { name: '_cltk', purpose: 'tab', kind: 'sessionStorage', duration: 'session' },
    { name: 'CLID', purpose: 'crosssite', duration: 'P1Y', thirdParty: true },
    { name: 'MUID', purpose: 'crosssite', duration: 'P1Y', thirdParty: true },
    { name: 'SM', purpose: 'match', duration: 'session', thirdParty: true },
    { name: 'ANONCHK', purpose: 'match', thirdParty: true },
  ],
};
