import type { Id, Service, ServiceFacts } from '../types';
import { FACTS } from './catalogue';
import * as services from './index';

/** A service of the catalogue, as it is without any wish of the site's. */
export interface Catalogued {
  id: Id;
  category: Id;
  /** Whether it takes an id that the vendor gave the site. */
  takesId: boolean;
  /** Whether every tag has it aboard; the others are files of their own. */
  isAboard: boolean;
  facts: ServiceFacts;
  /** Makes one for a site that does not exist. */
  sample(): Service;
}

const { custom: _custom, googleConsentMode: _signalsAlone, ...vendors } = services;
const OPTIONS = { id: '1', src: 'https://vendor.example/file.js' };
/** Where a number is none of the vendor's. */
const IDS: Readonly<Record<Id, string>> = {
  'google-ads': 'AW-1',
  'google-analytics': 'G-1',
  'google-tag-manager': 'GTM-1',
  'vk-pixel': 'VK-RTRG-1',
};

function catalogued(make: (options: never) => Service): Catalogued {
  // a file on the site's own host: the facts name the vendor then
  const { id, category, vendorId, facts } = make({ ...OPTIONS, src: '/file.js' } as never);
  const sample = () => make({ ...OPTIONS, id: IDS[id] ?? OPTIONS.id } as never);
  return { id, category, takesId: vendorId !== undefined, isAboard: id in FACTS, facts: FACTS[id] ?? (facts as ServiceFacts), sample };
}

/** Every service there is, by id, for the build, the tests and the README. No page loads this: it would bring them all. */
export const ALL: readonly Catalogued[] = Object.values(vendors)
  .map(catalogued)
  .sort((one, other) => (one.id < other.id ? -1 : 1));
