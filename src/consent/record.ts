import type { Choices, ConsentRecord, Id } from '../types';
import { DAY } from './days';
import { fingerprint } from './fingerprint';
import { listOf } from './ids';

/** A service that is asked for, and the category under which it is. */
export interface Asked {
  id: Id;
  category: Id;
}

/** Begins the end of a record: its format, and the sum of all that stands before. */
const END = '&v=2.';
/** What a record may take of the cookie's 1,024 bytes: the name, and the day it was renewed, stand in it too. */
const ROOM = 1_008;

/**
 * A record as the cookie's value: a query string, so that a server reads it with what it has at hand. A service stands behind
 * its category, under which alone it was granted or refused: `yes=analytics+analytics.yandex-metrica`. Where they do not all
 * fit, services are digits in the order of these words, behind the fingerprint of the list, and documents a fingerprint.
 */
export function encode({ choices, ...rest }: ConsentRecord, asked: readonly Asked[]): string {
  const names = namesOf(asked);
  const others = Object.keys(choices).filter((id) => !asked.some((service) => service.id === id));
  const choiceOf = (word: string) => choices[idIn(word)];
  const wordsIn = (words: readonly string[]) => ({
    yes: words.filter((word) => choiceOf(word) === true).join(' '),
    no: words.filter((word) => choiceOf(word) === false).join(' '),
  });
  const digits = names.map((name) => (choiceOf(name) === undefined ? '-' : +choiceOf(name)!)).join('');
  const named = { ...rest, ...wordsIn([...others, ...names]) };
  const counted = { ...rest, services: `${fingerprint(names)}.${digits}`, ...wordsIn(others) };
  const brief = { ...counted, policy: briefly(rest.policy), ...(rest.seen && { seen: briefly(rest.seen) }) };
  return [named, counted].map(sealed).find((text) => text.length <= ROOM) ?? sealed(brief);
}

function sealed(fields: Readonly<Record<string, unknown>>): string {
  const text = new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, `${value as string}`])).toString();
  return text + END + fingerprint(text);
}

/** A list of names that is too long to be written down, told from others. */
export const briefly = (names: string): string => `*${fingerprint(names)}`;

/**
 * The record in a cookie's value, or `null` where anything in it is in doubt: it holds for what is `asked` now. A service that
 * is under another category by now was not decided. Never throws.
 */
export function decode(text: string, asked: readonly Asked[]): ConsentRecord | null {
  const [body, end] = text.split(END) as [string, string?];
  const { v, yes, no, services = '', ...rest } = Object.fromEntries(new URLSearchParams(body));
  const at = +rest['at']!;
  const expires = +rest['expires']!;
  // format 1 had no sum: where it is damaged between them, what is granted takes in what is refused
  const isSound = end ? end.split('.')[0] === fingerprint(body) : v === '1' && no !== undefined;
  // written this way round, NaN is unsound too
  if (!isSound || !rest['id'] || !(at > 0 && expires > at)) return null;
  const names = namesOf(asked);
  const [list, digits] = services.split('.');
  const idsOf = (words: string | undefined, digit: string) =>
    [...listOf(words), ...(list === fingerprint(names) ? names.filter((_, place) => digits![place] === digit) : [])].flatMap((word) => {
      const id = idIn(word);
      return v || asked.every((service) => service.id !== id || nameOf(service) === word) ? id : [];
    });
  return { ...(rest as unknown as ConsentRecord), at, expires, choices: toChoices(idsOf(yes, '1'), idsOf(no, '0')) };
}

/** A service and its category in a record. */
const nameOf = ({ id, category }: Asked) => `${category}.${id}`;
const namesOf = (asked: readonly Asked[]) => asked.map(nameOf).sort();
const idIn = (word: string) => word.split('.').pop()!;

/** The latest sound record, and its text: a parent domain's cookie, or a damaged one, may stand beside ours. `''` and `null` where none is. */
export function latest(
  texts: readonly string[],
  now: number,
  asked: readonly Asked[],
): readonly [text: string, record: ConsentRecord | null] {
  return (
    texts
      .map((text) => [text, decode(text, asked)!] as const)
      // a clock may be a little wrong; one from further in the future is not believed
      .filter(([, record]) => record?.at < now + DAY)
      .sort((one, other) => other[1].at - one[1].at)[0] ?? ['', null]
  );
}

/** When the record in a text was made, or ends: 0 where there is none. */
export const momentIn = (text: string, name: 'at' | 'expires'): number => Number(new URLSearchParams(text).get(name));

/** The day on which a record was written again stands behind its sum. */
const DAY_WRITTEN = /(&v=2\.\w+)(?:\.(\d+))?$/;

/** Was a record last written on an earlier day? One of format 1 is not written again. */
export function isStale(text: string, { at }: ConsentRecord, now: number): boolean {
  const [whole, , written = at / DAY] = DAY_WRITTEN.exec(text) ?? [];
  return !!whole && +written < Math.floor(now / DAY);
}

/** The text of a record, with the day. */
export const renewed = (text: string, now: number): string => text.replace(DAY_WRITTEN, `$1.${Math.floor(now / DAY)}`);

/** Choices without a prototype: `choices.constructor` is nobody's consent. An id in both lists is refused. */
export function toChoices(granted: readonly Id[], refused: readonly Id[]): Choices {
  const choices = { __proto__: null } as unknown as Record<Id, boolean>;
  for (const id of granted) choices[id] = true;
  for (const id of refused) choices[id] = false;
  return Object.freeze(choices);
}
