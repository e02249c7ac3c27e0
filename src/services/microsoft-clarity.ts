import { whileMuted } from '../browser/mute';
import { insertScript } from '../browser/scripts';
import { dropQueue, globals, restore, type Call } from '../browser/vendor-globals';
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
export function microsoftClarity({
  id,
  category = 'analytics',
  src = 'https://www.clarity.ms/tag/',
  facts,
  ...common
}: MicrosoftClarityOptions): Service {
  const queue: Clarity = function () {
    // oxlint-disable-next-line prefer-rest-params
    (queue.q ??= []).push(arguments);
  };
  let loaded = false;
  let arrived = false;
  let ads = 'denied';
  /** It ran, and was stopped. */
  let halted = false;
  // Clarity listens to Google's signals too, and sends what it has when they are denied: so it is stopped before these are heard
  const halt = () => {
    if (!loaded || halted) return;
    const clarity = restore<Clarity>('clarity', queue);
    arrived = clarity !== queue;
    halted = !!clarity.v;
    // what it had not sent yet it would send now
    if (halted) whileMuted(() => clarity('stop'));
    // after a pause, or a change of those signals, it begins anew by itself, and does what it finds in the queue first
    globals()['clarity'] = Object.assign(() => {}, { real: globals()['clarity'], q: [['stop']] });
  };
  const signal = () => (globals()['clarity'] as Clarity)('consentv2', { ad_Storage: ads, analytics_Storage: 'granted' });
  return {
    ...common,
    id: 'microsoft-clarity',
    category,
    vendorId: id,
    idForm: /^\w+$/,
    facts: { ...microsoftClarityFacts, ...facts },
    catalogue: microsoftClarityFacts,
    prepare(granted) {
      if (!granted) dropQueue('clarity');
    },
    follow(choices) {
      const before = ads;
      ads = choices['marketing'] ? 'granted' : 'denied';
      if (!choices['microsoft-clarity']) halt();
      else if (loaded && ads !== before) signal();
    },
    start() {
      const clarity = restore<Clarity>('clarity', queue);
      if (!loaded) insertScript(src + id);
      loaded = true;
      halted = false;
      if (arrived) {
        // nothing of meanwhile; and with a config, if an empty one: a start without is taken for one of its own
        clarity.q = [];
        clarity('start', {});
      }
      signal();
    },
    stop() {
      halt();
      // one that pauses, or is not there yet, is not certain to be stopped
      return halted ? undefined : false;
    },
  };
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
