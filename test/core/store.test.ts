import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { encode } from '../../src/consent/record';
import { COOKIE, createStore } from '../../src/core/store';
import type { Choices, Consent, ConsentRecord } from '../../src/types';
import { blockCookies, errors, freshPage } from '../page';

const DAY = 86_400_000;
const terms = { categories: ['analytics', 'marketing'], asked: [], revision: '1', life: 180 * DAY };
const yes: Choices = { analytics: true, marketing: true };
const no: Choices = { analytics: false, marketing: false };

let made = 0;
function recordOf(choices: Choices, changes: Partial<ConsentRecord> = {}): string {
  const at = Date.now() - 10_000 + made++;
  return encode({
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
  });
}
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
    createStore(terms).save(recordOf(yes));
    expect(createStore(terms).get()).toMatchObject({ ask: null, choices: yes });
  });

  test('hands each new consent on, in the order of subscribing, after it is saved', () => {
    const store = createStore(terms);
    const heard: unknown[] = [];
    store.subscribe((consent) => heard.push(['first', consent.choices['analytics'], stored().length]));
    const leave = store.subscribe(() => heard.push('second'));
    store.save(recordOf(yes));
    leave();
    store.save(recordOf(no));
    expect(heard).toEqual([['first', true, 1], 'second', ['first', false, 1]]);
  });

  test('says nothing when nothing changed', () => {
    put(recordOf(yes));
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
    store.save(recordOf(yes));
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
    const [older, newer] = [recordOf(no), recordOf(yes)];
    vi.spyOn(document, 'cookie', 'get').mockReturnValue(`a=1; ${COOKIE}=${newer}; ${COOKIE}x=2; ${COOKIE}=${older}; ${COOKIE}=null`);
    expect(createStore(terms).get().choices).toMatchObject(yes);
  });

  test('follows what another tab decided, and a cookie that was cleared', () => {
    const store = createStore(terms);
    put(recordOf(yes));
    store.sync();
    expect(store.get().choices).toMatchObject(yes);
    put('', ';Path=/;Max-Age=0');
    store.sync();
    expect(store.get()).toMatchObject({ ask: 'undecided', choices: no });
  });

  test('tells two decisions of the same moment apart', () => {
    const at = Date.now() - 20_000;
    put(recordOf(no, { at }));
    const store = createStore(terms);
    put(recordOf(yes, { at }));
    store.sync();
    expect(store.get().choices).toMatchObject(yes);
  });

  test('asks again when the record ends while the page is open', () => {
    put(recordOf(yes));
    const store = createStore(terms);
    vi.setSystemTime(store.get().record!.expires);
    store.sync();
    // the browser may have dropped the cookie by then
    expect(store.get()).toMatchObject({ ask: expect.stringMatching(/^(expired|undecided)$/), choices: no });
  });

  test('takes a record back', () => {
    put(recordOf(yes));
    const store = createStore(terms);
    store.save('');
    expect(store.get()).toMatchObject({ ask: 'undecided', choices: no });
    expect(stored()).toEqual([]);
  });
});

describe('the cookie', () => {
  const written = () => {
    const set = vi.spyOn(document, 'cookie', 'set');
    return () => set.mock.calls.map(([text]) => text as string);
  };

  test('is for the whole site, not for other sites, and ends with the record', () => {
    const writes = written();
    const expires = Date.now() + 60_000;
    createStore(terms).save(recordOf(yes, { at: Date.now() - DAY, expires }));
    expect(writes()).toEqual([expect.stringContaining(`;Path=/;SameSite=Lax;Expires=${new Date(expires).toUTCString()}`)]);
  });

  test('is shared with subdomains where the site says so', () => {
    const writes = written();
    createStore(terms, 'example.uz').save(recordOf(yes));
    expect(writes()).toEqual([expect.stringMatching(/;Domain=example\.uz$/)]);
  });

  test('is written again on each visit, its end unchanged, for browsers that keep it 7 days only', () => {
    const expires = Date.now() + 80 * DAY;
    const text = recordOf(yes, { at: Date.now() - 100 * DAY, expires });
    put(text);
    const writes = written();
    const store = createStore(terms);
    expect(writes()).toEqual([]);
    store.renew();
    expect(writes()).toEqual([`${COOKIE}=${text};Path=/;SameSite=Lax;Expires=${new Date(expires).toUTCString()}`]);
  });

  test('is not written again where another tab has decided since', () => {
    put(recordOf(yes));
    const store = createStore(terms);
    const newer = recordOf(no);
    put(newer);
    store.renew();
    expect(stored()).toEqual([newer]);
  });

  test('is not written before a choice, nor when it holds no consent', () => {
    const writes = written();
    createStore(terms).renew();
    put(recordOf(yes, { revision: '0' }));
    const before = writes().length;
    createStore(terms).renew();
    expect(writes().slice(before)).toEqual([]);
  });
});

describe.each(['silently', 'by throwing'] as const)('where cookies are blocked %s', (how) => {
  test('the visitor is asked, the choice holds for the page, and coming back to the tab does not ask again', () => {
    blockCookies(how);
    const store = createStore(terms);
    expect(store.get()).toMatchObject({ ask: 'undecided', choices: no });
    store.save(recordOf(yes));
    store.sync();
    store.sync();
    expect(store.get()).toMatchObject({ ask: null, choices: yes });
    store.save(recordOf(no));
    store.sync();
    expect(store.get()).toMatchObject({ ask: null, choices: no });
    expect(createStore(terms).get().ask).toBe('undecided');
  });
});

test('a choice that finds no room for its cookie holds for the page', () => {
  const store = createStore(terms);
  put(recordOf(no));
  store.sync();
  vi.spyOn(document, 'cookie', 'set').mockImplementation(() => {});
  store.save(recordOf(yes));
  store.sync();
  expect(store.get()).toMatchObject({ ask: null, choices: yes });
});
