import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { encode } from '../../src/consent/record';
import { COOKIE, eraseRecords } from '../../src/browser/record-cookie';
import type { Core } from '../../src/core/core';
import { createStore, type Store } from '../../src/core/store';
import { keep } from '../../src/decide/keep';
import { putBack, renew } from '../../src/decide/renew';
import type { Choices, Consent, ConsentRecord } from '../../src/types';
import { blockCookies, errors, freshPage } from '../page';

const DAY = 86_400_000;
const terms = { categories: ['analytics', 'marketing'], asked: [], revision: '1', life: 180 * DAY };
const yes: Choices = { analytics: true, marketing: true };
const no: Choices = { analytics: false, marketing: false };

let made = 0;
function recordOf(choices: Choices, changes: Partial<ConsentRecord> = {}): ConsentRecord {
  const at = Date.now() - 10_000 + made++;
  return {
    id: `record${made}`,
    at,
    expires: at + 180 * DAY,
    action: 'save',
    mode: 'opt-in',
    policy: '',
    revision: '1',
    shown: '',
    locale: 'uz',
    choices,
    ...changes,
  };
}
const textOf = (...args: Parameters<typeof recordOf>) => encode(recordOf(...args), []);
/** A page, as far as a record and its cookie concern it. */
const pageOf = (store: Store, cookieDomain?: string) =>
  ({ settings: { ...terms, cookieDomain }, store, dispatch: () => {} }) as unknown as Core;
const forget = (store: Store) => {
  eraseRecords();
  store.take('', true);
};
const save = (store: Store, record: ConsentRecord, domain?: string) => keep(pageOf(store, domain), record);
const put = (text: string, attributes = ';Path=/') => (document.cookie = `${COOKIE}=${text}${attributes}`);
const stored = () =>
  document.cookie
    .split('; ')
    .filter((pair) => pair.startsWith(`${COOKIE}=`))
    .map((pair) => pair.slice(COOKIE.length + 1));

beforeEach(freshPage);
afterEach(freshPage);

describe('the store', () => {
  test('remembers a decision on the next page', () => {
    save(createStore(terms), recordOf(yes));
    expect(createStore(terms).get()).toMatchObject({ ask: null, choices: yes });
  });

  test('hands each new consent on, in the order of subscribing, after it is saved', () => {
    const store = createStore(terms);
    const heard: unknown[] = [];
    store.subscribe((consent) => heard.push(['first', consent.choices['analytics'], stored().length]));
    const leave = store.subscribe(() => heard.push('second'));
    save(store, recordOf(yes));
    leave();
    save(store, recordOf(no));
    expect(heard).toEqual([['first', true, 1], 'second', ['first', false, 1]]);
  });

  test('says nothing when nothing changed', () => {
    put(textOf(yes));
    const store = createStore(terms);
    const listener = vi.fn<(consent: Consent) => void>();
    store.subscribe(listener);
    store.sync();
    expect(listener).not.toHaveBeenCalled();
  });

  test('lets the other listeners hear when one throws', () => {
    const said = errors();
    const store = createStore(terms);
    const heard = vi.fn<() => void>();
    store.subscribe(() => {
      throw new Error('the site’s own mistake');
    });
    store.subscribe(heard);
    save(store, recordOf(yes));
    expect(heard).toHaveBeenCalledOnce();
    expect(store.get().choices).toMatchObject(yes);
    expect(said).toEqual([expect.stringContaining('the site’s own mistake')]);
  });

  test.each(['%E0%A4%A', 'null', '[]', 'x'.repeat(3000), 'stamp:abc'])(
    'asks, and grants nothing, where the cookie holds %.12s',
    (damaged) => {
      put(damaged);
      expect(createStore(terms).get()).toMatchObject({ ask: 'undecided', choices: no });
    },
  );

  test('follows the latest of several cookies', () => {
    const [older, newer] = [textOf(no), textOf(yes)];
    vi.spyOn(Document.prototype, 'cookie', 'get').mockReturnValue(
      `a=1; ${COOKIE}=${newer}; ${COOKIE}x=2; ${COOKIE}=${older}; ${COOKIE}=null`,
    );
    expect(createStore(terms).get().choices).toMatchObject(yes);
  });

  test('follows what another tab decided, and a cookie that was cleared', () => {
    const store = createStore(terms);
    put(textOf(yes));
    store.sync();
    expect(store.get().choices).toMatchObject(yes);
    put('', ';Path=/;Max-Age=0');
    store.sync();
    expect(store.get()).toMatchObject({ ask: 'undecided', choices: no });
  });

  test('tells two decisions of the same moment apart', () => {
    const at = Date.now() - 20_000;
    put(textOf(no, { at }));
    const store = createStore(terms);
    put(textOf(yes, { at }));
    store.sync();
    expect(store.get().choices).toMatchObject(yes);
  });

  test('asks again when the record ends while the page is open', () => {
    put(textOf(yes));
    const store = createStore(terms);
    vi.setSystemTime(store.get().record!.expires);
    store.sync();
    // the browser may have dropped the cookie by then
    expect(store.get()).toMatchObject({ ask: expect.stringMatching(/^(expired|undecided)$/), choices: no });
  });

  test('takes a record back', () => {
    put(textOf(yes));
    const store = createStore(terms);
    forget(store);
    expect(store.get()).toMatchObject({ ask: 'undecided', choices: no });
    expect(stored()).toEqual([]);
  });
});

/** A browser that has locks, each to be had at once. */
function withLocks(): void {
  const request = async (_name: string, _options: unknown, act: (lock: unknown) => unknown) => act({});
  vi.stubGlobal('navigator', Object.defineProperty(Object.create(navigator), 'locks', { value: { request } }));
}

describe('the cookie', () => {
  const written = () => {
    const set = vi.spyOn(Document.prototype, 'cookie', 'set');
    return () => set.mock.calls.map(([text]) => text as string);
  };

  test('is for the whole site, not for other sites, and ends with the record', () => {
    const writes = written();
    const expires = Date.now() + 60_000;
    save(createStore(terms), recordOf(yes, { at: Date.now() - DAY, expires }));
    expect(writes()).toEqual([expect.stringContaining(`;Path=/;SameSite=Lax;Expires=${new Date(expires).toUTCString()}`)]);
  });

  test('is shared with subdomains where the site says so', () => {
    const writes = written();
    save(createStore(terms), recordOf(yes), 'localhost');
    expect(writes()[0]).toMatch(/;Domain=localhost$/);
  });

  test('is written again, its end unchanged, for browsers that keep it 7 days only, where no other tab can write meanwhile', () => {
    const expires = Date.now() + 80 * DAY;
    const text = textOf(yes, { at: Date.now() - 100 * DAY, expires });
    put(text);
    const writes = written();
    const store = createStore(terms);
    expect(writes()).toEqual([]);
    renew(pageOf(store));
    expect(writes()).toEqual([]);
    withLocks();
    renew(pageOf(store));
    const today = Math.floor(Date.now() / DAY);
    expect(writes()).toEqual([`${COOKIE}=${text}.${today};Path=/;SameSite=Lax;Expires=${new Date(expires).toUTCString()}`]);
  });

  test('is not written again where another tab has decided since', () => {
    put(textOf(yes));
    const store = createStore(terms);
    const newer = textOf(no);
    put(newer);
    withLocks();
    renew(pageOf(store));
    expect(stored()).toEqual([newer]);
  });

  test('is not written before a choice, nor when it holds no consent', () => {
    const writes = written();
    withLocks();
    renew(pageOf(createStore(terms)));
    put(textOf(yes, { revision: '0' }));
    const before = writes().length;
    renew(pageOf(createStore(terms)));
    expect(writes().slice(before)).toEqual([]);
  });
});

describe.each(['silently', 'by throwing'] as const)('where cookies are blocked %s', (how) => {
  test('the visitor is asked, the choice holds for the page, and coming back to the tab does not ask again', () => {
    blockCookies(how);
    const store = createStore(terms);
    expect(store.get()).toMatchObject({ ask: 'undecided', choices: no });
    save(store, recordOf(yes));
    store.sync();
    store.sync();
    expect(store.get()).toMatchObject({ ask: null, choices: yes });
    save(store, recordOf(no));
    store.sync();
    expect(store.get()).toMatchObject({ ask: null, choices: no });
    expect(createStore(terms).get().ask).toBe('undecided');
  });
});

describe('a record is never replaced by an older one', () => {
  test('whoever writes it: the newer is put back where an older stands', () => {
    const store = createStore(terms);
    const older = textOf(yes);
    save(store, recordOf(no));
    const newer = stored()[0];
    put(older);
    expect(store.sync()).toBe(true);
    void putBack(pageOf(store));
    expect(store.get().choices).toMatchObject(no);
    expect(stored()).toEqual([newer]);
  });

  test('but by a visitor who clears cookies', () => {
    const store = createStore(terms);
    save(store, recordOf(yes));
    put('', ';Path=/;Max-Age=0');
    store.sync();
    expect(store.get().ask).toBe('undecided');
  });
});

test('a record that ends is none, whoever asks: also where nobody looked at the clock', () => {
  put(textOf(yes));
  const store = createStore(terms);
  const heard = vi.fn<(consent: Consent) => void>();
  store.subscribe(heard);
  vi.setSystemTime(store.get().record!.expires);
  expect(store.get().choices).toMatchObject(no);
  expect(heard).toHaveBeenCalledOnce();
});

describe('where a new record does not stick', () => {
  /** A jar that takes nothing under our name but what takes it away, as for a `Secure` cookie or one too large. */
  const full = (refuses: RegExp) => {
    const jar = new Map<string, string>();
    vi.spyOn(Document.prototype, 'cookie', 'get').mockImplementation(() => [...jar].map((pair) => pair.join('=')).join('; '));
    vi.spyOn(Document.prototype, 'cookie', 'set').mockImplementation((text) => {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(text as string)!;
      if (!value) jar.delete(name!);
      else if (!refuses.test(name!)) jar.set(name!, value);
    });
    const empty = () => delete (Document.prototype as Partial<Document>).cookie;
    return { jar, empty };
  };

  test('the earlier yes is gone, for the page and for the next', () => {
    const { jar } = full(/^rozilik/);
    jar.set(COOKIE, textOf(yes));
    const store = createStore(terms);
    expect(store.get().choices).toMatchObject(yes);
    const said = errors();
    save(store, recordOf(no));
    expect(said).toEqual([expect.stringContaining('could not be stored')]);
    store.sync();
    expect(store.get()).toMatchObject({ ask: null, choices: no });
    expect(createStore(terms).get()).toMatchObject({ ask: 'undecided', choices: no });
  });

  test('as on an http page beside an https one, it has another name, and the next choice under its own takes that away', () => {
    const { jar, empty } = full(/^rozilik$/);
    save(createStore(terms), recordOf(yes));
    expect([...jar.keys()]).toEqual(['rozilik-http']);
    expect(createStore(terms).get().choices).toMatchObject(yes);
    empty();
    document.cookie = `rozilik-http=${jar.get('rozilik-http')};Path=/`;
    save(createStore(terms), recordOf(no));
    expect(document.cookie).not.toContain('rozilik-http');
    expect(createStore(terms).get().choices).toMatchObject(no);
  });
});

test('what is taken back is taken back wherever it lies', () => {
  put(textOf(yes));
  const set = vi.spyOn(Document.prototype, 'cookie', 'set');
  forget(createStore(terms));
  const places = set.mock.calls.map(([text]) => /Domain=(.*)/.exec(text as string)?.[1]);
  expect(places).toContain('localhost');
  expect(places).toContain(undefined);
});

test('a choice that finds no room for its cookie holds for the page', () => {
  const store = createStore(terms);
  put(textOf(no));
  store.sync();
  vi.spyOn(Document.prototype, 'cookie', 'set').mockImplementation(() => {});
  save(store, recordOf(yes));
  store.sync();
  expect(store.get()).toMatchObject({ ask: null, choices: yes });
});
