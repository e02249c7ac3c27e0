import { page } from '../browser/page-document';
import { negotiate } from '../consent/locale';
import { localesOf } from '../texts/languages';
import type { Core } from './core';

/** Tag of the language that holds now, for whoever shows something. */
export function localeOf({ settings, chosen }: Core): string {
  const { locale, defaultLocale, localeAliases } = settings;
  const wanted = [locale, page.documentElement.lang, ...navigator.languages, defaultLocale, 'en'];
  return chosen ?? negotiate(wanted, localesOf(settings), localeAliases);
}
