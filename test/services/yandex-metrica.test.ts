import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Rozilik } from '../../src/types';
import { errors, freshPage, freshServices, globals, scripts, visit } from '../page';

const TAG = 'https://mc.yandex.ru/metrika/tag.js';
const INIT = { clickmap: true, trackLinks: true, accurateTrackBounce: true };

type Ym = ((...args: unknown[]) => void) & { a?: IArguments[]; real?: Ym };
const ym = (...args: unknown[]) => (globals['ym'] as Ym)(...args);
const queued = (queue = globals['ym'] as Ym) => (queue.a ?? []).map((entry) => [...entry]);
const flag = (id = 1) => globals[`disableYaCounter${id}`];

async function start(options: object = {}): Promise<Rozilik> {
  const { yandexMetrica } = await freshServices();
  return visit({ services: [yandexMetrica({ id: 1, ...options })] });
}

/** What the counter's file does when it is there: takes the queue over, and leaves the counter where others find it. */
function tagArrives(counter: object): unknown[][] {
  const calls = queued();
  globals['ym'] = (...args: unknown[]) => void calls.push(args);
  globals['yaCounter1'] = counter;
  return calls;
}

beforeEach(freshPage);

describe('Yandex.Metrica', () => {
  test('is switched off before the choice, and its file is not there', async () => {
    await start();
    expect(flag()).toBe(true);
    expect(scripts()).toEqual([]);
  });

  test('is switched on after the choice, then its file is loaded, then the counter begins', async () => {
    const api = await start({ webvisor: true });
    const order: unknown[] = [];
    vi.spyOn(document.head, 'append').mockImplementation(
      (script) => void order.push((script as HTMLScriptElement).src, flag(), queued().length),
    );
    await api.acceptAll();
    expect(order).toEqual([TAG, false, 0]);
    expect(queued()).toEqual([[1, 'init', { ...INIT, webvisor: true }]]);
    expect(globals['ym']).toHaveProperty('l', expect.any(Number));
  });

  test('loads and begins once, however often the visitor saves', async () => {
    const api = await start();
    await api.acceptAll();
    await api.decide({ analytics: true });
    expect(scripts()).toEqual([TAG]);
    expect(queued()).toHaveLength(1);
  });

  test('drops what the page told it before the choice', async () => {
    const api = await start();
    ym(1, 'reachGoal', 'too early');
    await api.acceptAll();
    ym(1, 'reachGoal', 'allowed');
    expect(queued()).toEqual([
      [1, 'init', INIT],
      [1, 'reachGoal', 'allowed'],
    ]);
  });

  test('after a refusal stays off, and the page may call it all the same', async () => {
    const api = await start();
    await api.rejectAll();
    ym(1, 'hit', '/');
    expect([flag(), scripts(), queued((globals['ym'] as Ym).real)]).toEqual([true, [], []]);
  });

  test('leaves a counter written into the page before us its own queue and its own file', async () => {
    const own: Ym = (...args: unknown[]) => void (own.a ??= []).push(args as unknown as IArguments);
    globals['ym'] = own;
    const api = await start();
    expect(globals['ym']).toBe(own);
    expect(flag()).toBe(true);
    await api.acceptAll();
    expect([flag(), scripts(), queued(own)]).toEqual([false, [], [[1, 'init', INIT]]]);
  });

  test('keeps a counter written into the page after us from queueing', async () => {
    await start();
    const ours = globals['ym'];
    globals['ym'] ||= () => {};
    expect(globals['ym']).toBe(ours);
  });
});

describe('when Yandex.Metrica is withdrawn', () => {
  test('the counter is told to stop, switched off, and told nothing more', async () => {
    const api = await start();
    await api.acceptAll();
    const destruct = vi.fn<() => void>();
    const calls = tagArrives({ destruct });
    await api.withdraw('analytics');
    await vi.waitFor(() => expect(destruct).toHaveBeenCalledOnce());
    ym(1, 'reachGoal', 'too late');
    expect(flag()).toBe(true);
    expect(calls).toEqual([[1, 'init', INIT]]);
  });

  test('it sends nothing while it stops, and the page can send again afterwards', async () => {
    const sent: unknown[] = [];
    vi.stubGlobal('fetch', (url: string) => sent.push(url));
    vi.spyOn(navigator, 'sendBeacon').mockImplementation((url) => sent.push(url) > 0);
    vi.spyOn(XMLHttpRequest.prototype, 'send').mockImplementation(() => void sent.push('xhr'));
    const send = (to: string) => {
      void fetch(to);
      navigator.sendBeacon(to);
      const request = new XMLHttpRequest();
      request.open('POST', to);
      request.send();
    };
    const api = await start();
    await api.acceptAll();
    const destruct = vi.fn<() => void>(() => send('https://mc.yandex.ru/webvisor/1'));
    tagArrives({ destruct });
    await api.withdraw();
    await vi.waitFor(() => expect(destruct).toHaveBeenCalledOnce());
    expect(sent).toEqual([]);
    send('https://mc.yandex.ru/watch/2');
    expect(sent).toEqual(['https://mc.yandex.ru/watch/2', 'https://mc.yandex.ru/watch/2', 'xhr']);
  });

  test('its cookies and keys are erased, and nobody else’s', async () => {
    const api = await start();
    await api.acceptAll();
    tagArrives({ destruct() {} });
    for (const name of ['_ym_uid', '_ym_d', '_ym_isad', '_ym_visorc_1', 'basket']) document.cookie = `${name}=1;Path=/`;
    localStorage.setItem('_ym_retryReqs', '1');
    localStorage.setItem('basket', '1');
    await api.withdraw();
    await vi.waitFor(() => expect(document.cookie).not.toMatch(/_ym/));
    expect(document.cookie).toMatch(/basket=1/);
    expect(Object.keys(localStorage)).toEqual(['basket']);
  });

  test('it can be accepted again: the same file begins anew', async () => {
    const api = await start();
    await api.acceptAll();
    const destruct = vi.fn<() => void>();
    const calls = tagArrives({ destruct });
    await api.withdraw();
    await vi.waitFor(() => expect(destruct).toHaveBeenCalledOnce());
    await api.acceptAll();
    expect(flag()).toBe(false);
    expect(scripts()).toEqual([TAG]);
    expect(calls).toEqual([
      [1, 'init', INIT],
      [1, 'init', INIT],
    ]);
  });

  test.each([
    ['a counter of the old watch.js, which has no way to stop', {}, 0],
    [
      'a counter that fails to stop',
      {
        destruct() {
          throw new Error('not today');
        },
      },
      1,
    ],
  ])('the page is loaded anew, after the record is saved, for %s', async (_, counter, failures) => {
    const said = errors();
    const api = await start();
    await api.acceptAll();
    tagArrives(counter);
    const { fetch } = globalThis;
    let cookie = '';
    const reload = vi.spyOn(location, 'reload').mockImplementation(() => void (cookie = document.cookie));
    await api.withdraw();
    await vi.waitFor(() => expect(reload).toHaveBeenCalledOnce());
    expect(cookie).toMatch(/action=withdraw/);
    expect(said).toHaveLength(failures);
    // until then nothing is sent to another host
    expect(globalThis.fetch).not.toBe(fetch);
    globalThis.fetch = fetch;
  });

  test('the page is loaded anew where its file is still on its way and cannot be told', async () => {
    const api = await start();
    await api.acceptAll();
    const reload = vi.spyOn(location, 'reload').mockImplementation(() => {});
    await api.withdraw();
    await vi.waitFor(() => expect(reload).toHaveBeenCalledOnce());
  });

  test('every counter on the page is stopped', async () => {
    const { STOPS } = await import('../../src/services/catalogue');
    const stopped: number[] = [];
    for (const id of [1, 22]) globals[`yaCounter${id}`] = { destruct: () => stopped.push(id) };
    globals['yaCounterOfMine'] = {};
    globals['ym'] = () => {};
    expect(STOPS['yandex-metrica']!()).toBe(true);
    expect([stopped, flag(1), flag(22)]).toEqual([[1, 22], true, true]);
  });
});
