import { recordTexts } from '../browser/record-cookie';
import { decode, latest } from '../consent/record';
import { endOf, resolve, type Terms } from '../consent/resolve';
import type { Consent, ConsentRecord } from '../types';

export interface Store {
  /** What holds right now, by the clock too. */
  get(): Consent;
  /** The text of the record that this page knows, or `''`. */
  text(): string;
  /** Calls back with each new snapshot, in the order of subscribing. */
  subscribe(listener: (consent: Consent) => void): () => void;
  /** Takes over a record as text, or with `''` that there is none, and hands the new consent on. What is not stored holds for this page. */
  take(text: string, isStored: boolean): void;
  /**
   * Reads the cookie and the clock again: another tab, another page or the visitor may have changed it. Answers whether an older
   * record stands there, in whose place the one that this page knows belongs.
   */
  sync(): boolean;
}

/** What consent is on this page. The cookie is the truth, which `decide/keep.ts` alone writes; memory, where cookies are blocked. */
export function createStore(terms: Terms): Store {
  const listeners = new Set<(consent: Consent) => void>();
  const best = (texts: readonly string[]) => latest(texts, Date.now(), terms.asked);
  const stored = () => best(recordTexts());
  const resolved = () => resolve(terms, terms.waits ? null : record, Date.now());

  let text: string;
  let record: ConsentRecord | null;
  [text, record] = stored();
  let blocked = false;
  let consent = resolved();

  function publish(): void {
    const next = resolved();
    if (JSON.stringify(next) === JSON.stringify(consent)) return;
    consent = next;
    for (const listener of [...listeners]) {
      try {
        listener(next);
      } catch (error) {
        console.error('[rozilik]', error);
      }
    }
  }

  return {
    get() {
      if (consent.record && endOf(consent.record, terms) <= Date.now()) publish();
      return consent;
    },
    text: () => text,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    take(next, isStored) {
      [text, record, blocked] = [next, decode(next, terms.asked), !isStored];
      publish();
    },
    sync() {
      const [found, its] = stored();
      // where nothing can be stored, an empty cookie is no news
      const isNews = its ? best([found, text])[0] === found : !blocked;
      if (isNews) [text, record, blocked] = [found, its, false];
      publish();
      return !isNews && !!its;
    },
  };
}
