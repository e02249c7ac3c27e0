import { offsetAt } from '../consent/zone';
import type { Details, Messages, Plural } from '../types';

/** Puts values in the place of their `{name}`; a name without one stays as it is written. */
export function fill(text: string, values: object): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? `${(values as Record<string, unknown>)[name]}` : whole,
  );
}

/**
 * The form of a text that goes with its number. `Intl.PluralRules` is the one part of `Intl` that is right for Uzbek in every
 * browser; dates, lists and durations come from the locale file.
 */
export function plural(forms: Plural, n: number, tag: string): string {
  return fill(forms[categoryOf(n, tag)] ?? forms.other, { n });
}

function categoryOf(n: number, tag: string): Intl.LDMLPluralRule {
  try {
    return new Intl.PluralRules(tag).select(n);
  } catch {
    // a language of the site's own whose name is no tag
    return 'other';
  }
}

/** A, B and C. */
export function list(items: readonly string[], { and }: Messages): string {
  return items.length < 2 ? items.join('') : items.slice(0, -1).join(', ') + and + items.at(-1)!;
}

/** A day, in the visitor's own time zone. */
export function date(time: number, { date: pattern, months }: Details): string {
  const when = new Date(time);
  return fill(pattern, { day: when.getDate(), month: months[when.getMonth()]!, year: when.getFullYear() });
}

/** The day on which something begins where the site is. */
export function dayIn(zone: string, time: number, details: Details): string {
  const when = new Date(time + offsetAt(zone, time));
  return fill(details.date, { day: when.getUTCDate(), month: details.months[when.getUTCMonth()]!, year: when.getUTCFullYear() });
}

const UNITS = { S: 'minute', M: 'minute', H: 'hour', D: 'day', O: 'month', Y: 'year' } as const;

/** An ISO 8601 duration of one unit, `session`, or nothing known. */
export function duration(iso: string | undefined, details: Details, tag: string): string {
  if (iso === 'session') return details.item.session;
  const [, time, count, letter] = /^P(T?)(\d+)([MHDY])$/.exec(iso ?? '') ?? [];
  const unit = UNITS[(letter === 'M' && !time ? 'O' : letter) as keyof typeof UNITS];
  return unit ? plural(details.durations[unit], Number(count), tag) : details.item.unknown;
}
