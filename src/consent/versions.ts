import type { Change, Consent, ConsentRecord, Id, Legal, PolicyDocument, Reason } from '../types';
import { briefly, toChoices } from './record';
import { offsetAt } from './zone';

/** The time zone of a site that names none. */
export const TASHKENT = '+05:00';

/** A version of a document in time, in milliseconds since 1970 UTC; NaN where a time is none. */
export interface Turn {
  document: Id;
  version: string;
  /** When it is announced. */
  announced: number;
  /** From when it holds. */
  at: number;
  change: Change;
}

/** How a version is named in a record: `policy:3`. */
export const nameOf = ({ document, version }: Pick<Turn, 'document' | 'version'>): string => `${document}:${version}`;

/** Every version of every document, each document's in the order in which they take effect. */
export function turnsOf({ documents = {}, timeZone }: Legal): Turn[] {
  return Object.entries(documents).flatMap(([document, { versions = [] }]) =>
    versions
      .map(({ version, publishedAt, effectiveAt = publishedAt, change = 'material' }) => ({
        document,
        version,
        announced: momentOf(publishedAt, timeZone),
        at: momentOf(effectiveAt, timeZone),
        change,
      }))
      .sort((one, other) => (one.at || Infinity) - (other.at || Infinity)),
  );
}

/** A day begins at midnight in the site's time zone; without any, it has always been. */
export function momentOf(text: string | undefined, timeZone = TASHKENT): number {
  if (text === undefined) return -Infinity;
  const time = Date.parse(text);
  if (/T/.test(text)) return time;
  // by the offset at the same hour in UTC, and by the one at what that comes to: where the clocks change, the later is on the day
  const first = time - offsetAt(timeZone, time);
  return Math.max(first, time - offsetAt(timeZone, first));
}

/** Can a document be read here? One without a text is only a link. */
export const isReadable = ({ versions = [] }: PolicyDocument): boolean => versions.some(({ text }) => text);

/** Does a version ask everyone again? */
const asksAgain = ({ change }: Turn) => change === 'purposes' || change === 'recipients';

/** The version of a document that holds at a moment. */
export function inForce(turns: readonly Turn[], document: Id, now: number): Turn | undefined {
  return turns.filter((turn) => turn.document === document && turn.at <= now).at(-1);
}

/** The versions in force at a moment, as a record keeps them: `policy:3 consent:1`. */
export function namesInForce(turns: readonly Turn[], now: number): string {
  const documents = [...new Set(turns.map(({ document }) => document))];
  return documents
    .flatMap((document) => inForce(turns, document, now) ?? [])
    .map(nameOf)
    .join(' ');
}

/** When something next begins: an announcement, or a version that takes effect. `undefined` where nothing does. */
export function nextTurn(turns: readonly Turn[], now: number): number | undefined {
  const later = turns.flatMap(({ announced, at }) => [announced, at]).filter((moment) => moment > now);
  return later.length ? Math.min(...later) : undefined;
}

/**
 * What consent is where the site has documents, purposes asked for at the moment of use, or a notice in the place of a question:
 * `consent` is what it would be without them.
 */
export function judge({ purposes = {}, mode }: Legal, turns: readonly Turn[], consent: Consent, now: number): Consent {
  const ids = [...Object.keys(consent.choices), ...Object.keys(purposes)];
  const { record } = consent;
  // one of an unknown time may have come since
  const turned = record && turns.find((turn) => asksAgain(turn) && !(turn.at <= record.at || turn.at > now));
  const valid = turned ? null : record;
  const granted = turned ? ['necessary'] : ids.filter((id) => consent.choices[id] ?? record?.choices[id]);
  const ask = askFor(consent, turned ? (turned.change as Reason) : null, mode === 'notice');
  return {
    ask,
    choices: toChoices(
      ids,
      ids.filter((id) => !granted.includes(id)),
    ),
    news: newsFor(turns, ask ? valid : record, now),
    record: valid,
  };
}

function askFor({ ask, record, choices }: Consent, turned: Reason | null, isNotice: boolean): Reason | null {
  if (isNotice) return turned ?? (record?.mode === 'notice' ? null : 'undecided');
  // with nothing optional, a purpose is asked for when it is needed
  return turned && Object.keys(choices).length > 1 ? turned : ask;
}

/** Names of what is announced to a visitor who has not read of it yet. */
function newsFor(turns: readonly Turn[], record: ConsentRecord | null, now: number): string[] {
  const read = readOf(turns, record, now);
  return announcedTo(turns, record, now).filter((name) => !read.includes(name));
}

/** Names of the announced versions that a visitor has read of. */
export function readOf(turns: readonly Turn[], record: ConsentRecord | null, now: number): readonly string[] {
  const announced = announcedTo(turns, record, now);
  // of very many, a record holds a mark that they were read together
  return record?.seen === briefly(announced.join(' ')) ? announced : (record?.seen?.split(' ') ?? []);
}

/** Of editorial changes nobody is told; of the others everybody before they take effect, and afterwards whoever was here before. */
function announcedTo(turns: readonly Turn[], record: ConsentRecord | null, now: number): string[] {
  return turns.filter(({ announced, at, change }) => change !== 'editorial' && announced <= now && at > (record?.at ?? now)).map(nameOf);
}
