import type { ServiceFacts } from '../types';
import { told } from './told';

/** Read in Tilda's code, but for the last name; how long they stay nobody verified. */
export const tildaConsentFacts: ServiceFacts = {
  name: 'Tilda cookie notice',
  provider: 'Tilda Platform Cloud Services Co. LLC',
  country: 'AE',
  policy: 'https://tilda.cc/privacy/',
  documentation: 'https://help.tilda.cc/cookies-consent',
  // the site's own cookies: nothing is loaded for them
  hosts: [],
  evidence: 'read',
  items: [
    { name: 't_cookiesConsentGiven', purpose: 'consent' },
    { name: 't_cookiesCategories', purpose: 'consent' },
    { name: 't_cookiesRejectAll', purpose: 'consent' },
  ],
};

/** What Tilda's own cookie notice, block T972, remembers. A page needs one notice: this one or that. */
export const tildaConsent = told('tilda-consent', 'necessary', tildaConsentFacts);
