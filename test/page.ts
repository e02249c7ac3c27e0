import { afterAll, vi } from 'vitest';
import type { Parts } from '../src/core/core';
import type { Config, Details, Documents, Messages, Rozilik } from '../src/types';

// the platform has no network here: a script counts as loaded, and does nothing
(
  window as unknown as { happyDOM: { settings: { handleDisabledFileLoadingAsSuccess: boolean } } }
).happyDOM.settings.handleDisabledFileLoadingAsSuccess = true;

// nor has it this property
Object.defineProperty(HTMLScriptElement.prototype, 'nonce', {
  configurable: true,
  get(this: Element) {
    return this.getAttribute('nonce') ?? '';
  },
  set(this: Element, value: string) {
    if (value) this.setAttribute('nonce', value);
  },
});

/** What watches the page: it ends with the page, or several widgets would be at work on one. */
const observers: MutationObserver[] = [];
const { observe } = MutationObserver.prototype;
MutationObserver.prototype.observe = function (...what) {
  observers.push(this);
  observe.apply(this, what);
};

/** Lives of widgets: each ends with its page, whatever is still on its way to it. */
const lives: AbortController[] = [];
globalThis.AbortController = class extends AbortController {
  constructor() {
    super();
    lives.push(this);
  }
};

// what waits for a quiet moment waits for a timer, as in Safari: timers end with the page
delete (globalThis as Partial<typeof globalThis>).requestIdleCallback;
delete (window as Partial<Window>).requestIdleCallback;

/** What waits for later on the page: it ends with the page too. */
const timers = new Set<ReturnType<typeof setTimeout>>();
const { setTimeout: wait } = globalThis;
globalThis.setTimeout = Object.assign((...later: Parameters<typeof wait>) => {
  const timer = wait(...later);
  timers.add(timer);
  return timer;
}, wait);
function endTimers(): void {
  for (const timer of timers) clearTimeout(timer);
  timers.clear();
}
afterAll(endTimers);

const ofPlatform = new Set(Object.getOwnPropertyNames(window));

/** The page's globals. */
export const globals = window as unknown as Record<string, unknown>;

/** Leaves the page there was, and makes it one that nobody was on: no cookie, no global of a vendor's or ours, no element, and no module that remembers anything. */
export function freshPage(): void {
  dispatchEvent(new Event('pagehide'));
  for (const life of lives.splice(0)) life.abort();
  for (const observer of observers.splice(0)) observer.disconnect();
  vi.useRealTimers();
  endTimers();
  vi.restoreAllMocks();
  // back to the platform's own, which lies deeper
  delete (Document.prototype as Partial<Document>).cookie;
  vi.unstubAllGlobals();
  vi.resetModules();
  for (const pair of document.cookie.split('; ')) document.cookie = `${pair.split('=')[0]}=;Path=/;Max-Age=0`;
  localStorage.clear();
  sessionStorage.clear();
  for (const name of Object.getOwnPropertyNames(window)) if (!ofPlatform.has(name) && !name.startsWith('__v')) delete globals[name];
  for (const root of document.querySelectorAll('rozilik-root')) root.remove();
  document.documentElement.removeAttribute('lang');
  history.replaceState(null, '');
  document.head.replaceChildren();
  document.body.replaceChildren();
}

/** Waits until a page follows whatever there is to follow: other tabs, and what is put into it. */
export const followed = () => new Promise<void>((done) => void setTimeout(done, 120));

/** Everything of `services`, as fresh as the page. */
export const freshServices = () => import('../src/services');

/** What becomes of the parts and texts that a page asks for. */
export interface Network {
  /** Takes down the name of each, in order. */
  asked?: string[];
  /** Names of those that do not load. */
  lost?: readonly string[];
  /** What each waits for, by name. */
  slow?: Readonly<Record<string, Promise<unknown>>>;
  /** Given in the place of ours, by name. */
  own?: Partial<Parts>;
}

const PARTS = import.meta.glob('../src/parts/*.ts');
const TEXTS = import.meta.glob<Messages & Details & Documents>('../locales/**/*.json', { import: 'default' });

/** A visit to a page with this config, over a network where one is given. */
export async function visit(config: Config, network?: Network): Promise<Rozilik> {
  const { createConsent } = await import('../src/index');
  if (!network) return createConsent(config);
  const { asked, lost, slow, own } = network;
  const { createRozilik } = await import('../src/core/create');
  const over = async <T>(name: string, fetch: () => Promise<T>): Promise<T> => {
    asked?.push(name);
    await slow?.[name];
    if (lost?.includes(name)) throw new Error(`${name}: 404`);
    return fetch();
  };
  return createRozilik(() => config, {
    load: async (name) => over(name, async () => own?.[name] ?? PARTS[`../src/parts/${name}.ts`]!()) as never,
    texts: async (name) => over(name, TEXTS[`../locales/${name.replace(/(.*)-(details|documents)$/, '$2/$1')}.json`]!),
  });
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
  vi.spyOn(Document.prototype, 'cookie', 'get').mockImplementation(answer);
  vi.spyOn(Document.prototype, 'cookie', 'set').mockImplementation(answer);
}
