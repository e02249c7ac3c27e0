import { fireEvent, within } from '@testing-library/preact';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Choices, Config, Rozilik, Service } from '../../src/types';
import { errors, freshPage, visit, type Network } from '../page';

beforeEach(freshPage);

/** Lets everything happen that is going to. */
const settled = () => new Promise((done) => setTimeout(done, 20));
const only = <E extends Element = HTMLElement>(selector: string) => document.querySelector<E>(selector)!;

const VIDEO: Service = {
  id: 'video',
  category: 'functional',
  facts: { name: 'Video', provider: 'Video MCHJ', source: ['^http://localhost:3000/embed/(\\d+)$', 'https://video.example/watch/$1'] },
};

/** Scripts that were let go and have arrived. */
const arrived = new WeakSet<Element>();
function arrive(): void {
  for (const script of document.scripts) {
    if (!script.src || arrived.has(script)) continue;
    arrived.add(script);
    script.dispatchEvent(new Event('load'));
  }
}

/** A page with these elements in it, once they are followed. */
async function start(body: string, config: Config = {}, network: Network = {}): Promise<Rozilik> {
  document.body.innerHTML = body;
  for (const held of document.scripts) held.addEventListener('rozilik:run', () => setTimeout(arrive));
  const api = await visit({ categories: ['analytics', 'marketing'], services: [VIDEO], ...config }, network);
  await settled();
  return api;
}

describe('a tagged element', () => {
  test.each<[string, Choices, boolean]>([
    ['analytics', { analytics: true }, true],
    ['analytics', { analytics: false }, false],
    ['video', { video: true }, true],
    ['analytics marketing', { analytics: true, marketing: true }, true],
    ['analytics marketing', { analytics: true }, false],
    ['analytics|marketing', { marketing: true }, true],
    ['!analytics', { analytics: false }, true],
    ['!analytics', { analytics: true }, false],
    ['marketing !analytics', { marketing: true }, true],
    ['necessary', {}, true],
  ])('that needs "%s" is shown after %j: %s', async (need, choices, shown) => {
    const api = await start(`<img data-consent="${need}" data-src="/a.gif">`);
    await api.decide(choices);
    if (shown) await vi.waitFor(() => expect(only('img').getAttribute('src')).toBe('http://localhost:3000/a.gif'));
    await settled();
    expect(only('img').hasAttribute('src')).toBe(shown);
  });

  test.each(['<iframe data-consent="analytics" src="about:blank"></iframe>', '<script data-consent="analytics"></script>'])(
    'that a browser does not wait for is reported, and has no placeholder: %s',
    async (markup) => {
      const said = errors();
      await start(markup);
      await vi.waitFor(() => expect(said.join()).toMatch(/was not held: write type="text\/plain" for a script, data-src for the rest/));
      expect(document.querySelector('rozilik-embed')).toBeNull();
    },
  );

  test('is not shown before anyone decided, nor one for those who refuse', async () => {
    await start('<img data-consent="analytics" data-src="/a.gif"><img data-consent="!analytics" data-src="/b.gif">');
    expect([...document.querySelectorAll('img')].map((image) => image.getAttribute('src'))).toEqual([null, null]);
  });

  test.each(['analytic', '', ' ', 'constructor', '!analytic'])(
    'that names nothing declared stays off and is told on the console: "%s"',
    async (need) => {
      const said = errors();
      const api = await start(
        `<img data-consent="${need}" data-src="/a.gif"><script type="text/plain" data-consent="${need}" data-src="/a.js"></script>`,
      );
      await api.acceptAll();
      await settled();
      expect([only('img').getAttribute('src'), only('script').getAttribute('src')]).toEqual([null, null]);
      expect(said).toEqual([`[rozilik] stays off: data-consent="${need}" names what is not declared`]);
    },
  );

  test('is emptied when that is taken back, and shown again when it is granted again', async () => {
    const api = await start('<img data-consent="analytics" data-src="/a.gif"><img data-consent="!analytics" data-src="/b.gif">');
    const shown = () => [...document.querySelectorAll('img')].map((image) => image.hasAttribute('src'));
    await api.acceptAll();
    expect(shown()).toEqual([true, false]);
    await api.withdraw('analytics');
    await vi.waitFor(() => expect(shown()).toEqual([false, true]));
    await api.acceptAll();
    await vi.waitFor(() => expect(shown()).toEqual([true, false]));
  });

  test.each(['javascript:alert(1)', ' javascript:alert(1)', 'data:text/html,x', 'blob:x'])(
    'whose address is none of the web stays off: %s',
    async (address) => {
      const said = errors();
      const api = await start(`<img data-consent="analytics" data-src="${address}">`);
      await api.acceptAll();
      await settled();
      expect(only('img').hasAttribute('src')).toBe(false);
      expect(said.join()).toContain('is no http(s) address');
    },
  );
});

describe('a tagged script', () => {
  const held = (name: string, attributes = '') =>
    `<script type="text/plain" data-consent="analytics" data-src="/${name}.js" ${attributes}></script>`;
  const ran = () => [...document.scripts].filter((script) => script.src).map((script) => script.src.replace('http://localhost:3000/', ''));

  test('runs when granted, once, with its own attributes, and tells the one it was made of', async () => {
    const api = await start(held('a', 'id="mine" crossorigin="anonymous" data-key="1"'));
    const heard: string[] = [];
    for (const type of ['rozilik:run', 'load']) only('script').addEventListener(type, ({ type: name }) => heard.push(name));
    await api.acceptAll();
    await vi.waitFor(() => expect(heard).toEqual(['rozilik:run', 'load']));
    const { id, crossOrigin, dataset, type } = only<HTMLScriptElement>('script');
    expect({ id, crossOrigin, type, ...dataset }).toEqual({
      id: 'mine',
      crossOrigin: 'anonymous',
      type: '',
      consent: 'analytics',
      key: '1',
    });
    await api.acceptAll();
    await settled();
    expect(ran()).toEqual(['a.js']);
  });

  test('runs in the page’s order, modules and deferred ones after the others', async () => {
    const order: string[] = [];
    const api = await start(held('module', 'data-type="module"') + held('defer', 'defer') + held('one') + held('two'));
    for (const script of document.scripts) script.addEventListener('rozilik:run', () => order.push(script.dataset['src']!));
    await api.acceptAll();
    await vi.waitFor(() => expect(order).toEqual(['/one.js', '/two.js', '/module.js', '/defer.js']));
  });

  test('that needs several things runs when the last of them is granted', async () => {
    const api = await start('<script type="text/plain" data-consent="analytics marketing" data-src="/a.js"></script>');
    await api.decide({ analytics: true });
    await settled();
    expect(ran()).toEqual([]);
    await api.decide({ marketing: true });
    await vi.waitFor(() => expect(ran()).toEqual(['a.js']));
  });

  test.each([
    ['loaded anew', {}, 1],
    ['left as it is where the site never wants that', { reload: 'never' as const }, 0],
  ])('cannot be taken back: the page is %s', async (_, config, times) => {
    const reload = vi.spyOn(location, 'reload').mockImplementation(() => {});
    const api = await start(held('a'), config);
    await api.acceptAll();
    await vi.waitFor(() => expect(ran()).toEqual(['a.js']));
    await api.withdraw();
    await settled();
    expect(reload).toHaveBeenCalledTimes(times);
  });
});

describe('in the place of an embed', () => {
  const EMBED = '<img data-consent="video" data-src="/embed/42" title="Our film">';
  const box = (width: number, height: number) =>
    vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue({ width, height, left: 10, top: 10 } as DOMRect);
  const host = () => only('rozilik-embed');
  const card = () => within(host().shadowRoot!.querySelector<HTMLElement>('[role=group], div')!);
  const button = (name: string) => card().getByRole('button', { name });
  async function standing(body = EMBED, config: Config = {}, network: Network = {}): Promise<Rozilik> {
    box(400, 300);
    const api = await start(body, config, network);
    await vi.waitFor(() => expect(card().getAllByRole('button')).toHaveLength(2));
    return api;
  }

  test('stands whose it is, what showing it means, and where it can be seen otherwise', async () => {
    await standing();
    expect(host().nextElementSibling).toBe(only('img'));
    expect(card().getByText('Video')).toBeTruthy();
    expect(
      card().getByText('To show this, your browser contacts Video MCHJ, which learns your IP address and may store cookies.'),
    ).toBeTruthy();
    expect(
      card()
        .getAllByRole('button')
        .map((each) => each.textContent),
    ).toEqual(['Show once', 'Always allow: Video']);
    expect(card().getByRole<HTMLAnchorElement>('link', { name: 'Open the source: video.example' }).href).toBe(
      'https://video.example/watch/42',
    );
  });

  test('stands the purpose it waits for, by its title', async () => {
    await standing('<img data-consent="camera" data-src="https://films.example/embed/1">', {
      legal: { purposes: { camera: { title: { en: 'A picture of you' }, text: 'For the map.' } } },
    });
    expect(button('Always allow: A picture of you')).toBeTruthy();
  });

  test('stands the host, where nothing more is known than the address', async () => {
    await standing('<img data-consent="marketing" data-src="https://films.example/embed/1">');
    expect(card().getByText(/your browser contacts films\.example,/)).toBeTruthy();
    expect(button('Always allow: Advertising')).toBeTruthy();
    expect(card().getByRole<HTMLAnchorElement>('link').href).toBe('https://films.example/embed/1');
  });

  test('stands what the catalogue knows, once its file is there', async () => {
    const file = new Promise<Service>((done) => setTimeout(done, 60, VIDEO));
    await standing(EMBED, { services: [{ id: 'video', category: 'functional', bring: () => file }] });
    expect(card().getByText(/your browser contacts Video MCHJ/)).toBeTruthy();
  });

  test('stands the address, where that file does not load', async () => {
    await standing(EMBED, { services: [{ id: 'video', category: 'functional', bring: () => Promise.reject(new Error('404')) }] });
    expect(card().getByText(/your browser contacts localhost:3000,/)).toBeTruthy();
  });

  test.each(['data-link="javascript:alert(1)"', 'data-link="https://"'])('stands no link that is none of the web: %s', async (link) => {
    await standing(EMBED.replace('<img', `<img ${link}`));
    expect(card().queryByRole('link')).toBeNull();
  });

  test('stands the embed’s name where its address is none', async () => {
    box(400, 300);
    await start('<img data-consent="video" data-src="https://" title="Our film">');
    await vi.waitFor(() => expect(card().getAllByRole('button')).toHaveLength(2));
  });

  test('stands the page’s language, also when it changes', async () => {
    await standing();
    document.documentElement.lang = 'ru';
    await vi.waitFor(() => button('Показать один раз'));
    expect(host().shadowRoot!.querySelector('div')!.lang).toBe('ru');
  });

  test.each([
    ['a counter’s picture of one pixel', EMBED, 1, 1],
    ['what is only for those who refuse', '<img data-consent="!video" data-src="/a.gif">', 400, 300],
    ['what names nothing declared', '<img data-consent="films" data-src="/a.gif">', 400, 300],
    ['a script', '<script type="text/plain" data-consent="video" data-src="/a.js"></script>', 400, 300],
  ])('stands nothing: %s', async (_, body, width, height) => {
    errors();
    box(width, height);
    await start(body);
    expect([...document.querySelectorAll<HTMLElement>('rozilik-embed')].filter((each) => !each.hidden)).toEqual([]);
  });

  test('it is shown once: nothing is recorded, and it stays while other things are granted', async () => {
    const api = await standing();
    fireEvent.click(button('Show once'));
    await vi.waitFor(() => expect(host()).toBeNull());
    expect([only('img').hasAttribute('src'), host(), api.get().record, api.allows('video')]).toEqual([true, null, null, false]);
    await api.decide({ analytics: true });
    await settled();
    expect(only('img').hasAttribute('src')).toBe(true);
  });

  test('it is shown once: until something is taken back', async () => {
    const api = await standing();
    await api.decide({ analytics: true });
    await vi.waitFor(() => button('Show once'));
    fireEvent.click(button('Show once'));
    await api.withdraw('analytics');
    await vi.waitFor(() => expect(only('img').hasAttribute('src')).toBe(false));
    await vi.waitFor(() => button('Show once'));
  });

  test('it is shown once: until everything is refused', async () => {
    const api = await standing();
    fireEvent.click(button('Show once'));
    await vi.waitFor(() => expect(only('img').hasAttribute('src')).toBe(true));
    await api.rejectAll();
    await vi.waitFor(() => expect(only('img').hasAttribute('src')).toBe(false));
  });

  test('it is always allowed: that is recorded, and the rest is still asked', async () => {
    const api = await standing();
    fireEvent.click(button('Always allow: Video'));
    await vi.waitFor(() => expect(only('img').hasAttribute('src')).toBe(true));
    expect(host()).toBeNull();
    expect(api.get()).toMatchObject({ ask: 'added', choices: { video: true, analytics: false } });
    expect(api.get().record!.choices).toEqual({ video: true });
  });

  test('it goes with the widget, and what it stood for stays held', async () => {
    const api = await standing();
    const always = button('Always allow: Video');
    await api.destroy();
    expect(host()).toBeNull();
    fireEvent.click(always);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect([only('img').hasAttribute('src'), document.cookie]).toEqual([false, '']);
  });

  test('it stands again when consent is taken back', async () => {
    const api = await standing();
    await api.acceptAll();
    await vi.waitFor(() => expect(host()).toBeNull());
    expect(only('img').style.visibility).toBe('');
    await api.withdraw();
    await vi.waitFor(() => button('Show once'));
    expect(only('img').style.visibility).toBe('hidden');
  });
});
