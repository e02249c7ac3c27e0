import { alone, aloneOrNot } from '../browser/lock';
import { COOKIE, recordTexts, writeRecord } from '../browser/record-cookie';
import { momentIn, renewed } from '../consent/record';
import type { Core } from '../core/core';
import { put } from './keep';

/** Writes down again what is stored, with the day and its end unchanged: Safari keeps a cookie written by a script for 7 days. */
export function renew({ store, settings }: Core): void {
  aloneOrNot(() => {
    const { record } = store.get();
    // unless something else stands there, of which this page was not told yet
    if (record && recordTexts().includes(store.text()))
      writeRecord(COOKIE, renewed(store.text(), Date.now()), record.expires, settings.cookieDomain);
  });
}

/** Puts the record that this page knows in the place of an older one: whoever wrote that did not know of it. */
export async function putBack(core: Core): Promise<void> {
  await alone(() => {
    const text = core.store.text();
    if (core.store.sync()) put(core, text, momentIn(text, 'expires'));
  });
}
