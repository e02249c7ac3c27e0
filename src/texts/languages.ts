import { listOf } from '../consent/ids';
import type { Config } from '../types';

/** Put in by the build: a tag for each file of `locales`. */
declare const __TAGS__: readonly string[];

/** Are there texts of ours in a language? A site may have further ones. */
export const hasTexts = (tag: string): boolean => __TAGS__.includes(tag);

/** Path of a file of texts in the repository, by its name: `ru`, `ru-details` or `ru-documents`. */
export function textsPath(name: string): string {
  return `locales/${name.replace(/(.*)-(details|documents)$/, '$2/$1')}.json`;
}

/** Tags of the languages offered: all of ours and the site's own, unless it names some. One without texts is none. */
export function localesOf({ locales, messages }: Config): readonly string[] {
  const all = [...new Set([...__TAGS__, ...Object.keys(messages ?? {})])];
  const named = listOf(locales).filter((tag) => all.includes(tag));
  return named.length ? named : all;
}
