import { insertScript } from '../browser/scripts';
import { webAddress } from '../browser/web-address';
import type { Service, ServiceFacts } from '../types';
import type { ServiceOptions } from './options';

export interface Bitrix24Options extends ServiceOptions {
  /** Address of the portal's loader: what stands at the end of the code that the portal gives, `…/crm/site_button/loader_1_abc.js`. */
  src?: string;
  /** The same, as an attribute of the tag says it. */
  id?: string;
}

/** The portals, and those that a company runs on a host of its own. */
export const bitrix24Hosts = [
  '*.bitrix24.*/',
  '*/upload/crm/site_button/loader_',
  '*/upload/crm/form/loader_',
  '*/upload/crm/tag/call.tracker',
];

/** How long a loader may come from the browser's cache, in milliseconds. */
const FRESH = 60_000;

/**
 * Bitrix24's chat button or form. It sends with an enquiry the pages that were visited, and the numbers that Google Analytics and
 * Yandex.Metrica gave to the visitor. It has no way to stop: a withdrawal loads the page anew.
 */
export function bitrix24({ id = '', category = 'functional', src = id, facts, ...common }: Bitrix24Options): Service {
  let loaded = false;
  return {
    ...common,
    id: 'bitrix24',
    category,
    ...(webAddress(src || undefined) && { vendorId: src }),
    idForm: /^(https?:\/)?\//i,
    facts: { ...bitrix24Facts, ...facts },
    catalogue: bitrix24Facts,
    start() {
      if (!loaded) insertScript(`${src}?${Math.floor(Date.now() / FRESH)}`);
      loaded = true;
    },
    stop: () => false,
  };
}

/** Read in the loader's code. */
export const bitrix24Facts: ServiceFacts = {
  name: 'Bitrix24',
  provider: '1C-Bitrix LLC',
  country: 'RU',
  policy: 'https://www.bitrix24.ru/about/privacy.php',
  documentation: 'https://helpdesk.bitrix24.com/',
  hosts: bitrix24Hosts,
  evidence: 'read',
  items: [
    { name: 'b24_crm_guest_utm', purpose: 'crm', duration: 'P10Y' },
    { name: 'b24_crm_guest_*', purpose: 'crm', kind: 'localStorage' },
    { name: 'b24crm-x-test', purpose: 'test', kind: 'localStorage' },
    { name: 'b24-*', purpose: 'history', kind: 'localStorage' },
    { name: 'b24_crm_guest_id_returned', purpose: 'visit', kind: 'sessionStorage', duration: 'session' },
  ],
};
