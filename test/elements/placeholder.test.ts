import { beforeEach, expect, test, vi } from 'vitest';
import type { Config } from '../../src/types';
import { errors, freshPage, visit } from '../page';

beforeEach(() => {
  freshPage();
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 400, 300));
});

/** The placeholder of a frame that is held, once it says something. */
async function placeholder(attributes: string, config: object = {}): Promise<ShadowRoot> {
  document.body.innerHTML = `<iframe data-consent="video" data-src="https://video.example/1" ${attributes}></iframe>`;
  await visit({ services: [{ id: 'video', category: 'functional', facts: { name: 'Video' } }], locale: 'en', ...config } as Config);
  await vi.waitFor(() => expect(document.querySelector('rozilik-embed')?.shadowRoot!.querySelector('.plate')).toBeTruthy());
  return document.querySelector('rozilik-embed')!.shadowRoot!;
}

test.each([
  '/poster.svg',
  'poster.svg',
  'http://localhost:3000/poster.svg',
  'data:image/png;base64,AA',
  'DATA:image/svg+xml,x',
  'blob:http://localhost:3000/1',
])('a picture from the page’s own host, or from nowhere, stands behind the words: %s', async (poster) => {
  const said = errors();
  const shadow = await placeholder(`data-poster="${poster}"`);
  expect(shadow.querySelector('img')!.getAttribute('src')).toBe(poster);
  expect(said).toEqual([]);
});

test.each([
  'https://vendor.example/poster.svg',
  '//vendor.example/poster.svg',
  'https:vendor.example/poster.svg',
  'http://localhost:3001/poster.svg',
  '\\\\vendor.example\\poster.svg',
  ' https://vendor.example/poster.svg',
  'data:text/html,x',
  'blob:https://vendor.example/1',
  'javascript:alert(1)',
])('a picture of another host is not fetched before a choice, and the owner reads why, once: %s', async (poster) => {
  const said = errors();
  const shadow = await placeholder(`data-poster="${poster}"`);
  await (window as unknown as { rozilik: { setLocale(tag: string): Promise<void> } }).rozilik.setLocale('ru');
  await vi.waitFor(() => expect(shadow.textContent).toContain('Показать'));
  expect(shadow.querySelector('img')).toBeNull();
  expect(said).toEqual([
    expect.stringMatching(/^\[rozilik\] data-poster: .* is left out, since another host .*: put the picture on this site$/),
  ]);
});

test.each<object>([
  { services: [{ id: 'video', category: 'functional', facts: { name: 5, provider: {}, source: ['(', 'x'] } }] },
  { services: [{ id: 'video', category: 'functional', facts: null }] },
  { services: [{ id: 'video', category: 'functional' }], accent: {} },
  { services: [{ id: 'video', category: 'functional' }], messages: { en: { embed: { text: 5, once: {} }, banner: null } } },
])('what is wrong in a config keeps no placeholder away: %j', async (config) => {
  errors();
  const shadow = await placeholder('', config);
  expect(shadow.textContent).toContain('video.example');
  expect([...shadow.querySelectorAll('button')].map((button) => button.textContent)).toEqual([
    'Show once',
    expect.stringContaining('Always allow'),
  ]);
});
