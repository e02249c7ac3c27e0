import { vi } from 'vitest';
import type { Config, Rozilik } from '../src/types';

// the platform has no network here: a script counts as loaded, and does nothing
(window as unknown as { happyDOM: { settings: { handleDisabledFileLoadingAsSuccess: boolean } } }).happyDOM.settings.handleDisabledFileLoadingAsSuccess = true;

const ofPlatform = new Set(Object.getOwnPropertyNames(window));

/** The page's globals. */
export const globals = window as unknown as Record<string, unknown>;

/** Leaves the page there was, and makes it one that nobody was on: no cookie, no global of a vendor's or ours, no element, and no module that remembers anything. */
export function freshPage(): void {
  dispatchEvent(new Event('pagehide'));
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.resetModules();
  // back to the platform's own, where a test had another
  delete (document as Partial<Document>).cookie;
  for (const pair of document.cookie.split('; ')) document.cookie = `${pair.split('=')[0]}=;Path=/;Max-Age=0`;
  localStorage.clear();
  sessionStorage.clear();
  for (const name of Object.getOwnPropertyNames(window)) if (!ofPlatform.has(name) && !name.startsWith('__v')) delete globals[name];
  for (const root of document.querySelectorAll('rozilik-root')) root.remove();
  document.documentElement.removeAttribute('lang');
  document.head.replaceChildren();
  document.body.replaceChildren();
}

/** Everything of `services`, as fresh as the page. */
export const freshServices = () => import('../src/services');

/** A visit to a page with this config. */
export async function visit(config: Config): Promise<Rozilik> {
  const { createConsent } = await import('../src/index');
  return createConsent(config);
}

/** Addresses of the scripts on the page, in order. */
export const scripts = () => [...document.scripts].map((script) => script.src);

/** Collects what is said on the console as errors. */
export function errors(): string[] {
  const said: string[] = [];
  vi.spyOn(console, 'error').mockImplementation((...words: unknown[]) => void said.push(words.map(String).join(' ')));
  return said;
}

/** A browser that keeps no cookie: it stays silent, or throws as in a sandboxed frame. */
export function blockCookies(how: 'silently' | 'by throwing'): void {
  const answer = () => {
    if (how === 'by throwing') throw new DOMException('sandboxed', 'SecurityError');
    return '';
  };
  Object.defineProperty(document, 'cookie', { configurable: true, get: answer, set: answer });
}
