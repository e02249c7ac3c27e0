import { fireEvent } from '@testing-library/preact';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Config, Consent, Remnant, Reload, Rozilik, Service } from '../../src/types';
import { errors, freshPage, visit, type Network } from '../page';
import { sight } from '../ui/panel/sight';

type Change = Consent & { left?: readonly Remnant[] };

/** What the site heard of changes. */
let changes: Change[];
document.addEventListener('rozilik:change', (event) => changes.push((event as CustomEvent<Change>).detail));
/** Whether the page was loaded anew. */
let reload: ReturnType<typeof vi.fn>;

beforeEach(() => {
  freshPage();
  changes = [];
  reload = vi.spyOn(location, 'reload').mockImplementation(() => {});
});

const put = (...names: string[]) => names.forEach((name) => (document.cookie = `${name}=1;Path=/`));
const there = () =>
  document.cookie
    .split('; ')
    .map((pair) => pair.split('=')[0]!)
    .filter((name) => name && name !== 'rozilik')
    .sort();

/** A service that runs, can be stopped, and stores what `names` say. */
function counter(changed: Partial<Service> = {}, ...names: string[]): Service {
  return {
    id: 'counter',
    category: 'analytics',
    start: vi.fn<() => void>(),
    stop: vi.fn<() => void>(),
    facts: { name: 'Counter', provider: 'Counter MCHJ', items: names.map((name) => ({ name, purpose: 'visitor' })) },
    ...changed,
  };
}
const start = (service: Service | readonly Service[], config: Config = {}, network?: Network): Promise<Rozilik> =>
  visit({ services: [service].flat(), ...config }, network);

/** The next page of the same visitor, in the same tab. */
async function nextPage(go: () => Promise<Rozilik>): Promise<Rozilik> {
  const { cookie } = document;
  const { state } = history;
  freshPage();
  for (const pair of cookie.split('; ')) document.cookie = `${pair};Path=/`;
  history.replaceState(state, '');
  changes = [];
  reload = vi.spyOn(location, 'reload').mockImplementation(() => {});
  return go();
}

describe('what is taken back', () => {
  test('is stopped, as its own method, before the call is done', async () => {
    const own: Service & { stopped?: boolean } = counter({
      stop() {
        (this as { stopped?: boolean }).stopped = true;
      },
    });
    const api = await start(own);
    await api.acceptAll();
    await api.withdraw('counter');
    expect(own.stopped).toBe(true);
    expect(reload).not.toHaveBeenCalled();
  });

  test('can be granted again, and starts anew', async () => {
    const service = counter();
    const api = await start(service);
    await api.acceptAll();
    await api.rejectAll();
    await api.acceptAll();
    expect([vi.mocked(service.start!).mock.calls.length, vi.mocked(service.stop!).mock.calls.length]).toEqual([2, 1]);
  });

  test('has its cookies and keys erased, by name, beginning or end, and nobody else’s', async () => {
    const kind = 'localStorage' as const;
    const facts = {
      items: [
        ...['seen', '_a_*', '*_adtech', 'b.c'].map((name) => ({ name, purpose: 'visitor' })),
        { name: 'key*', purpose: 'visitor', kind },
      ],
    };
    const api = await start([
      counter({ facts }),
      { id: 'login', category: 'necessary', facts: { items: [{ name: 'session', purpose: 'Keeps you signed in.' }] } },
    ]);
    await api.acceptAll();
    put('seen', '_a_1', 'my_adtech', 'b.c', 'unseen', 'seen2', 'a_1', 'bxc', 'session', 'key1');
    localStorage.setItem('key1', '1');
    sessionStorage.setItem('key2', '1');
    localStorage.setItem('seen', '1');
    await api.withdraw();
    await vi.waitFor(() => expect(there()).toEqual(['a_1', 'bxc', 'key1', 'seen2', 'session', 'unseen']));
    expect([Object.keys(localStorage), Object.keys(sessionStorage)]).toEqual([['seen'], []]);
  });

  test('has its cookies erased on every domain and path it could have used, and in a jar of its own', async () => {
    const writes: string[] = [];
    const api = await start(counter({}, 'seen'));
    await api.acceptAll();
    put('seen');
    const { happyDOM } = window as unknown as { happyDOM: { setURL(url: string): void } };
    const { href } = location;
    happyDOM.setURL('http://shop.example.uz/goods/42');
    vi.spyOn(Document.prototype, 'cookie', 'get').mockReturnValue('seen=1; other=1');
    vi.spyOn(Document.prototype, 'cookie', 'set').mockImplementation((text) => void writes.push(text));
    await api.withdraw();
    happyDOM.setURL(href);
    const erasures = writes.filter((text) => text.startsWith('seen=;Max-Age=0'));
    for (const domain of ['', ';Domain=shop.example.uz', ';Domain=example.uz']) {
      for (const path of ['/', '/goods', '/goods/', '/goods/42']) {
        expect(erasures).toContain(`seen=;Max-Age=0;Path=${path}${domain}`);
        expect(erasures).toContain(`seen=;Max-Age=0;Path=${path}${domain};SameSite=None;Partitioned`);
      }
    }
    expect(writes.filter((text) => text.startsWith('other'))).toEqual([]);
  });

  test.each<[string, () => void]>([
    ['a second later', () => vi.advanceTimersByTime(1_000)],
    ['when the page is left', () => void dispatchEvent(new Event('pagehide'))],
  ])('is erased once more %s: a script may write until it has come to rest', async (_, later) => {
    const api = await start(counter({}, 'seen'));
    await api.acceptAll();
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    await api.withdraw();
    await vi.waitFor(() => expect(changes).toHaveLength(2));
    put('seen');
    const writes = vi.spyOn(Document.prototype, 'cookie', 'set');
    later();
    expect(writes.mock.calls.flat()).toContainEqual('seen=;Max-Age=0;Path=/');
  });

  test('is erased although the site listed something else amiss', async () => {
    put('seen');
    const odd = counter({ id: 'odd', facts: { items: ['odd_*', null, {}] as never } });
    const api = await start([odd, counter({ id: 'odder', facts: { items: 'odd' as never } }), counter({}, 'seen')]);
    await api.acceptAll();
    await api.withdraw();
    await vi.waitFor(() => expect(there()).toEqual([]));
  });

  test('is erased where it stops because something that it needs is taken back', async () => {
    const service = counter({ needs: 'marketing' }, 'seen');
    const api = await start(service, { categories: ['marketing'] });
    await api.acceptAll();
    put('seen');
    await api.withdraw('marketing');
    await vi.waitFor(() => expect(there()).toEqual([]));
    expect(service.stop).toHaveBeenCalledOnce();
  });

  test('is left alone where it was granted again meanwhile', async () => {
    const api = await start(counter({}, 'seen'));
    await api.acceptAll();
    await api.withdraw();
    await vi.waitFor(() => expect(changes).toHaveLength(2));
    await api.acceptAll();
    put('seen');
    dispatchEvent(new Event('pagehide'));
    expect(there()).toEqual(['seen']);
  });

  test('takes with it what services that were never granted left, once their files say what that is', async () => {
    let arrive: (whole: Service) => void;
    const file = new Promise<Service>((done) => (arrive = done));
    const chat: Service = { id: 'chat', category: 'functional', bring: () => file };
    const api = await start([counter(), chat]);
    await api.decide({ counter: true });
    put('chat_id');
    await api.withdraw();
    expect(there()).toEqual(['chat_id']);
    arrive!(counter({ id: 'chat', category: 'functional' }, 'chat_id'));
    // sooner than the second sweep
    await vi.waitFor(() => expect(there()).toEqual([]), { timeout: 500 });
    expect(chat.start).not.toHaveBeenCalled();
  });
});

describe('what is left', () => {
  const unreachable = counter({
    facts: {
      provider: 'Counter MCHJ',
      items: [
        { name: 'seen', purpose: 'visitor' },
        { name: 'far', purpose: 'ads', thirdParty: true },
        { name: 'hidden', purpose: 'visitor', httpOnly: true },
      ],
    },
  });
  const LEFT = [
    { service: 'counter', name: 'far', why: 'third-party' },
    { service: 'counter', name: 'hidden', why: 'http-only' },
  ];
  const note = () => sight().getByRole('region', { name: 'Your consent is withdrawn' });

  test('is told to the site’s code with the change: whose it is, its name, and why', async () => {
    const api = await start(unreachable);
    await api.acceptAll();
    await api.withdraw();
    await vi.waitFor(() => expect(changes).toHaveLength(2));
    expect(changes.map(({ left }) => left)).toEqual([undefined, LEFT]);
    expect(changes[1]!.record!.action).toBe('withdraw');
  });

  test('counts what withstood', async () => {
    const api = await start(counter({}, 'seen'));
    await api.acceptAll();
    const { cookie } = document;
    vi.spyOn(Document.prototype, 'cookie', 'get').mockReturnValue(`${cookie}; seen=1`);
    await api.withdraw('counter');
    await vi.waitFor(() => expect(changes.at(-1)!.left).toEqual([{ service: 'counter', name: 'seen', why: 'kept' }]));
  });

  test('is told to the visitor, with who set it and what can be done, until they close it', async () => {
    const api = await start(unreachable);
    await api.acceptAll();
    await api.withdraw();
    await vi.waitFor(note);
    expect(note().textContent).toMatch(
      /2 cookies may be left that it cannot reach\.Set by: Counter MCHJ\. You can erase them in your browser’s settings/,
    );
    fireEvent.click(sight().getByRole('button', { name: 'Close' }));
    expect(sight().queryByRole('region')).toBeNull();
  });

  test('counts what services share once, and names each provider once, as the site knows it', async () => {
    const far = { name: 'far', purpose: 'ads', thirdParty: true } as const;
    const api = await start([
      unreachable,
      counter({ id: 'pixel', facts: { provider: 'Counter MCHJ', items: [far] } }),
      counter({ id: 'chat', facts: { items: [{ ...far, name: 'own' }] } }),
    ]);
    await api.acceptAll();
    await api.withdraw();
    await vi.waitFor(() => expect(note().textContent).toMatch(/3 cookies may be left .*Set by: Counter MCHJ and chat\./));
  });

  test('stands behind the settings, and comes when they are closed', async () => {
    const api = await start(unreachable);
    await api.acceptAll();
    await api.open();
    await api.withdraw();
    await vi.waitFor(() => expect(changes).toHaveLength(2));
    expect(sight().queryByRole('region')).toBeNull();
    await api.close();
    await vi.waitFor(note);
  });

  test('waits while the visitor is asked', async () => {
    const api = await start(unreachable);
    await api.acceptAll();
    await api.reset();
    await vi.waitFor(() => expect(changes).toHaveLength(2));
    expect(sight().getAllByRole('region')).toHaveLength(1);
    await api.rejectAll();
    await vi.waitFor(note);
  });

  test('is not kept for a page that has no record to tell it by', async () => {
    const api = await start({ ...unreachable, stop: () => false });
    await api.acceptAll();
    await api.reset();
    await vi.waitFor(() => expect(reload).toHaveBeenCalled());
    expect(history.state).toBeNull();
  });

  test('is nothing to tell where all is erased, where nothing ran, and where something is granted', async () => {
    const api = await start([counter({}, 'seen'), { ...unreachable, id: 'refused' }]);
    await api.decide({ counter: true });
    await api.withdraw();
    await vi.waitFor(() => expect(changes).toHaveLength(2));
    expect(changes.map(({ left }) => left)).toEqual([undefined, []]);
    expect(document.querySelector('rozilik-root')?.shadowRoot!.querySelector('.ui section')).toBeFalsy();
  });

  test('is told on the next page where this one is loaded anew, once, and the site’s own entry in the history stays as it was', async () => {
    const unstoppable: Service = { ...unreachable, stop: () => false };
    history.replaceState({ page: 3 }, '');
    const api = await start(unstoppable);
    await api.acceptAll();
    await api.withdraw();
    await vi.waitFor(() => expect(reload).toHaveBeenCalledOnce());
    expect(history.state).toEqual({ page: 3, rozilik: LEFT });
    await nextPage(() => start(unstoppable));
    await vi.waitFor(note);
    expect(history.state).toEqual({ page: 3 });
    await nextPage(() => start(unstoppable));
    await new Promise((done) => setTimeout(done, 50));
    expect(document.querySelector('rozilik-root')?.shadowRoot!.querySelector('.ui section')).toBeFalsy();
    expect(reload).not.toHaveBeenCalled();
  });

  test('does not keep a page from being loaded anew whose history is closed to us', async () => {
    const api = await start({ ...unreachable, stop: () => false });
    await api.acceptAll();
    vi.spyOn(history, 'replaceState').mockImplementation(() => {
      throw new DOMException('sandboxed', 'SecurityError');
    });
    await api.withdraw();
    await vi.waitFor(() => expect(reload).toHaveBeenCalledOnce());
    expect(changes.at(-1)!.left).toEqual(LEFT);
  });
});

describe('the page', () => {
  const can = { stop: () => {} };
  const cannot = { stop: () => false };
  const fails = {
    stop() {
      throw new Error('not today');
    },
  };
  test.each<[string, Partial<Service>, Reload | undefined, Reload | undefined, boolean]>([
    ['not loaded anew for what can be stopped', can, undefined, undefined, false],
    ['loaded anew for what cannot', cannot, undefined, undefined, true],
    ['loaded anew for what fails to', fails, undefined, undefined, true],
    ['loaded anew for what cannot, where the site says auto', cannot, 'auto', undefined, true],
    ['not loaded anew where the site says never', cannot, 'never', undefined, false],
    ['loaded anew where the site says always', can, 'always', undefined, true],
    ['not loaded anew where the service says never, and the site always', cannot, 'always', 'never', false],
    ['loaded anew where the service says always, and the site never', can, 'never', 'always', true],
    ['loaded anew where the service says auto, and the site never', cannot, 'never', 'auto', true],
  ])('is %s', async (_, verbs, site, own, loaded) => {
    errors();
    const api = await start(counter({ ...verbs, ...(own && { reload: own }) }), site && { reload: site });
    await api.acceptAll();
    await api.withdraw('counter');
    await vi.waitFor(() => expect(changes).toHaveLength(2));
    expect(reload).toHaveBeenCalledTimes(loaded ? 1 : 0);
  });

  test('is not loaded anew for a name without a verb, unless the site says always', async () => {
    const name: Service = { id: 'video', category: 'functional' };
    let api = await start(name);
    await api.acceptAll();
    await api.withdraw('video');
    await vi.waitFor(() => expect(changes).toHaveLength(2));
    expect(reload).not.toHaveBeenCalled();
    freshPage();
    reload = vi.spyOn(location, 'reload').mockImplementation(() => {});
    api = await start(name, { reload: 'always' });
    await api.acceptAll();
    await api.withdraw('video');
    await vi.waitFor(() => expect(reload).toHaveBeenCalledOnce());
  });

  test('that is never loaded anew does not start a second time what could not be stopped', async () => {
    const run = vi.fn<() => void>();
    const api = await start({ id: 'counter', category: 'analytics', start: run }, { reload: 'never' });
    await api.acceptAll();
    await api.withdraw();
    await api.acceptAll();
    expect(run).toHaveBeenCalledOnce();
  });

  test('is loaded anew where the part that stops things does not load: the record is saved', async () => {
    const api = await start(counter(), {}, { lost: ['withdrawal'] });
    await api.acceptAll();
    await api.withdraw();
    await vi.waitFor(() => expect(reload).toHaveBeenCalled());
    expect(document.cookie).toMatch(/action=withdraw/);
  });
});

describe('on the pages after a withdrawal', () => {
  test('what its page could not finish is finished', async () => {
    const api = await start(counter({}, 'seen'));
    await api.acceptAll();
    await api.withdraw();
    put('seen');
    await nextPage(() => start(counter({}, 'seen')));
    put('seen');
    await vi.waitFor(() => expect(there()).toEqual([]));
    expect(reload).not.toHaveBeenCalled();
  });

  test('nothing more is fetched where all was refused at once', async () => {
    const asked: string[] = [];
    const api = await start(counter());
    await api.rejectAll();
    await nextPage(() => start(counter(), {}, { asked }));
    await new Promise((done) => setTimeout(done, 20));
    expect(asked).toEqual(['page']);
  });
});

describe('a first refusal', () => {
  test.each<[string, () => void]>([
    ['a cookie', () => put('seen')],
    ['a key', () => localStorage.setItem('key', '1')],
  ])('erases what is left from the days before this widget: %s', async (_, leave) => {
    const service = counter({
      facts: {
        items: [
          { name: 'seen', purpose: 'visitor' },
          { name: 'key', purpose: 'visitor', kind: 'localStorage' },
        ],
      },
    });
    const asked: string[] = [];
    const api = await start(service, {}, { asked });
    leave();
    await api.rejectAll();
    expect(asked).toContain('withdrawal');
    await vi.waitFor(() => expect([there(), Object.keys(localStorage)]).toEqual([[], []]));
    expect([vi.mocked(service.stop!).mock.calls, reload.mock.calls, api.get().record!.action]).toEqual([[], [], 'reject-all']);
  });

  test.each<[string, (api: Rozilik) => Promise<void>, boolean]>([
    ['fetches nothing where nothing is there', (api) => api.rejectAll(), false],
    ['fetches nothing where all is granted', (api) => (put('seen'), api.acceptAll()), false],
    ['of some things erases too', (api) => (put('seen'), api.decide({ analytics: true })), true],
  ])('%s', async (_, decide, fetches) => {
    const asked: string[] = [];
    const api = await start(counter(), { categories: ['marketing'] }, { asked });
    await decide(api);
    await new Promise((done) => setTimeout(done, 20));
    expect(asked.includes('withdrawal')).toBe(fetches);
  });
});

test('a record that is forgotten stops and erases too', async () => {
  const service = counter({}, 'seen');
  const api = await start(service);
  await api.acceptAll();
  put('seen');
  await api.reset();
  await vi.waitFor(() => expect(there()).toEqual([]));
  expect([vi.mocked(service.stop!).mock.calls.length, api.get().ask]).toEqual([1, 'undecided']);
});

describe('a list that another script of the page left in the history', () => {
  const far: Service = { id: 'counter', category: 'analytics', facts: { provider: 'Counter MCHJ' } };
  /** A page after a withdrawal, with this in its entry of the history. */
  async function pageWith(state: unknown): Promise<void> {
    const first = await start(far);
    await first.acceptAll();
    await first.withdraw();
    history.replaceState(state, '');
    await nextPage(() => start(far));
  }
  const said = () => document.querySelector('rozilik-root')?.shadowRoot!.querySelector('.ui section')?.textContent;

  test.each<unknown>([
    [null],
    [5, 'x', [], {}],
    [{ service: 'counter' }],
    [{ service: 'counter', name: 5, why: 'kept' }],
    [{ service: 'counter', name: {}, why: 'kept' }],
    [{ service: 'counter', name: 'far', why: 'because' }],
    [{ service: 'stranger', name: 'far', why: 'kept' }],
    [{ service: 'constructor', name: 'far', why: 'kept' }],
    [{ service: {}, name: 'far', why: 'kept' }],
    { 0: { service: 'counter', name: 'far', why: 'kept' }, length: 1 },
    'far',
  ])('says nothing where nothing in it is sound: %j', async (rozilik) => {
    const reported = errors();
    await pageWith({ page: 3, rozilik });
    await new Promise((done) => setTimeout(done, 60));
    expect(said()).toBeUndefined();
    expect(reported).toEqual([]);
  });

  test('says what is sound in it, and leaves the rest of the entry as it was', async () => {
    await pageWith({
      page: 3,
      rozilik: [null, { service: 'counter', name: 'far', why: 'third-party' }, { service: 'x', name: 'y', why: 'kept' }],
    });
    await vi.waitFor(() => expect(said()).toMatch(/1 cookie may be left .*Set by: Counter MCHJ\./));
    expect(history.state).toEqual({ page: 3 });
  });

  test('keeps nothing from being erased where the history is closed to us', async () => {
    const first = await start(counter({}, 'seen'));
    await first.acceptAll();
    await first.withdraw();
    history.replaceState({ rozilik: [{ service: 'counter', name: 'far', why: 'kept' }] }, '');
    await nextPage(async () => {
      put('seen');
      vi.spyOn(history, 'replaceState').mockImplementation(() => {
        throw new DOMException('sandboxed', 'SecurityError');
      });
      return start(counter({}, 'seen'));
    });
    await vi.waitFor(() => expect(there()).toEqual([]));
  });
});

describe('a wrong word in what is said of a service', () => {
  test.each<unknown>(['sometimes', 5, {}, null])(
    'does not keep the page from being loaded anew for what cannot be stopped: reload %j',
    async (reload_) => {
      errors();
      const api = await start(counter({ stop: () => false, reload: reload_ as Reload }), { reload: reload_ as Reload });
      await api.acceptAll();
      await api.withdraw();
      await vi.waitFor(() => expect(reload).toHaveBeenCalledOnce());
    },
  );

  test.each(['false', 'no', 0, {}])('does not put its cookie out of reach: thirdParty %j', async (thirdParty) => {
    const facts = { items: [{ name: 'seen', purpose: 'visitor', thirdParty, httpOnly: thirdParty, kind: 'cookie' }] } as never;
    const api = await start(counter({ facts }));
    await api.acceptAll();
    put('seen');
    await api.withdraw();
    await vi.waitFor(() => expect(there()).toEqual([]));
  });

  test('keeps nothing of the catalogue’s list from being erased', async () => {
    const { metaPixel } = await import('../../src/services');
    const api = await start(metaPixel({ id: 1, facts: { items: 'x' } as never }));
    await api.acceptAll();
    put('_fbp');
    await api.withdraw();
    await vi.waitFor(() => expect(there()).toEqual([]));
  });
});
