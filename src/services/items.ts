import { isYes } from '../forms/yes';
import type { Service, StoredItem } from '../types';
import { FACTS } from './catalogue';

/** Something that a service stores, as far as it matters where it lies. */
export type Lying = Pick<StoredItem, 'name' | 'borrowed'> & { inStorage: boolean; inReach: boolean; httpOnly: boolean };

/** Everything that a service may have stored, by the catalogue and by the site: what is not sound in a list keeps nothing else of it from being erased. */
export function itemsOf({ id, facts, catalogue }: Service): Lying[] {
  return [FACTS[id]?.items, catalogue?.items, facts?.items]
    .flatMap((items) => (Array.isArray(items) ? (items as StoredItem[]) : []))
    .filter((item) => typeof item?.name === 'string')
    .map(({ name, kind, thirdParty, httpOnly, borrowed }) => ({
      name,
      inStorage: kind === 'localStorage' || kind === 'sessionStorage',
      inReach: !isYes(thirdParty) && !isYes(httpOnly),
      httpOnly: isYes(httpOnly),
      ...(isYes(borrowed) && { borrowed: true as const }),
    }));
}
