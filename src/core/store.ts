import { readCookie, writeCookie } from '../browser/cookies';
import { decode, latest } from '../consent/record';
import { resolve, type Terms } from '../consent/resolve';
import type { Consent } from '../types';

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
}

/** The only stateful part, and the only writer of consent. The cookie is the truth; memory, where cookies are blocked. */
export function createStore(terms: Terms, domain?: string): Store {
  const listeners = new Set<(consent: Consent) => void>();
  const stored = () => latest(readCookie(COOKIE), Date.now());
  const read = () => (terms.waits ? null : decode(text));
  const write = () =>
    writeCookie(COOKIE, text, `;Path=/;SameSite=Lax;Expires=${new Date(read()?.expires ?? 0).toUTCString()}${domain ? `;Domain=${domain}` : ''}`);
  const resolved = () => resolve(terms, read(), Date.now());

  let text = stored();
  let blocked = false;
  let consent = resolved();
  // Safari keeps a cookie written by a script for 7 days: each visit writes it again, its expiry unchanged
  if (consent.record) write();

  function settle(): void {
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
      write();
      blocked = stored() !== next;
      settle();
    },
    sync() {
      // where nothing can be stored, an empty cookie is no news
      if (!blocked) text = stored();
      settle();
    },
  };
}
