import type { Condition, Consent, Id } from '../types';

/** Does consent meet a condition? `undefined` where it names an id that is not declared. What is undecided is not refused. */
export function meets({ choices, record }: Consent, condition: Condition): boolean | undefined {
  const ids = idsIn(condition);
  if (!ids.length || ids.some((id) => !(id in choices))) return undefined;
  return condition
    .match(/\S+/g)!
    .every((word) => word.split('|').some((part) => (part[0] === '!' ? record?.choices[part.slice(1)] === false : choices[part])));
}

/** Every id that a condition names. */
export function idsIn(condition: Condition): Id[] {
  return condition.match(/[^\s|!]+/g) ?? [];
}

/** Ids that must be granted for a condition to be met: of several that would do, the first. */
export function firstIds(condition: Condition): Id[] {
  return condition.split(/\s+/).flatMap((word) => word.split('|')[0] || []);
}

/** Is something in a condition for those who refused? */
export const refusesAny = (condition: Condition): boolean => condition.includes('!');
