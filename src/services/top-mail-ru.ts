import { insertScript } from '../browser/scripts';
import { drop, dropQueue, restore } from '../browser/vendor-globals';
import type { Service, ServiceFacts } from '../types';
import type { ServiceOptions } from './options';

export interface TopMailRuOptions extends ServiceOptions {
  /** Number of the counter. */
  id: number | string;
}

export const topMailRuHosts = ['top-fwz*.mail.ru/', 'privacy-cs.mail.ru/', 'ad.mail.ru/retarget'];

/**
 * Top.Mail.Ru, which is the pixel of VK Ads too. It has no way to stop and goes on sending when its cookies are gone: a withdrawal
 * loads the page anew. Seen with `code.js` 60.3.0.
 */
export function topMailRu({
  id,
  category = 'marketing',
  src = 'https://top-fwz1.mail.ru/js/code.js',
  facts,
  ...common
}: TopMailRuOptions): Service {
  let loaded = false;
  return {
    ...common,
    id: 'top-mail-ru',
    category,
    vendorId: id,
    idForm: /^\d+$/,
    facts: { ...topMailRuFacts, ...facts },
    catalogue: topMailRuFacts,
    prepare(granted) {
      if (!granted) dropQueue('_tmr');
    },
    start() {
      const queue = restore<unknown[]>('_tmr', []);
      if (loaded) return;
      loaded = true;
      queue.push({ id: `${id}`, type: 'pageView', start: Date.now() });
      insertScript(src);
    },
    stop() {
      drop('_tmr');
      return false;
    },
  };
}

/** Seen with the vendor's own script in Chromium, 2026-11; names that came later are known from others. */
export const topMailRuFacts: ServiceFacts = {
  name: 'Top.Mail.Ru, VK Ads',
  provider: 'VK LLC',
  country: 'RU',
  policy: 'https://help.mail.ru/legal/terms/common/privacy/',
  documentation: 'https://top.mail.ru/',
  hosts: topMailRuHosts,
  evidence: 'run',
  items: [
    { name: 'tmr_lvid', purpose: 'visitor', duration: 'P333D' },
    { name: 'tmr_lvidTS', purpose: 'first', duration: 'P333D' },
    { name: 'tmr_detect', purpose: 'adblock', duration: 'P1D' },
    { name: 'tmr_reqNum', purpose: 'counts' },
    { name: 'domain_sid', purpose: 'visit' },
    { name: 'tmr_lvid', purpose: 'visitor', kind: 'localStorage' },
    { name: 'tmr_lvidTS', purpose: 'first', kind: 'localStorage' },
    { name: 'tmr_reqNum', purpose: 'counts', kind: 'localStorage' },
  ],
};
