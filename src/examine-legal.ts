import type { Problem } from './examine';
import type { Settings } from './settings';

/** The form of the values in `legal` as JSON, by rule. */
const FORMS: Readonly<Record<string, RegExp>> = {
  mode: /^"(opt-in|notice)"$/,
  timeZone: /^"[+-]([01]\d|2[0-3]):[0-5]\d"$/,
  type: /^"(policy|consent|cookies|terms|offer|other)"$/,
  version: /^"[^\s:]+"$/,
  moment: /^"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d))?"$/,
  change: /^"(editorial|material|purposes|recipients)"$/,
  format: /^"(text|markdown|html)"$/,
  words: /^("[^"]|\{")/,
  table: /^\{/,
  document: /^"(?!(banner|preferences|documents|rights)")[^\s:@#.]+"$/,
};

/** What is wrong with what a config says of documents, purposes and rights. */
export function examineLegal({ legal = {}, categories, asked }: Settings): Problem[] {
  const { documents, purposes, mode, timeZone } = legal;
  const taken = ['necessary', ...categories, ...asked.map(({ id }) => id)];
  const problems: Problem[] = [
    ['mode', 'legal.mode', mode],
    ['timeZone', 'legal.timeZone', timeZone],
    ['table', 'legal.documents', documents],
    ['table', 'legal.purposes', purposes],
    ...tableOf(documents).flatMap(([id, document]) => inDocument(id, document)),
    ...tableOf(purposes).flatMap(([id, purpose]) => inPurpose(id, purpose)),
  ].filter(([rule, , value]) => value !== undefined && isWrong(rule as string, value)) as Problem[];
  const ids = tableOf(purposes).map(([id]) => id).filter((id) => taken.includes(id) || !/^[\da-z][\da-z-]*$/.test(id));
  const lists = (['rights', 'authorities', 'registrations'] as const).filter((name) => legal[name] !== undefined && !Array.isArray(legal[name]));
  if (mode === 'notice' && categories.length) {
    console.warn(`[rozilik] legal.mode: a notice grants nothing, so ${categories.join(', ')} stay refused until switched on: use "opt-in" to ask for them`);
  }
  return [...problems, ...ids.map((id): Problem => ['id', `legal.purposes.${id}`, id]), ...lists.map((name): Problem => ['list', `legal.${name}`, legal[name]])];
}

type Row = readonly [rule: string, path: string, value: unknown];

/** Entries of a table; a value that is none has none. */
function tableOf(table: unknown): [string, Record<string, unknown>][] {
  return Object.entries((FORMS['table']!.test(JSON.stringify(table) ?? '') ? table : {}) as Record<string, Record<string, unknown>>).map(([id, value]) => [id, Object(value) as Record<string, unknown>]);
}

function inDocument(id: string, { type, title, versions = [] }: Record<string, unknown>): Row[] {
  const path = `legal.documents.${id}`;
  if (!Array.isArray(versions)) return [['list', `${path}.versions`, versions]];
  const names = versions.map((each) => (Object(each) as { version?: unknown }).version);
  return [
    ['document', path, id],
    ['type', `${path}.type`, type ?? null],
    ['words', `${path}.title`, title],
    ...versions.flatMap((each: unknown, at): Row[] => {
      const { version, publishedAt, effectiveAt, change, format } = Object(each) as Record<string, unknown>;
      const here = `${path}.versions.${at}`;
      return [
        ['version', `${here}.version`, names.indexOf(version) < at ? null : (version ?? null)],
        ['moment', `${here}.publishedAt`, publishedAt],
        ['moment', `${here}.effectiveAt`, effectiveAt],
        ['change', `${here}.change`, change],
        ['format', `${here}.format`, format],
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
  // a form is kept by what is no day either: 2026-02-31 would be one in March
  return !FORMS[rule]!.test(JSON.stringify(value)) || (rule === 'moment' && !isDay(value as string));
}

function isDay(moment: string): boolean {
  const day = moment.slice(0, 10);
  const time = Date.parse(day);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(day) && Number.isFinite(Date.parse(moment));
}
