import type { Localized } from '../types';

/** The site's own text in a language, with the tag it is in: where that is missing, in the one before the dash, the default one, or the first there is. */
export function localized<Text>(
  text: Text | Readonly<Record<string, Text>> | undefined,
  tag: string,
  fallback = 'en',
): { text: Text; tag: string } | undefined {
  if (text === undefined || text === null) return undefined;
  if (typeof text !== 'object') return { text, tag };
  const table = text as Readonly<Record<string, Text>>;
  const found = [tag, tag.split('-')[0]!, fallback, ...Object.keys(table)].find((each) => Object.hasOwn(table, each));
  return found === undefined ? undefined : { text: table[found]!, tag: found };
}

/** The same, as text alone; `''` where there is none. */
export function wordsOf(text: Localized | undefined, tag: string, fallback?: string): string {
  return localized<string>(text, tag, fallback)?.text ?? '';
}
