import type { ServiceFacts } from '../types';
import { told } from './told';

/**
 * Not verified: these names come from others. What `ba.js` of `bitrix.info` sets, `BX_USER_ID`, is not here: it counts visits,
 * which no site needs to work, and is switched off in the settings of the site.
 */
export const bitrixSiteFacts: ServiceFacts = {
  name: '1C-Bitrix: Site Management',
  provider: '1C-Bitrix LLC',
  country: 'RU',
  policy: 'https://www.bitrix24.ru/about/privacy.php',
  documentation: 'https://dev.1c-bitrix.ru/',
  // the site's own cookies: nothing is loaded for them
  hosts: [],
  evidence: 'unverified',
  items: [
    { name: 'PHPSESSID', purpose: 'visit', duration: 'session' },
    { name: 'BITRIX_SM_*', purpose: 'visit' },
  ],
};

/** What a site made with 1C-Bitrix keeps to work: signing in, the basket. */
export const bitrixSite = told('bitrix-site', 'necessary', bitrixSiteFacts);
