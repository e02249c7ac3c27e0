import { readCookie, writeCookie } from '../browser/cookies';
import { decode, latest } from '../consent/record';
import { resolve, type Terms } from '../consent/resolve';
import type { Consent, ConsentRecord } from '../types';

/** Name of our cookie. */
export const COOKIE = 'rozilik';

export interface Store {
  get(): Consent;
  /** Calls back with each new snapshot, in the order of subscribing. */
  subscribe(listener: (consent: Consent) => void): () => void;
  /** Stores a record as text, or with `''` takes back the one there is, and then hands the new consent on. */
  save(text: string): void;
  /** Reads the cookie and the clock again: another tab, another page or the visitor may have changed it. */
  sync(): void;
  /** Writes down again what is stored: Safari keeps a cookie written by a script for 7 days. Its expiry stays as it was. */
  renew(): void;
}

/** The only stateful part, and the only writer of consent. The cookie is the truth; memory, where cookies are blocked. */
export function createStore(terms: Terms, domain?: string): Store {
  const listeners = new Set<(consent: Consent) => void>();
  const stored = () => latest(readCookie(COOKIE), Date.now());
  const resolved = () => resolve(terms, terms.waits ? null : record, Date.now());

  let text: string;
  let record: ConsentRecord | null;
  [text, record] = stored();
  let blocked = false;
  let consent = resolved();

  function write(): void {
    writeCookie(
      COOKIE,
      text,
      `;Path=/;SameSite=Lax;Expires=${new Date(record?.expires ?? 0).toUTCString()}${domain ? `;Domain=${domain}` : ''}`,
    );
  }

  function publish(): void {
    const next = resolved();
    if (JSON.stringify(next) === JSON.stringify(consent)) return;
    consent = next;
    for (const listener of [...listeners]) {
      try {
        listener(next);
      } catch (error) {
        console.error('[rozilik] listener failed:', error);
      }
    }
  }

  return {
    get: () => consent,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    save(next) {
      text = next;
      record = decode(next);
      write();
      blocked = stored()[0] !== next;
      publish();
    },
    sync() {
      // where nothing can be stored, an empty cookie is no news
      if (!blocked) [text, record] = stored();
      publish();
    },
    renew() {
      // unless something newer stands there, of which this page was not told yet
      if (consent.record && stored()[0] === text) write();
    },
  };
}
