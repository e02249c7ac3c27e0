import { beforeEach, expect, test, vi } from 'vitest';
import type { Service } from '../../src/types';
import { freshPage, freshServices, globals, scripts } from '../page';

beforeEach(freshPage);

/** Reports each touch of what a visitor has not allowed yet. */
function watchTouches(): string[] {
  const touches: string[] = [];
  const report = (what: string) => () => void touches.push(what);
  vi.spyOn(Document.prototype, 'cookie', 'get').mockImplementation(report('read a cookie') as never);
  vi.spyOn(Document.prototype, 'cookie', 'set').mockImplementation(report('wrote a cookie'));
  for (const storage of [localStorage, sessionStorage]) {
    for (const verb of ['getItem', 'setItem', 'key'] as const)
      vi.spyOn(storage, verb).mockImplementation(report(`storage ${verb}`) as never);
  }
  vi.stubGlobal('fetch', report('fetch'));
  vi.spyOn(navigator, 'sendBeacon').mockImplementation(report('sendBeacon') as never);
  vi.spyOn(XMLHttpRequest.prototype, 'send').mockImplementation(report('XMLHttpRequest'));
  vi.spyOn(HTMLImageElement.prototype, 'src', 'set').mockImplementation(report('picture'));
  return touches;
}

type Call = (...args: unknown[]) => void;
type Services = Awaited<ReturnType<typeof freshServices>>;

test.each<[string, (services: Services) => Service]>([
  ['Yandex.Metrica', ({ yandexMetrica }) => yandexMetrica({ id: 1 })],
  ['Google Analytics', ({ googleAnalytics }) => googleAnalytics({ id: 'G-A1' })],
  ['Google Tag Manager', ({ googleTagManager }) => googleTagManager({ id: 'GTM-A1' })],
  ['Consent Mode', ({ googleConsentMode }) => googleConsentMode()],
  ['Google Ads', ({ googleAds }) => googleAds({ id: 'AW-1' })],
  ['Meta Pixel', ({ metaPixel }) => metaPixel({ id: 1 })],
  ['TikTok Pixel', ({ tiktokPixel }) => tiktokPixel({ id: 'ABC' })],
  ['Top.Mail.Ru', ({ topMailRu }) => topMailRu({ id: 1 })],
  ['VK pixel', ({ vkPixel }) => vkPixel({ id: 'VK-RTRG-1' })],
  ['Microsoft Clarity', ({ microsoftClarity }) => microsoftClarity({ id: 'abc' })],
  ['Microsoft Advertising', ({ microsoftUet }) => microsoftUet({ id: 1 })],
  ['Hotjar', ({ hotjar }) => hotjar({ id: 1 })],
  ['Jivo', ({ jivo }) => jivo({ id: 'abc' })],
  ['Bitrix24', ({ bitrix24 }) => bitrix24({ src: 'https://cdn-ru.bitrix24.ru/b1/crm/site_button/loader_1_abc.js' })],
  ['WWW.UZ', ({ wwwUz }) => wwwUz({ id: 1 })],
  ['LiveInternet', ({ liveinternet }) => liveinternet()],
  ['Rambler Top100', ({ ramblerTop100 }) => ramblerTop100({ id: 1 })],
  ['Google reCAPTCHA', ({ recaptcha }) => recaptcha()],
  ['Matomo', ({ matomo }) => matomo({ id: 1, src: 'https://stats.example.uz/matomo.js' })],
  ['Plausible', ({ plausible }) => plausible({ domain: 'shop.example.uz' })],
  ['Tilda’s statistics', ({ tildaStat }) => tildaStat()],
  ['a service of the site’s own', ({ custom }) => custom({ id: 'chat', category: 'functional', src: '/chat.js' })],
])('%s stores, reads, sends and loads nothing before the choice', async (_, make) => {
  const service = make(await freshServices());
  const touches = watchTouches();
  service.prepare?.();
  for (const name of ['ym', 'gtag', 'fbq', 'hj', 'clarity', 'plausible', 'tildastat'])
    (globals[name] as Call | undefined)?.('event', 'seen');
  for (const name of ['ttq', '_tmr', 'uetq', '_paq', '_top100q', 'jivo_api'])
    (globals[name] as Record<string, Call> | undefined)?.['push']!('seen');
  expect(touches).toEqual([]);
  expect(scripts()).toEqual([]);
});
