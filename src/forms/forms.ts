import { webAddress } from '../browser/web-address';
import { offsetAt } from '../consent/zone';
import { isYes } from './yes';

/** Something that is wrong with a config: which rule it breaks, where, and with what value. */
export type Problem = readonly [rule: string, path: string, value: unknown];

const TEXT = /^"[^"]/;
const YES_OR_NO = /^("?(true|false)"?|"")$/;

/** The form of a value by rule: of its JSON, or by a look at it. */
const FORMS: Readonly<Record<string, RegExp | ((value: unknown) => boolean)>> = {
  // options
  operator: TEXT,
  policy: isAddress,
  cookiePolicy: isAddress,
  categories: /^["[]/,
  services: /^\[/,
  revision: /^(-?\d|"[^"])/,
  days: /^"?([1-9]\d?|[12]\d\d|3[0-5]\d|36[0-5])"?$/,
  cookieDomain: TEXT,
  nonce: TEXT,
  locale: TEXT,
  defaultLocale: TEXT,
  locales: /^["[]/,
  theme: /^"(auto|light|dark)"$/,
  accent: /^"#[\da-f]{6}"$/i,
  position: /^"(left|center|right)"$/,
  button: YES_OR_NO,
  hold: YES_OR_NO,
  debug: YES_OR_NO,
  reload: /^"(auto|never|always)"$/,
  legal: isTable,
  messages: isTable,
  localeAliases: isTable,
  // what stands in them
  text: TEXT,
  words: TEXT,
  addresses: isAddress,
  table: isTable,
  number: /^\d+$/,
  yes: YES_OR_NO,
  address: isAddress,
  email: /^"[^\s@"\\<>,;]+@[^\s@"\\<>,;]+"$/,
  phone: /^"[^"]*\d/,
  country: /^"[A-Z]{2}"$/,
  mode: /^"(opt-in|notice)"$/,
  timeZone: (value) => has(/^"([+-]([01]\d|2[0-3]):[0-5]\d|[A-Z].+)"$/i, value) && !Number.isNaN(offsetAt(value as string, 0)),
  type: /^"(policy|consent|cookies|terms|offer|other)"$/,
  version: /^"[^\s:"\\]+"$/,
  // a form is kept by what is no day either: 2026-02-31 would be one in March
  moment: (value) => has(/^"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d))?"$/, value) && isDay(value as string),
  change: /^"(editorial|material|purposes|recipients)"$/,
  format: /^"(text|markdown|html)"$/,
  source: (value) => typeof value === 'function' || has(TEXT, value),
  duration: /^"(session|P(T\d+[HM]|\d+[DMY]))"$/,
  months: /^\[("[^"]+",){11}"[^"]+"\]$/,
  kind: /^"(cookie|localStorage|sessionStorage)"$/,
  pattern: isPattern,
  why: /^"(third-party|http-only|kept)"$/,
};

/** Has a value the form that a rule asks for? */
export function isRight(rule: string, value: unknown): boolean {
  const form = FORMS[rule]!;
  return form instanceof RegExp ? has(form, value) : form(value);
}

/**
 * What a value must be: a rule, with `!` behind it where nothing is right without; a list of such; a table by field, or under
 * `*` one by any id; or what is chosen by a look at the value.
 */
export type Schema = string | readonly [Schema] | { readonly [field: string]: Schema } | ((value: unknown) => Schema);

/** Rules for one thing, or for one by language each, and the rule for each of these. */
const BY_LANGUAGE: Readonly<Record<string, string>> = { words: 'text', addresses: 'address', source: 'source' };

/**
 * A copy of a value with what is right in it: whatever is wrong is left out, by itself, and told in `wrong`. Tables of the copy
 * have no prototype, so that an id such as `constructor` finds what the site wrote, or nothing.
 */
export function sound(schema: Schema, value: unknown, path: string, wrong: Problem[]): unknown {
  if (value === undefined) return undefined;
  if (typeof schema === 'function') return sound(schema(value), value, path, wrong);
  if (typeof schema === 'string') {
    const rule = schema.replace('!', '');
    if (rule in BY_LANGUAGE && isTable(value) && Object.keys(value).length)
      return soundTable({ '*': BY_LANGUAGE[rule]! }, value, path, wrong);
    if (isRight(rule, value)) return rule === 'yes' ? isYes(value) : value;
    wrong.push([rule, path, value]);
    return undefined;
  }
  if (isList(schema)) {
    if (Array.isArray(value)) return value.map((entry, at) => sound(schema[0], entry ?? null, `${path}.${at}`, wrong)).filter(isThere);
    wrong.push(['list', path, value]);
    return undefined;
  }
  return soundTable(schema, value, path, wrong);
}

function soundTable(schema: { readonly [field: string]: Schema }, value: unknown, path: string, wrong: Problem[]): unknown {
  const needed = Object.keys(schema).filter((field) => isNeeded(schema[field]!));
  if (!isTable(value) && !needed.length) {
    wrong.push(['table', path, value]);
    return undefined;
  }
  const table = isTable(value) ? value : {};
  const each = schema['*'];
  const taken = emptyTable();
  for (const field of Object.keys(each ? table : schema)) {
    const given = Object.hasOwn(table, field) ? table[field] : undefined;
    const found = sound(each ?? schema[field]!, needed.includes(field) ? (given ?? null) : given, join(path, field), wrong);
    if (found !== undefined) taken[field] = found;
  }
  const isEmptied = each && Object.keys(table).length && !Object.keys(taken).length;
  return isEmptied || needed.some((field) => !(field in taken)) ? undefined : taken;
}

/** Is this a table: an object with fields, and no list? */
export function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A table that has nothing of its own accord. */
export const emptyTable = <Value = unknown>(): Record<string, Value> => Object.create(null) as Record<string, Value>;

/** Where a field of a table is. */
export const join = (path: string, field: string): string => (path ? `${path}.${field}` : field);

const isNeeded = (schema: Schema) => typeof schema === 'string' && schema.endsWith('!');
const isThere = (value: unknown) => value !== undefined;
const isList = (schema: Schema): schema is readonly [Schema] => Array.isArray(schema);

function has(form: RegExp, value: unknown): boolean {
  try {
    return form.test(JSON.stringify(value));
  } catch {
    // a circle, or a number that no text has
    return false;
  }
}

function isAddress(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '' && !!webAddress(value);
}

function isDay(moment: string): boolean {
  const day = moment.slice(0, 10);
  const time = Date.parse(day);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(day) && Number.isFinite(Date.parse(moment));
}

/** A regular expression, and what it makes of an address. */
function isPattern(value: unknown): boolean {
  if (!has(/^\["(?:[^"\\]|\\.)+","(?:[^"\\]|\\.)+"\]$/, value)) return false;
  try {
    return !!new RegExp((value as string[])[0]!);
  } catch {
    return false;
  }
}
