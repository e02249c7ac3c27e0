import type { Id } from '../types';
import { doubleGisHosts } from './2gis';
import { bitrix24Hosts } from './bitrix24';
import { facebookEmbedsHosts } from './facebook-embeds';
import { googleAdsHosts } from './google-ads';
import { googleAnalyticsHosts } from './google-analytics';
import { googleMapsHosts } from './google-maps';
import { googleTagManagerHosts } from './google-tag-manager';
import { hotjarHosts } from './hotjar';
import { instagramEmbedsHosts } from './instagram-embeds';
import { jivoHosts } from './jivo';
import { liveinternetHosts } from './liveinternet';
import { matomoHosts } from './matomo';
import { metaPixelHosts } from './meta-pixel';
import { microsoftClarityHosts } from './microsoft-clarity';
import { microsoftUetHosts } from './microsoft-uet';
import { plausibleHosts } from './plausible';
import { ramblerTop100Hosts } from './rambler-top100';
import { recaptchaHosts } from './recaptcha';
import { telegramWidgetsHosts } from './telegram-widgets';
import { tiktokPixelHosts } from './tiktok-pixel';
import { tildaStatHosts } from './tilda-stat';
import { topMailRuHosts } from './top-mail-ru';
import { vimeoHosts } from './vimeo';
import { vkPixelHosts } from './vk-pixel';
import { vkWidgetsHosts } from './vk-widgets';
import { wwwUzHosts } from './www-uz';
import { yandexMapsHosts } from './yandex-maps';
import { yandexMetricaHosts } from './yandex-metrica';
import { yandexTagManagerHosts } from './yandex-tag-manager';
import { youtubeHosts } from './youtube';

/**
 * Whose an address is that nobody tagged: the first service with a matching beginning. Without those that are necessary, so that
 * no payment is ever held.
 */
export const HOSTS: readonly (readonly [id: Id, category: Id, hosts: readonly string[]])[] = [
  ['2gis', 'functional', doubleGisHosts],
  ['bitrix24', 'functional', bitrix24Hosts],
  ['facebook-embeds', 'marketing', facebookEmbedsHosts],
  ['google-ads', 'marketing', googleAdsHosts],
  ['google-analytics', 'analytics', googleAnalyticsHosts],
  ['google-maps', 'functional', googleMapsHosts],
  ['google-tag-manager', 'analytics', googleTagManagerHosts],
  ['hotjar', 'analytics', hotjarHosts],
  ['instagram-embeds', 'marketing', instagramEmbedsHosts],
  ['jivo', 'functional', jivoHosts],
  ['liveinternet', 'analytics', liveinternetHosts],
  ['matomo', 'analytics', matomoHosts],
  ['meta-pixel', 'marketing', metaPixelHosts],
  ['microsoft-clarity', 'analytics', microsoftClarityHosts],
  ['microsoft-uet', 'marketing', microsoftUetHosts],
  ['plausible', 'analytics', plausibleHosts],
  ['rambler-top100', 'analytics', ramblerTop100Hosts],
  ['recaptcha', 'functional', recaptchaHosts],
  ['telegram-widgets', 'functional', telegramWidgetsHosts],
  ['tiktok-pixel', 'marketing', tiktokPixelHosts],
  ['tilda-stat', 'analytics', tildaStatHosts],
  ['top-mail-ru', 'marketing', topMailRuHosts],
  ['vimeo', 'functional', vimeoHosts],
  ['vk-pixel', 'marketing', vkPixelHosts],
  ['vk-widgets', 'marketing', vkWidgetsHosts],
  ['www-uz', 'analytics', wwwUzHosts],
  ['yandex-maps', 'functional', yandexMapsHosts],
  ['yandex-metrica', 'analytics', yandexMetricaHosts],
  ['yandex-tag-manager', 'analytics', yandexTagManagerHosts],
  ['youtube', 'functional', youtubeHosts],
];
