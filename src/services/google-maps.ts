import type { ServiceFacts } from '../types';
import { told } from './told';

/** Of its frames and files alone: a link to a map loads nothing. */
export const googleMapsHosts = [
  'www.google.*/maps/embed',
  'www.google.*/maps/d/embed',
  'www.google.*/maps/d/u/*/embed',
  'www.google.*/maps?*output=embed',
  'maps.google.*/maps?*output=embed',
  'maps.googleapis.com/',
  'maps.gstatic.com/',
];

/** Not verified: Google describes this cookie, but nobody looked what an embedded map sets. */
export const googleMapsFacts: ServiceFacts = {
  name: 'Google Maps',
  provider: 'Google LLC',
  country: 'US',
  policy: 'https://policies.google.com/privacy',
  documentation: 'https://developers.google.com/maps/documentation/embed/get-started',
  hosts: googleMapsHosts,
  // of a searched place alone: what stands in `pb` has no page that is documented, a `place_id:` none under this address
  source: [
    '^https?://(?:www|maps)\\.google\\.[a-z.]+/maps(?:/embed/v1/(?:place|search))?/?\\?(?:.*&)?q=((?!place_id)[^&#]+).*$',
    'https://www.google.com/maps/search/?api=1&query=$1',
  ],
  evidence: 'unverified',
  items: [{ name: 'NID', purpose: 'settings', duration: 'P6M', thirdParty: true }],
};

/** Maps of Google. */
export const googleMaps = told('google-maps', 'functional', googleMapsFacts);
