import type { ServiceFacts } from '../types';
import { told } from './told';

/** The file of the widgets is the pixel's too. */
export const vkWidgetsHosts = [
  'vk.com/js/api/',
  'vk.ru/js/api/',
  'vk.com/widget_',
  'vk.ru/widget_',
  'vk.com/video_ext.php',
  'vk.ru/video_ext.php',
  'vkvideo.ru/video_ext.php',
];

/** Not verified: the names of its cookies come from others; they are VK's own, and come with the frame. */
export const vkWidgetsFacts: ServiceFacts = {
  name: 'VK widgets',
  provider: 'V Kontakte LLC',
  country: 'RU',
  policy: 'https://vk.com/privacy',
  documentation: 'https://dev.vk.com/',
  hosts: vkWidgetsHosts,
  // of a video alone: a community's number says nothing of its address
  source: [
    '^https?://(vk\\.com|vk\\.ru|vkvideo\\.ru)/video_ext\\.php\\?(?:.*&)?oid=(-?\\d+)&(?:.*&)?id=(\\d+).*$',
    'https://$1/video$2_$3',
  ],
  evidence: 'unverified',
  items: [{ name: 'remix*', purpose: 'signedin', thirdParty: true }],
};

/** Widgets of VK: communities, comments, buttons, videos. */
export const vkWidgets = told('vk-widgets', 'marketing', vkWidgetsFacts);
