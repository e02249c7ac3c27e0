import type { ServiceFacts } from '../types';
import { told } from './told';

export const youtubeHosts = [
  'www.youtube.com/embed/',
  'youtube.com/embed/',
  'www.youtube-nocookie.com/embed/',
  'youtube-nocookie.com/embed/',
  'www.youtube.com/iframe_api',
  'www.youtube.com/s/player/',
  '*.ytimg.com/',
  '*.googlevideo.com/',
];

/** Read in Google's description of its cookies. The address without cookies stores things too, in a storage of its own. */
export const youtubeFacts: ServiceFacts = {
  name: 'YouTube',
  provider: 'Google LLC',
  country: 'US',
  policy: 'https://policies.google.com/privacy',
  documentation: 'https://developers.google.com/youtube/player_parameters',
  hosts: youtubeHosts,
  // these two words of eleven letters stand where a video's id does
  source: [
    '^https?://(?:www\\.)?youtube(?:-nocookie)?\\.com/embed/(?!videoseries|live_stream)([\\w-]{11})(?:[?#].*)?$',
    'https://www.youtube.com/watch?v=$1',
  ],
  evidence: 'read',
  items: [
    { name: 'VISITOR_INFO1_LIVE', purpose: 'player', duration: 'P6M', thirdParty: true },
    { name: 'VISITOR_PRIVACY_METADATA', purpose: 'player', duration: 'P180D', thirdParty: true },
    { name: '__Secure-ROLLOUT_TOKEN', purpose: 'player', duration: 'P180D', thirdParty: true },
    { name: 'PREF', purpose: 'settings', duration: 'P8M', thirdParty: true },
    { name: 'YSC', purpose: 'bots', duration: 'session', thirdParty: true },
    { name: 'yt-*', purpose: 'player', kind: 'localStorage', thirdParty: true },
    { name: 'yt.*', purpose: 'player', kind: 'localStorage', thirdParty: true },
  ],
};

/** Videos of YouTube. */
export const youtube = told('youtube', 'functional', youtubeFacts);
