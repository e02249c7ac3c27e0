import type { Id, Service, ServiceFacts } from '../types';
import { doubleGis, doubleGisFacts } from './2gis';
import { bitrixSite, bitrixSiteFacts } from './bitrix-site';
import { bitrix24, bitrix24Facts } from './bitrix24';
import { click, clickFacts } from './click';
import { facebookEmbeds, facebookEmbedsFacts } from './facebook-embeds';
import { googleAds, googleAdsFacts } from './google-ads';
import { googleAnalytics, googleAnalyticsFacts } from './google-analytics';
import { googleMaps, googleMapsFacts } from './google-maps';
import { googleTagManager, googleTagManagerFacts } from './google-tag-manager';
import { hotjar, hotjarFacts } from './hotjar';
import { instagramEmbeds, instagramEmbedsFacts } from './instagram-embeds';
import { jivo, jivoFacts } from './jivo';
import { liveinternet, liveinternetFacts } from './liveinternet';
import { matomo, matomoFacts } from './matomo';
import { metaPixel, metaPixelFacts } from './meta-pixel';
import { microsoftClarity, microsoftClarityFacts } from './microsoft-clarity';
import { microsoftUet, microsoftUetFacts } from './microsoft-uet';
import { payme, paymeFacts } from './payme';
import { plausible, plausibleFacts } from './plausible';
import { ramblerTop100, ramblerTop100Facts } from './rambler-top100';
import { recaptcha, recaptchaFacts } from './recaptcha';
import { telegramWidgets, telegramWidgetsFacts } from './telegram-widgets';
import { tiktokPixel, tiktokPixelFacts } from './tiktok-pixel';
import { tildaConsent, tildaConsentFacts } from './tilda-consent';
import { tildaStat, tildaStatFacts } from './tilda-stat';
import { topMailRu, topMailRuFacts } from './top-mail-ru';
import { vimeo, vimeoFacts } from './vimeo';
import { vkPixel, vkPixelFacts } from './vk-pixel';
import { vkWidgets, vkWidgetsFacts } from './vk-widgets';
import { wwwUz, wwwUzFacts } from './www-uz';
import { yandexMaps, yandexMapsFacts } from './yandex-maps';
import { yandexMetrica, yandexMetricaFacts } from './yandex-metrica';
import { yandexTagManager, yandexTagManagerFacts } from './yandex-tag-manager';
import { youtube, youtubeFacts } from './youtube';

/** A service of the catalogue, as it is without any wish of the site's. */
export interface Catalogued {
  id: Id;
  category: Id;
  /** Whether it takes an id that the vendor gave the site. */
  takesId: boolean;
  facts: ServiceFacts;
  /** Makes one for a site that does not exist. */
  sample(): Service;
}

const OPTIONS = { id: '1', src: 'https://vendor.example/file.js' };

function catalogued(make: (options: never) => Service, facts: ServiceFacts): Catalogued {
  const sample = () => make(OPTIONS as never);
  const { id, category, vendorId } = sample();
  return { id, category, takesId: vendorId !== undefined, facts, sample };
}

/** Every service there is, by id, for tests and the README. No page loads this: it would bring them all. */
export const ALL: readonly Catalogued[] = [
  catalogued(doubleGis, doubleGisFacts),
  catalogued(bitrixSite, bitrixSiteFacts),
  catalogued(bitrix24, bitrix24Facts),
  catalogued(click, clickFacts),
  catalogued(facebookEmbeds, facebookEmbedsFacts),
  catalogued(googleAds, googleAdsFacts),
  catalogued(googleAnalytics, googleAnalyticsFacts),
  catalogued(googleMaps, googleMapsFacts),
  catalogued(googleTagManager, googleTagManagerFacts),
  catalogued(hotjar, hotjarFacts),
  catalogued(instagramEmbeds, instagramEmbedsFacts),
  catalogued(jivo, jivoFacts),
  catalogued(liveinternet, liveinternetFacts),
  catalogued(matomo, matomoFacts),
  catalogued(metaPixel, metaPixelFacts),
  catalogued(microsoftClarity, microsoftClarityFacts),
  catalogued(microsoftUet, microsoftUetFacts),
  catalogued(payme, paymeFacts),
  catalogued(plausible, plausibleFacts),
  catalogued(ramblerTop100, ramblerTop100Facts),
  catalogued(recaptcha, recaptchaFacts),
  catalogued(telegramWidgets, telegramWidgetsFacts),
  catalogued(tiktokPixel, tiktokPixelFacts),
  catalogued(tildaConsent, tildaConsentFacts),
  catalogued(tildaStat, tildaStatFacts),
  catalogued(topMailRu, topMailRuFacts),
  catalogued(vimeo, vimeoFacts),
  catalogued(vkPixel, vkPixelFacts),
  catalogued(vkWidgets, vkWidgetsFacts),
  catalogued(wwwUz, wwwUzFacts),
  catalogued(yandexMaps, yandexMapsFacts),
  catalogued(yandexMetrica, yandexMetricaFacts),
  catalogued(yandexTagManager, yandexTagManagerFacts),
  catalogued(youtube, youtubeFacts),
];
