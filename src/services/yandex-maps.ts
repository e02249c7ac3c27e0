import type { ServiceFacts } from '../types';
import { told } from './told';

export const yandexMapsHosts = ['yandex.*/map-widget/', 'api-maps.yandex.*/', '*.maps.yandex.net/'];

/** Not verified: an audit of a site found these cookies before any choice; what they are for is told of Yandex's cookies in general. */
export const yandexMapsFacts: ServiceFacts = {
  name: 'Yandex Maps',
  provider: 'Yandex LLC',
  country: 'RU',
  policy: 'https://yandex.com/legal/confidential/',
  documentation: 'https://yandex.com/support/maps/en/concept/get-map-reference',
  hosts: yandexMapsHosts,
  source: ['^https?://(yandex\\.[a-z.]+)/map-widget/v1/(.*)$', 'https://$1/maps/$2'],
  evidence: 'unverified',
  items: [
    { name: 'yandexuid', purpose: 'crosssite', thirdParty: true },
    { name: 'yuidss', purpose: 'crosssite', thirdParty: true },
    { name: 'i', purpose: 'crosssite', thirdParty: true },
    { name: 'pi', purpose: 'crosssite', thirdParty: true },
    { name: 'bh', purpose: 'crosssite', thirdParty: true },
    { name: 'yashr', purpose: 'crosssite', thirdParty: true },
    { name: 'ymex', purpose: 'match', thirdParty: true },
    { name: '_yasc', purpose: 'bots', thirdParty: true },
    { name: 'yabs-sid', purpose: 'visit', thirdParty: true },
    { name: 'is_gdpr*', purpose: 'region', thirdParty: true },
  ],
};

/** Maps of Yandex. */
export const yandexMaps = told('yandex-maps', 'functional', yandexMapsFacts);
