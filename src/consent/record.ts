import type { Choices, ConsentRecord, Id } from '../types';
import { DAY } from './days';
import { listOf } from './ids';

const FORMAT = '1';
/** A clock may be a little wrong; a record from further in the future is not believed. */
const CLOCK_SKEW = DAY;

/** A record as the cookie's value: a query string, so that a server reads it with what it has at hand. */
export function encode({ choices, ...rest }: ConsentRecord): string {
  const ids = Object.keys(choices);
  // the format comes last: a text that was cut off anywhere has none
  const fields = { ...rest, yes: ids.filter((id) => choices[id]).join(' '), no: ids.filter((id) => !choices[id]).join(' '), v: FORMAT };
  return new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, `${value}`])).toString();
}

/** The record in a cookie's value, or `null` where anything in it is in doubt. Never throws. */
export function decode(text: string): ConsentRecord | null {
  const { v, yes = '', no = '', ...rest } = Object.fromEntries(new URLSearchParams(text));
  const at = +rest['at']!;
  const expires = +rest['expires']!;
  // written this way round, NaN is unsound too
  if (v !== FORMAT || !rest['id'] || !(at > 0 && expires > at)) return null;
  return { ...(rest as unknown as ConsentRecord), at, expires, choices: toChoices(listOf(yes), listOf(no)) };
}

/** The latest sound record, and its text: a parent domain's cookie, or a damaged one, may stand beside ours. `''` and `null` where none is. */
export function latest(texts: readonly string[], now: number): [text: string, record: ConsentRecord | null] {
  let best: [string, ConsentRecord | null] = ['', null];
  for (const text of texts) {
    const record = decode(text);
    if (record && record.at > (best[1]?.at ?? 0) && record.at < now + CLOCK_SKEW) best = [text, record];
  }
  return best;
}

/** Choices without a prototype: `choices.constructor` is nobody's consent. An id in both lists is refused. */
export function toChoices(granted: readonly Id[], refused: readonly Id[]): Choices {
  const choices = Object.create(null) as Record<Id, boolean>;
  for (const id of granted) choices[id] = true;
  for (const id of refused) choices[id] = false;
  return Object.freeze(choices);
}
