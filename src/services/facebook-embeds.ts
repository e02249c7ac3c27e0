import type { ServiceFacts } from '../types';
import { told } from './told';

/** The pixel's file lies on the same hosts under other names. */
export const facebookEmbedsHosts = ['connect.facebook.net/*/sdk', 'www.facebook.com/plugins/', 'www.facebook.com/*/plugins/'];

/** Not verified: the names of its cookies come from others. */
export const facebookEmbedsFacts: ServiceFacts = {
  name: 'Facebook plugins',
  provider: 'Meta Platforms, Inc.',
  country: 'US',
  policy: 'https://www.facebook.com/privacy/policy/',
  documentation: 'https://developers.facebook.com/docs/plugins/',
  hosts: facebookEmbedsHosts,
  evidence: 'unverified',
  items: [
    { name: 'fbsr_*', purpose: 'signedin' },
    { name: 'fblo_*', purpose: 'signedin' },
    { name: 'datr', purpose: 'bots', thirdParty: true },
  ],
};

/** Posts, pages and comments of Facebook. */
export const facebookEmbeds = told('facebook-embeds', 'marketing', facebookEmbedsFacts);
