import { TASHKENT } from '../../consent/versions';
import type { Id } from '../../types';
import { dayIn } from '../../texts/format';
import { wordsOf } from '../../texts/localized';
import type { State } from '../state';

/** Title of a document: the site's own, or the usual one for its type. */
export function titleOf({ core, now }: State, id: Id): string {
  const { legal, defaultLocale } = core.settings;
  const { title, type } = legal?.documents?.[id] ?? {};
  const { messages, documents, tag } = now.language;
  const usual: Readonly<Record<string, string>> = {
    ...documents?.types,
    policy: messages.links.policy,
    cookies: messages.links.cookiePolicy,
  };
  return wordsOf(title, tag, defaultLocale) || usual[type ?? ''] || id;
}

/** A day as the site counts them. */
export const dayOf = ({ core, now }: State, time: number): string =>
  dayIn(core.settings.legal?.timeZone ?? TASHKENT, time, now.language.details!);
