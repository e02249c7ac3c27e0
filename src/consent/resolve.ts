import type { Choices, Consent, ConsentRecord, Id, Legal } from '../types';
import { toChoices, type Asked } from './record';

/** What consent is asked for: the part of a config that consent follows from. */
export interface Terms {
  /** Categories apart from `necessary`, in order. */
  categories: readonly Id[];
  /** Services apart from necessary ones. */
  asked: readonly Asked[];
  legal?: Legal;
  revision: string;
  /** Life of a record in milliseconds. */
  life: number;
  /** Waits for what else consent follows from: until it is there no record is believed, and nobody is asked. */
  waits?: unknown;
  /** What documents, purposes and another mode make of it, where the site has any. */
  extend?(consent: Consent, now: number): Consent;
}

/** Every id that visitors are asked for at their first visit. */
export function optionalIds({ categories, asked }: Terms): Id[] {
  return [...categories, ...asked.map((service) => service.id)];
}

/** Purposes that are asked for at the moment of use, and by nothing before. */
export function requestedIds({ legal }: Terms): Id[] {
  return Object.keys(legal?.purposes ?? {});
}

/** When a record ends: a shorter life in today's config counts for older records too. */
export const endOf = ({ at, expires }: ConsentRecord, { life }: Terms): number => Math.min(expires, at + life);

/** What holds right now, and why the visitor must be asked. */
export function resolve(terms: Terms, record: ConsentRecord | null | undefined, now: number): Consent {
  const ids = optionalIds(terms);
  const flaw = !record
    ? 'undecided'
    : // NaN has expired
      !(endOf(record, terms) > now)
      ? 'expired'
      : record.revision !== terms.revision
        ? 'revised'
        : null;
  const valid = flaw ? null : record!;
  const choices = valid?.choices;
  const ask = flaw ?? (ids.some((id) => choices?.[id] === undefined) ? 'added' : null);
  const consent: Consent = {
    // a site with nothing optional has nothing to ask
    ask: ids.length ? ask : null,
    choices: toChoices(
      ['necessary', ...ids],
      ids.filter((id) => !choices?.[id]),
    ),
    record: valid,
  };
  return Object.freeze(terms.extend?.(consent, now) ?? consent);
}

/**
 * Choices after `said` on top of what was decided: a category carries its services, a service said apart wins. What nobody
 * decided is refused, or left `open`.
 */
export function combine(terms: Terms, decided: Choices, said: Choices, open?: boolean): Choices {
  const carrier = (id: Id) => terms.asked.find((service) => service.id === id)?.category ?? id;
  const choice = (id: Id) => said[id] ?? said[carrier(id)] ?? decided[id];
  const requested = requestedIds(terms);
  // a purpose that nobody asked for stays open
  const ids = [...optionalIds(terms), ...requested].filter((id) => !(open || requested.includes(id)) || choice(id) !== undefined);
  return toChoices(
    ids,
    ids.filter((id) => choice(id) !== true),
  );
}
