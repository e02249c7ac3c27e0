import { cookieNames } from '../browser/cookies';
import { COOKIE, eraseRecords, recordTexts, SPARE, writeRecord } from '../browser/record-cookie';
import { encode } from '../consent/record';
import type { Core } from '../core/core';
import type { ConsentRecord } from '../types';

/** Pages that were told that they cannot store anything. */
const told = new WeakSet<Core>();

/**
 * Stores a record: the only place where one is made. Where it cannot be stored, it holds for this page. To be done while no
 * other tab does: see `alone`.
 */
export function keep(core: Core, record: ConsentRecord): void {
  const text = encode(record, core.settings.asked);
  const isStored = put(core, text, record.expires);
  if (!isStored) tell(core);
  core.store.take(text, isStored);
}

/** Writes a record and reads it back, and answers whether it is there; where it is not, nothing older is left either. */
export function put({ settings }: Core, text: string, expires: number): boolean {
  const write = (name: string, end = expires) => writeRecord(name, text, end, settings.cookieDomain);
  const isStored = () => recordTexts().includes(text);
  if (cookieNames().includes(SPARE)) write(SPARE, 0);
  write(COOKIE);
  if (isStored()) return true;
  // what is left must not speak for the visitor
  eraseRecords();
  write(SPARE);
  return isStored();
}

function tell(core: Core): void {
  if (!told.has(core))
    console.error(
      `[rozilik] the cookie "${COOKIE}" could not be stored: the choice holds for this page, and the visitor is asked again on the next. See whether cookies are blocked, and whether the site's other cookies leave room for it.`,
    );
  told.add(core);
  // when the page follows from it
  setTimeout(core.dispatch, 0, 'unstored');
}
