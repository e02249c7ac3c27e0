import { settings as en } from '../locales/en.json';
import { settings as ru } from '../locales/ru.json';
import { settings as uz } from '../locales/uz.json';
import { settings as uzCyrl } from '../locales/uz-Cyrl.json';
import { listOf, type Settings } from './settings';

/** The one text that every page needs, by language: the label of the way back. Its keys are the languages there are. */
export const WAY_BACK: Readonly<Record<string, string>> = { uz, 'uz-Cyrl': uzCyrl, ru, en };

/** Tags of the languages offered: all of ours and the site's own, unless it names some. */
export function localesOf({ locales, messages }: Settings): readonly string[] {
  return [...listOf(locales ?? Object.keys({ ...WAY_BACK, ...messages }))];
}

/** Label of the way back. */
export function wayBackLabel(tag: string, { messages }: Settings): string {
  return messages?.[tag]?.settings ?? WAY_BACK[tag] ?? WAY_BACK['en']!;
}
