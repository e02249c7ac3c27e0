import { beforeEach, expect, test, vi } from 'vitest';
import type { Service } from '../../src/types';
import { freshPage, freshServices, globals, scripts } from '../page';

beforeEach(freshPage);

/** Reports each touch of what a visitor has not allowed yet. */
function watchTouches(): string[] {
  const touches: string[] = [];
  const report = (what: string) => () => void touches.push(what);
  Object.defineProperty(document, 'cookie', { configurable: true, get: report('read a cookie'), set: report('wrote a cookie') });
  for (const storage of [localStorage, sessionStorage]) {
    for (const verb of ['getItem', 'setItem', 'key'] as const) vi.spyOn(storage, verb).mockImplementation(report(`storage ${verb}`) as never);
  }
  vi.stubGlobal('fetch', report('fetch'));
  vi.spyOn(navigator, 'sendBeacon').mockImplementation(report('sendBeacon') as never);
  vi.spyOn(XMLHttpRequest.prototype, 'send').mockImplementation(report('XMLHttpRequest'));
  return touches;
}

type Services = Awaited<ReturnType<typeof freshServices>>;

test.each<[string, (services: Services) => Service]>([
  ['Yandex.Metrica', ({ yandexMetrica }) => yandexMetrica({ id: 1 })],
  ['Google Analytics', ({ googleAnalytics }) => googleAnalytics({ id: 'G-A1' })],
  ['Google Tag Manager', ({ googleTagManager }) => googleTagManager({ id: 'GTM-A1' })],
  ['Consent Mode', ({ googleConsentMode }) => googleConsentMode()],
  ['a service of the site’s own', ({ custom }) => custom({ id: 'chat', category: 'functional', src: '/chat.js' })],
])('%s stores, reads, sends and loads nothing before the choice', async (_, make) => {
  const service = make(await freshServices());
  const touches = watchTouches();
  service.prepare?.();
  (globals['ym'] as (...args: unknown[]) => void)?.(1, 'reachGoal', 'seen');
  (globals['gtag'] as (...args: unknown[]) => void)?.('event', 'seen');
  expect(touches).toEqual([]);
  expect(scripts()).toEqual([]);
});
