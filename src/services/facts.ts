import { FACTS_FORM } from '../forms/facts';
import { sound, type Problem } from '../forms/forms';
import type { Id, Service, ServiceFacts, StoredItem } from '../types';
import { FACTS } from './catalogue';

/** What is told of a service: a name, a provider and a list of what is stored, if an empty one. */
export type Told = ServiceFacts & { id: Id; items: readonly StoredItem[] };

/** What is told about a service: the site's own words over the catalogue's, each where it is sound. */
export function factsOf({ id, facts, catalogue }: Service, wrong: Problem[] = []): Told {
  const own = sound(FACTS_FORM, facts, `services.${id}.facts`, wrong) as Partial<ServiceFacts> | undefined;
  const told: Told = { id, name: id, provider: '', items: [], ...FACTS[id], ...catalogue, ...own };
  // the sentence in which it stands ends with a full stop of its own
  return { ...told, provider: told.provider.replace(/\.$/, ''), items: told.items.map(placed) };
}

/** A cookie is what has no other place. */
const placed = ({ kind, ...item }: StoredItem): StoredItem => (!kind || kind === 'cookie' ? item : { ...item, kind });
