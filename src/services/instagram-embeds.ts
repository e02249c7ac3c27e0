import type { ServiceFacts } from '../types';
import { told } from './told';

export const instagramEmbedsHosts = ['www.instagram.com/embed.js', 'www.instagram.com/*/*/embed'];

/** Not verified: the names of its cookies come from others. */
export const instagramEmbedsFacts: ServiceFacts = {
  name: 'Instagram embeds',
  provider: 'Meta Platforms, Inc.',
  country: 'US',
  policy: 'https://privacycenter.instagram.com/policy/',
  documentation: 'https://developers.facebook.com/docs/instagram-platform/oembed',
  hosts: instagramEmbedsHosts,
  source: ['^https?://www\\.instagram\\.com/(p|reel|tv)/([\\w-]+)/embed.*$', 'https://www.instagram.com/$1/$2/'],
  evidence: 'unverified',
  items: [
    { name: 'mid', purpose: 'crosssite', thirdParty: true },
    { name: 'ig_did', purpose: 'crosssite', thirdParty: true },
    { name: 'csrftoken', purpose: 'bots', thirdParty: true },
  ],
};

/** Posts of Instagram. */
export const instagramEmbeds = told('instagram-embeds', 'marketing', instagramEmbedsFacts);
