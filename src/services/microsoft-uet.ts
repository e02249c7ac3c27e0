import { insertScript } from '../browser/scripts';
import { drop, dropQueue, globals, restore } from '../browser/vendor-globals';
import type { Service, ServiceFacts } from '../types';
import type { ServiceOptions } from './options';

export interface MicrosoftUetOptions extends ServiceOptions {
  /** Number of the tag. */
  id: number | string;
}

/** At first a list, in which a call's words lie one after another; then what the vendor's file makes of it. */
interface Queue {
  push(...words: unknown[]): unknown;
}
type Tag = new (options: object) => Queue;

export const microsoftUetHosts = ['bat.bing.com/', 'bat.bing.net/'];

/**
 * Microsoft Advertising's UET tag. A denied signal takes the identifiers out of its hits, and the hits go on: a withdrawal loads the
 * page anew.
 */
export function microsoftUet({
  id,
  category = 'marketing',
  src = 'https://bat.bing.com/bat.js',
  facts,
  ...common
}: MicrosoftUetOptions): Service {
  let script: HTMLScriptElement | undefined;
  let granted = false;
  let begun = false;
  const queue = () => restore<Queue>('uetq', []);
  const begin = () => {
    const UET = globals()['UET'] as Tag | undefined;
    if (begun || !granted || !UET) return;
    begun = true;
    const tag = new UET({ ti: `${id}`, enableAutoSpaTracking: true, q: queue() });
    globals()['uetq'] = tag;
    tag.push('pageLoad');
  };
  return {
    ...common,
    id: 'microsoft-uet',
    category,
    vendorId: id,
    idForm: /^\d+$/,
    facts: { ...microsoftUetFacts, ...facts },
    catalogue: microsoftUetFacts,
    prepare(granted) {
      if (!granted) dropQueue('uetq');
    },
    start() {
      granted = true;
      if (!script) queue().push('consent', 'default', { ad_storage: 'denied' });
      queue().push('consent', 'update', { ad_storage: 'granted' });
      if (script) return begin();
      script = insertScript(src);
      script.addEventListener('load', begin);
    },
    stop() {
      granted = false;
      queue().push('consent', 'update', { ad_storage: 'denied' });
      drop('uetq');
      return false;
    },
  };
}

/** Seen with the vendor's own script in Chromium, 2026-11. */
export const microsoftUetFacts: ServiceFacts = {
  name: 'Microsoft Advertising',
  provider: 'Microsoft Corporation',
  country: 'US',
  policy: 'https://privacy.microsoft.com/privacystatement',
  documentation: 'https://learn.microsoft.com/en-us/advertising/msa-help/hlp_ba_conc_uet_dynamicconsentgtm',
  hosts: microsoftUetHosts,
  evidence: 'run',
  items: [
    { name: '_uetsid', purpose: 'visit', duration: 'P1D' },
    { name: '_uetvid', purpose: 'visitor', duration: 'P390D' },
    { name: '_uetmsclkid', purpose: 'click', duration: 'P90D' },
    { name: '_uetsid*', purpose: 'visit', kind: 'localStorage' },
    { name: '_uetvid*', purpose: 'visitor', kind: 'localStorage' },
    { name: 'MUID', purpose: 'ads', thirdParty: true },
  ],
};
