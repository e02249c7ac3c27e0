import { listOf } from '../consent/ids';
import type { Config } from '../types';

/** Put in by the build from each file of `locales`: its `settings`, by tag. */
declare const __SETTINGS__: Readonly<Record<string, string>>;

/** The one text that every page needs, by language: the label of the way back. Its keys are the languages there are. */
export const WAY_BACK = __SETTINGS__;

/** Path of a file of texts in the repository, by its name: `ru`, `ru-details` or `ru-documents`. */
export function textsPath(name: string): string {
  return `locales/${name.replace(/(.*)-(details|documents)$/, '$2/$1')}.json`;
}

/** Tags of the languages offered: all of ours and the site's own, unless it names some. */
export function localesOf({ locales, messages }: Config): readonly string[] {
  return listOf(locales ?? Object.keys({ ...WAY_BACK, ...messages }));
}

/** Label of the way back. */
export function wayBackLabel(tag: string, { messages }: Config): string {
  return messages?.[tag]?.settings ?? WAY_BACK[tag] ?? WAY_BACK['en']!;
}
