import { beforeEach, describe, expect, test, vi } from 'vitest';
import { checked } from '../../src/services/checked';
import type { Service } from '../../src/types';
import { errors, freshPage, freshServices, scripts, visit } from '../page';

beforeEach(freshPage);

type Services = typeof import('../../src/services');
type Make = (options: object) => Service;

describe('a file of Google’s is loaded before any choice where `advanced` is a yes, and by nothing else:', () => {
  test.each<[unknown, boolean]>([
    [true, true],
    ['true', true],
    ['', true],
    [false, false],
    ['false', false],
    ['yes', false],
    [1, false],
    [0, false],
    [null, false],
    [undefined, false],
    [{}, false],
    [[], false],
    [['true'], false],
  ])('%j', async (advanced, loads) => {
    const { googleAnalytics, googleTagManager } = await freshServices();
    const options = { advanced: advanced as boolean };
    await visit({
      services: [googleAnalytics({ id: 'G-A1', ...options }), googleTagManager({ id: 'GTM-A1', ...options })],
    });
    await new Promise((done) => setTimeout(done, 20));
    expect(scripts().filter((src) => src.includes('google'))).toHaveLength(loads ? 2 : 0);
  });
});

describe('a service without the id that it needs stays off, with one error:', () => {
  const NEEDY: Record<string, keyof Services> = {
    'google-analytics': 'googleAnalytics',
    'google-tag-manager': 'googleTagManager',
    'google-ads': 'googleAds',
    'yandex-metrica': 'yandexMetrica',
    'meta-pixel': 'metaPixel',
    'vk-pixel': 'vkPixel',
    'tiktok-pixel': 'tiktokPixel',
    'top-mail-ru': 'topMailRu',
    'rambler-top100': 'ramblerTop100',
    'microsoft-clarity': 'microsoftClarity',
    'microsoft-uet': 'microsoftUet',
    hotjar: 'hotjar',
    jivo: 'jivo',
    matomo: 'matomo',
    bitrix24: 'bitrix24',
    'www-uz': 'wwwUz',
  };
  test.each(Object.entries(NEEDY))('%s', async (id, name) => {
    const make = (await freshServices())[name] as Make;
    const wrong: unknown[] = [undefined, null, '', {}, true, ['1'], ['G-A1'], 'no id', { toString: 1 }];
    for (const value of wrong) {
      freshPage();
      const said = errors();
      const api = await visit({ categories: ['analytics'], services: [make({ id: value, advanced: true })] });
      await api.acceptAll();
      expect([id in api.get().choices, scripts()]).toEqual([false, []]);
      await vi.waitFor(() => expect(said).toEqual([expect.stringMatching(new RegExp(`services\\.${id}\\.id: .* is not `))]));
      expect(() => checked(make)({ id: value })).toThrow(/^id/);
    }
  });
});

describe('a file is fetched from an address of the web:', () => {
  test.each(['javascript:alert(1)', 'data:text/javascript,1', '', 5, {}, null])('%j', async (src) => {
    const { metaPixel, matomo } = await freshServices();
    expect(() => checked(metaPixel)({ id: 1, src: src as string })).toThrow('is not an http(s) address');
    if (src === '') return;
    expect(matomo({ id: 1, src: src as string }).vendorId).toBeUndefined();
  });
});

test.each(['#nowhere', '[', '5', {}])('a picture whose place is no place stands at the end of the page: %j', async (target) => {
  errors();
  const { liveinternet } = await freshServices();
  const api = await visit({ services: [liveinternet({ target: target as string })] });
  await api.acceptAll();
  expect(document.body.querySelector('img')).toBeTruthy();
});

describe('an option that is on or off', () => {
  test.each<[unknown, boolean]>([
    [true, true],
    ['', true],
    ['true', true],
    ['false', false],
    ['no', false],
    [0, false],
  ])('hold: %j', async (hold, holds) => {
    errors();
    const { src } = Object.getOwnPropertyDescriptors(HTMLScriptElement.prototype);
    try {
      await visit({ categories: ['analytics'], hold: hold as boolean });
      const isHeld = () => Object.getOwnPropertyDescriptor(HTMLScriptElement.prototype, 'src')?.set !== src?.set;
      if (holds) await vi.waitFor(() => expect(isHeld()).toBe(true));
      else await new Promise((done) => setTimeout(done, 50));
      expect(isHeld()).toBe(holds);
    } finally {
      if (src) Object.defineProperty(HTMLScriptElement.prototype, 'src', src);
    }
  });
});
