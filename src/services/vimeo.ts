import type { ServiceFacts } from '../types';
import { told } from './told';

export const vimeoHosts = ['player.vimeo.com/', '*.vimeocdn.com/'];

/** Read in Vimeo's own list. With `?dnt=1` behind the address it sets none of those that count views. */
export const vimeoFacts: ServiceFacts = {
  name: 'Vimeo',
  provider: 'Vimeo.com, Inc.',
  country: 'US',
  policy: 'https://vimeo.com/privacy',
  documentation: 'https://help.vimeo.com/hc/en-us/articles/26080940921361',
  hosts: vimeoHosts,
  // an unlisted video has a key `h`, and no page without it
  source: ['^https?://player\\.vimeo\\.com/video/(\\d+)(?!.*[?&]h=)(?:[?#].*)?$', 'https://vimeo.com/$1'],
  evidence: 'read',
  items: [
    { name: 'vuid', purpose: 'player', duration: 'P2Y', thirdParty: true },
    { name: 'player', purpose: 'player', duration: 'P1Y', thirdParty: true },
    { name: 'flags', purpose: 'player', duration: 'P1Y', thirdParty: true },
    { name: 'player_clearance', purpose: 'bots', duration: 'P7D', thirdParty: true },
    { name: '__cf_bm', purpose: 'bots', duration: 'PT30M', thirdParty: true },
    { name: '_cfuvid', purpose: 'limit', duration: 'session', thirdParty: true },
    { name: 'cf_clearance', purpose: 'bots', duration: 'P1Y', thirdParty: true },
  ],
};

/** Videos of Vimeo. */
export const vimeo = told('vimeo', 'functional', vimeoFacts);
