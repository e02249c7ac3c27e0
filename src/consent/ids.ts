import type { Id } from '../types';

/** A list, given as one or as words apart. */
export function listOf(list: readonly string[] | string): readonly string[] {
  return typeof list === 'string' ? (list.match(/[^\s,]+/g) ?? []) : list;
}

/** Can this stand for a category or a service? A record and a condition are words with blanks between. */
export const isId = (id: unknown): id is Id => /^[\da-z][\da-z-]*$/.test(`${id as string}`);
