import type { Choices, Condition, Consent, ConsentRecord, Id } from '../types';
import { toChoices } from './record';

/** What consent is asked for: the part of a config that consent follows from. */
export interface Terms {
  /** Categories apart from `necessary`, in order. */
  categories: readonly Id[];
  /** Services apart from necessary ones. */
  asked: readonly { id: Id; category: Id }[];
  revision: string;
  /** Life of a record in milliseconds. */
  life: number;
}

/** Every id that can be said yes or no to. */
export function optionalIds({ categories, asked }: Terms): Id[] {
  return [...categories, ...asked.map((service) => service.id)];
}

/** What holds right now, and why the visitor must be asked. */
export function resolve(terms: Terms, record: ConsentRecord | null | undefined, now: number): Consent {
  const ids = optionalIds(terms);
  const flaw = !record
    ? 'undecided'
    : // a shorter life in today's config counts for older records too; NaN has expired
      !(Math.min(record.expires, record.at + terms.life) > now)
      ? 'expired'
      : record.revision !== terms.revision
        ? 'revised'
        : null;
  const choices = flaw ? undefined : record?.choices;
  const ask = flaw ?? (ids.some((id) => choices?.[id] === undefined) ? 'added' : null);
  return Object.freeze({
    // a site with nothing optional has nothing to ask
    ask: ids.length ? ask : null,
    choices: toChoices(['necessary', ...ids], ids.filter((id) => !choices?.[id])),
    record: flaw ? null : record!,
  });
}

/** Does consent meet a condition? `undefined` where it names an id that is not declared. What is undecided is not refused. */
export function meets({ choices, record }: Consent, condition: Condition): boolean | undefined {
  let known = true;
  const words = condition.match(/\S+/g) ?? [];
  const met = words.map((word) =>
    word.split('|').map((part) => {
      const id = part.replace('!', '');
      known &&= id in choices;
      return part === id ? choices[id] : record?.choices[id] === false;
    }),
  );
  return known ? met.every((any) => any.includes(true)) : undefined;
}

/**
 * Choices after `said` on top of what was decided: a category carries its services, a service said apart wins. What nobody
 * decided is refused, or left `open`.
 */
export function combine(terms: Terms, decided: Choices, said: Choices, open?: boolean): Choices {
  const carrier = (id: Id) => terms.asked.find((service) => service.id === id)?.category ?? id;
  const choice = (id: Id) => said[id] ?? said[carrier(id)] ?? decided[id];
  const ids = optionalIds(terms).filter((id) => !open || choice(id) !== undefined);
  return toChoices(ids, ids.filter((id) => choice(id) !== true));
}
