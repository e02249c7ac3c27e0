import { isId } from '../consent/ids';
import { offsetAt } from '../consent/zone';
import type { Problem } from '../check/report';
import type { Settings } from '../core/settings';

/** The form of the values in `legal` as JSON, by rule. */
const FORMS: Readonly<Record<string, RegExp>> = {
  mode: /^"(opt-in|notice)"$/,
  timeZone: /^"([+-]([01]\d|2[0-3]):[0-5]\d|[A-Z].+)"$/i,
  type: /^"(policy|consent|cookies|terms|offer|other)"$/,
  version: /^"[^\s:]+"$/,
  moment: /^"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d))?"$/,
  change: /^"(editorial|material|purposes|recipients)"$/,
  format: /^"(text|markdown|html)"$/,
  words: /^("[^"]|\{")/,
  text: /^"[^"]/,
  number: /^\d+$/,
  table: /^\{/,
  document: /^"(?!(banner|preferences|documents|rights)")[^\s:@#.]+"$/,
};

/** What is wrong with what a config says of documents, purposes and rights. */
export function validateLegal({ legal = {}, categories, asked }: Settings): Problem[] {
  const { documents, purposes, mode, timeZone, notice, contact, rights, authorities, registrations } = legal;
  const taken = ['necessary', ...categories, ...asked.map(({ id }) => id)];
  const problems: Problem[] = [
    ['table', 'legal', legal],
    ['mode', 'legal.mode', mode],
    ['timeZone', 'legal.timeZone', timeZone],
    ['table', 'legal.documents', documents],
    ['table', 'legal.purposes', purposes],
    ['table', 'legal.contact', contact],
    ['words', 'legal.notice', notice],
    ...tableOf(documents).flatMap(([id, document]) => inDocument(id, document)),
    ...tableOf(purposes).flatMap(([id, purpose]) => inPurpose(id, purpose)),
    ...tableOf(contact && { contact }).flatMap(([, { email, phone, address, person }]): Row[] => [
      ['text', 'legal.contact.email', email],
      ['text', 'legal.contact.phone', phone],
      ['words', 'legal.contact.address', address],
      ['words', 'legal.contact.person', person],
    ]),
    ...inList('legal.rights', rights, (path, { id, title, days, extension }) => [
      ['text', `${path}.id`, id ?? null],
      ['words', `${path}.title`, title],
      ['number', `${path}.days`, days],
      ['number', `${path}.extension`, extension],
    ]),
    ...inList('legal.authorities', authorities, (path, { name, phone }) => [
      ['words', `${path}.name`, name ?? null],
      ['text', `${path}.phone`, phone],
    ]),
    ...inList('legal.registrations', registrations, (path, { name, number, date }) => [
      ['words', `${path}.name`, name ?? null],
      ['text', `${path}.number`, number ?? null],
      ['moment', `${path}.date`, date],
    ]),
  ].filter(([rule, , value]) => value !== undefined && isWrong(rule as string, value)) as Problem[];
  const ids = tableOf(purposes)
    .map(([id]) => id)
    .filter((id) => taken.includes(id) || !isId(id));
  if (mode === 'notice' && categories.length) {
    console.warn(
      `[rozilik] legal.mode: a notice grants nothing, so ${categories.join(', ')} stay refused until switched on: use "opt-in" to ask for them`,
    );
  }
  return [...problems, ...ids.map((id): Problem => ['id', `legal.purposes.${id}`, id])];
}

type Row = readonly [rule: string, path: string, value: unknown];

/** Entries of a table; a value that is none has none. */
function tableOf(table: unknown): [string, Record<string, unknown>][] {
  return Object.entries((FORMS['table']!.test(JSON.stringify(table) ?? '') ? table : {}) as Record<string, Record<string, unknown>>).map(
    ([id, value]) => [id, Object(value) as Record<string, unknown>],
  );
}

/** What is in each row of a list; what is no list is wrong as a whole. */
function inList(path: string, list: unknown, rows: (path: string, entry: Record<string, unknown>) => Row[]): Row[] {
  if (list !== undefined && !Array.isArray(list)) return [['list', path, list]];
  return ((list ?? []) as unknown[]).flatMap((entry, at) => rows(`${path}.${at}`, Object(entry) as Record<string, unknown>));
}

function inDocument(id: string, { type, title, url, language, versions = [] }: Record<string, unknown>): Row[] {
  const path = `legal.documents.${id}`;
  if (!Array.isArray(versions)) return [['list', `${path}.versions`, versions]];
  const names = versions.map((each) => (Object(each) as { version?: unknown }).version);
  return [
    ['document', path, id],
    ['type', `${path}.type`, type ?? null],
    ['words', `${path}.title`, title],
    ['words', `${path}.url`, url],
    ['text', `${path}.language`, language],
    ...versions.flatMap((each: unknown, at): Row[] => {
      const { version, publishedAt, effectiveAt, change, text, format } = Object(each) as Record<string, unknown>;
      const here = `${path}.versions.${at}`;
      return [
        ['version', `${here}.version`, names.indexOf(version) < at ? null : (version ?? null)],
        ['moment', `${here}.publishedAt`, publishedAt],
        ['moment', `${here}.effectiveAt`, effectiveAt],
        ['change', `${here}.change`, change],
        ['format', `${here}.format`, format],
        ['source', `${here}.text`, text],
      ];
    }),
  ];
}

function inPurpose(id: string, { title, text }: Record<string, unknown>): Row[] {
  return [
    ['words', `legal.purposes.${id}.title`, title ?? null],
    ['words', `legal.purposes.${id}.text`, text ?? null],
  ];
}

function isWrong(rule: string, value: unknown): boolean {
  if (rule === 'list') return true;
  if (rule === 'source')
    return !sources(value).every((source) => typeof source === 'function' || (typeof source === 'string' && source !== ''));
  // a form is kept by what is no day either: 2026-02-31 would be one in March
  return (
    !FORMS[rule]!.test(JSON.stringify(value)) ||
    (rule === 'moment' && !isDay(value as string)) ||
    (rule === 'timeZone' && Number.isNaN(offsetAt(value as string, 0)))
  );
}

/** The texts of a version, one or by language. */
function sources(text: unknown): unknown[] {
  return typeof text === 'object' && text !== null && Object.keys(text).length ? Object.values(text) : [text];
}

function isDay(moment: string): boolean {
  const day = moment.slice(0, 10);
  const time = Date.parse(day);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(day) && Number.isFinite(Date.parse(moment));
}
