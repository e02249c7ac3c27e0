import type { ServiceFacts } from '../types';
import { told } from './told';

export const doubleGisHosts = [
  'widgets.2gis.com/',
  'makemap.2gis.com/',
  'mapgl.2gis.com/',
  'maps.api.2gis.*/',
  '*.maps.2gis.com/',
  '*.api.2gis.com/',
];

/** Not verified: nobody looked what the maps store. */
export const doubleGisFacts: ServiceFacts = {
  name: '2GIS',
  provider: 'DoubleGIS LLC',
  country: 'RU',
  policy: 'https://law.2gis.ru/en/privacy',
  documentation: 'https://docs.2gis.com/en',
  hosts: doubleGisHosts,
  evidence: 'unverified',
  items: [],
};

/** Maps of 2GIS. */
export const doubleGis = told('2gis', 'functional', doubleGisFacts);
