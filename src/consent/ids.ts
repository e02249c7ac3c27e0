import type { Id } from '../types';

/** A list, given as one or as words apart. Whatever else it is, is an entry that will be found wrong. */
export function listOf<Entry = string>(list: readonly Entry[] | string | undefined): readonly Entry[] {
  return (typeof list === 'string' ? (list.match(/[^\s,]+/g) ?? []) : [list ?? []].flat()) as readonly Entry[];
}

/** Categories under which services of the catalogue are named: `data-marketing="meta-pixel:123 youtube"`. */
export const CATEGORIES: readonly Id[] = 'necessary functional analytics marketing'.split(' ');

/** Can this stand for a category or a service? A record and a condition are words with blanks between. */
export const isId = (id: unknown): id is Id => typeof id === 'string' && /^[\da-z][\da-z-]*$/.test(id);
