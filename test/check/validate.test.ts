import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { problemsOf, validate } from '../../src/check/validate';
import { report } from '../../src/check/report';
import { custom, googleAnalytics, googleTagManager, yandexMetrica } from '../../src/services';
import { withDefaults } from '../../src/core/settings';
import type { Config, Service } from '../../src/types';
import { errors, freshPage, visit } from '../page';

beforeEach(freshPage);

const chat = (id: string, category = 'functional') => custom({ id, category });

const WORD = ' is not a word of a-z, 0-9 and - that stands for one category or one service only, and not for "necessary"';

/** What is said on the console about this config, a line each. */
function complaints(config: object): string[] {
  const said = errors();
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  validate(withDefaults(config as Config));
  return said.flatMap((text) => text.split('\n').slice(1));
}

describe('a wrong config is told by field, value and remedy:', () => {
  test.each<[object, string]>([
    [{ operator: '' }, 'operator: "" is not a text: the name of the legal person who asks'],
    [{ policy: 5 }, 'policy: 5 is not an http(s) address, such as "/privacy", or an object with url and version'],
    [{ policy: '' }, 'policy: "" is not an http(s) address, such as "/privacy", or an object with url and version'],
    [
      { policy: { version: '2' } },
      'policy: {"version":"2"} is not an http(s) address, such as "/privacy", or an object with url and version',
    ],
    [{ cookiePolicy: true }, 'cookiePolicy: true is not an http(s) address, such as "/privacy"'],
    [{ days: 0 }, 'days: 0 is not a whole number from 1 to 365'],
    [{ days: 366 }, 'days: 366 is not a whole number from 1 to 365'],
    [{ days: 'six months' }, 'days: "six months" is not a whole number from 1 to 365'],
    [{ days: NaN }, 'days: null is not a whole number from 1 to 365'],
    [{ days: 1.5 }, 'days: 1.5 is not a whole number from 1 to 365'],
    [{ cookieDomain: 'other.uz' }, 'cookieDomain: "other.uz" is not this host or a parent of it, such as example.uz'],
    [{ cookieDomain: 'host' }, 'cookieDomain: "host" is not this host or a parent of it, such as example.uz'],
    [{ locale: ['uz'] }, 'locale: ["uz"] is not a language tag such as uz-Cyrl'],
    [{ defaultLocale: 1 }, 'defaultLocale: 1 is not a language tag such as uz-Cyrl'],
    [{ locales: { uz: true } }, 'locales: {"uz":true} is not a list such as ["analytics", "marketing"], or words with spaces between'],
    [{ localeAliases: 'uz' }, 'localeAliases: "uz" is not an object such as {"uz": "uz-Cyrl"}'],
    [{ messages: 'Salom' }, 'messages: "Salom" is not an object of texts by language tag'],
    [{ theme: 'blue' }, 'theme: "blue" is not "auto", "light" or "dark"'],
    [{ accent: 'red' }, 'accent: "red" is not a colour such as "#0a5c5c"'],
    [{ accent: '#0a5' }, 'accent: "#0a5" is not a colour such as "#0a5c5c"'],
    [{ position: 'top' }, 'position: "top" is not "left", "center" or "right"'],
    [{ button: 'no' }, 'button: "no" is not true or false'],
    [{ services: [yandexMetrica({ id: 'abc' })] }, 'services.yandex-metrica.id: "abc" is not a counter number such as 12345678'],
    [
      { services: [googleAnalytics({ id: 'UA-1-2' })] },
      'services.google-analytics.id: "UA-1-2" is not a measurement id such as G-ABC1234567',
    ],
    [{ services: [googleTagManager({ id: 'G-A1' })] }, 'services.google-tag-manager.id: "G-A1" is not a container id such as GTM-ABC1234'],
    [{ categories: ['Аналитика'] }, `Аналитика: "Аналитика"${WORD}`],
    [
      { services: [{ ...chat('chat'), needs: 'analitycs|!chat' }] },
      'services.chat.needs: "analitycs" is not a category or a service that is declared',
    ],
    [{ categories: 'necessary' }, `necessary: "necessary"${WORD}`],
    [{ services: [chat('chat'), chat('chat')] }, `chat: "chat"${WORD}`],
    [{ services: [chat('chat', 'chat')] }, `chat: "chat"${WORD}`],
  ])('%j', (config, complaint) => {
    expect(complaints(config)).toEqual([complaint]);
  });

  test('a vendor’s id that is missing', () => {
    expect(complaints({ services: [yandexMetrica({} as { id: string })] })).toEqual([
      'services.yandex-metrica.id: undefined is not a counter number such as 12345678',
    ]);
  });

  test('every option there is', () => {
    const [, body = ''] = /interface Config \{(.*?)\n\}/s.exec(readFileSync('src/types.ts', 'utf8')) ?? [];
    const options = [...body.matchAll(/^ {2}(\w+)\?:/gm)].map(([, name]) => name!);
    expect(options).toContain('button');
    // wrong for every option, and a list where one is gone through
    const wrong = Object.assign([], { toJSON: () => null });
    const unnoticed = options.filter((name) => !problemsOf({ [name]: wrong }).some(([, path]) => path === name));
    expect(unnoticed).toEqual([]);
    const words = errors();
    report(
      options.map((name) => [name, name, null]),
      'off',
    );
    expect(words.join()).not.toMatch(/undefined/);
  });
});

describe('a config is right', () => {
  test.each<[string, object]>([
    ['when it says nothing', {}],
    [
      'in the forms an option has',
      { operator: 'AIIG', policy: '/policy', categories: ['analytics'], days: 90, revision: 2, button: false, accent: '#0A5c5c' },
    ],
    ['in the forms an attribute has', { categories: 'analytics, marketing', days: '90', revision: '2', button: 'false', locales: 'uz ru' }],
    ['with a document that has a version', { policy: { version: '2', url: '/policy' } }],
    ['with texts of several lines', { operator: 'AIIG\nToshkent' }],
    ['with the least and the longest life', { days: 1 }],
    ['with the longest life', { days: 365 }],
    ['with this host for the cookie', { cookieDomain: 'localhost' }],
    ['with blanks around the words of a list', { categories: '\n  analytics,\n  marketing ', locales: ' uz ru ' }],
    ['with options left undefined', { operator: undefined, policy: undefined, days: undefined, locale: undefined, services: undefined }],
    [
      'with vendors’ ids as numbers or words',
      { services: [yandexMetrica({ id: 91000001 }), googleAnalytics({ id: 'G-ABC123' }), googleTagManager({ id: 'GTM-ABC1' })] },
    ],
    ['with a service whose name begins with a number', { services: [chat('2gis')] }],
    ['with a service that bears the name of something every object has', { services: [chat('constructor')] }],
  ])('%s', (_, config) => {
    expect(complaints(config)).toEqual([]);
  });
});

test('under a wrong config a visitor who had agreed can still take it back', async () => {
  const service = { ...chat('chat'), start() {}, stop() {} };
  await (await visit({ services: [service] })).acceptAll();
  const { cookie } = document;
  vi.resetModules();
  for (const root of document.querySelectorAll('rozilik-root')) root.remove();
  delete (window as { rozilik?: unknown }).rozilik;
  document.cookie = `${cookie};Path=/`;
  errors();
  const api = await visit({ services: [service], accent: 'red' });
  expect(api.allows('chat')).toBe(true);
  await api.withdraw();
  expect(api.allows('chat')).toBe(false);
});

const FAR_AWAY = { days: 9999, accent: 'red', cookieDomain: 'other.uz' };

test('what is wrong with a config is left out, each thing by itself, and the console says so once', async () => {
  const said = errors();
  const odd = [chat('two words'), chat('chat', 'Чат'), { id: 'lost' }, null, yandexMetrica({ id: 'abc' })] as Service[];
  const api = await visit({ ...FAR_AWAY, services: [...odd, chat('video'), chat('video')] });
  await api.acceptAll();
  const { choices, record } = api.get();
  expect({ ...choices }).toEqual({ necessary: true, functional: true, video: true });
  expect(record!.expires - record!.at).toBe(180 * 86_400_000);
  await vi.waitFor(() => expect(said).toHaveLength(1));
  for (const part of [
    'days: 9999',
    'accent: "red"',
    'cookieDomain: "other.uz"',
    'two words: ',
    'Чат: ',
    'services.yandex-metrica.id: "abc"',
    'video: "video"',
  ])
    expect(said[0]).toContain(part);
});

test.each<Config>([
  { days: 0 },
  { accent: 'red' },
  { theme: 'Dark' as 'dark' },
  { position: 'top' as 'left' },
  { reload: 'sometimes' as 'auto' },
  { cookieDomain: 'other.uz' },
])('the visitor is asked all the same, and the owner reads what is wrong: %j', async (config) => {
  const said = errors();
  await visit({ categories: ['analytics'], ...config });
  await vi.waitFor(() => expect(document.querySelector('rozilik-root')!.shadowRoot!.querySelector('section')).toBeTruthy());
  await vi.waitFor(() => expect(said.join()).toContain(Object.keys(config)[0]));
});

test('where nothing is wrong, nobody loads what would say so', async () => {
  const asked: string[] = [];
  await visit({ categories: ['analytics'] }, { asked });
  await vi.waitFor(() => expect(asked).toContain('page'));
  await new Promise((done) => setTimeout(done, 100));
  expect(asked).not.toContain('check');
});

test.each<object | null>([{ services: { chat: {} } }, { services: [null] }, { categories: 5 }, { locales: 5 }, null])(
  'a config as wrong as %j leaves the page up, and everything optional off',
  async (config) => {
    const said = errors();
    const api = await visit(config as Config);
    await api.acceptAll();
    expect(Object.entries(api.get().choices).filter(([, granted]) => granted)).toEqual([['necessary', true]]);
    if (config && !('locales' in config)) await vi.waitFor(() => expect(said.length).toBeGreaterThan(0));
  },
);

test('an option that there is not is mentioned in debug mode, and changes nothing', async () => {
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => {});
  vi.spyOn(console, 'info').mockImplementation(() => {});
  const api = await visit({ categories: ['analytics'], debug: true, expires: 90 } as Config);
  await api.acceptAll();
  expect(api.allows('analytics')).toBe(true);
  await vi.waitFor(() => expect(warned).toHaveBeenCalledWith('[rozilik] expires: there is no such option, so it is ignored'));
});

test.each<Config>([{}, { metrica: '123' } as Config])('that there is nothing to ask for is said: %j', async (config) => {
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => {});
  await visit(config);
  await vi.waitFor(() => expect(warned).toHaveBeenCalledWith(expect.stringContaining('there is nothing to ask for')));
  for (const name of Object.keys(config))
    expect(warned).toHaveBeenCalledWith(`[rozilik] ${name}: there is no such option, so it is ignored`);
});
