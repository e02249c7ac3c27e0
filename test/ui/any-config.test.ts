import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createConsent } from '../../src/index';
import { validateLegal } from '../../src/legal/validate-legal';
import { withDefaults } from '../../src/core/settings';
import { readTag } from '../../src/tag/read';
import type { Config, Rozilik, Service } from '../../src/types';
import { freshPage } from '../page';

/** How often each property is tried. */
const RUNS = { numRuns: 40 };

type Path = readonly (string | number)[];

/** A config in which everything there is, is right. */
const good = () => ({
  operator: 'ANOR MCHJ',
  policy: { url: '/privacy', version: '3' },
  cookiePolicy: '/cookies',
  categories: ['functional', 'analytics'],
  services: [service('chat', 'functional'), service('video', 'marketing'), { ...service('pixel', 'analytics'), needs: 'marketing' }],
  revision: 2,
  days: 90,
  cookieDomain: 'localhost',
  locale: 'en',
  defaultLocale: 'ru',
  locales: ['uz', 'ru', 'en'],
  localeAliases: { oz: 'uz' },
  messages: {
    en: {
      accept: 'Yes',
      banner: { title: 'Biscuits', text: '{operator}: {purposes}' },
      categories: { functional: { title: 'Comfort', purpose: 'comfort', text: 'Comfort.', lost: 'Some.' } },
      months: ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'],
      cookies: { one: '{n} cookie', other: '{n} cookies' },
    },
  },
  theme: 'dark',
  accent: '#0a5c5c',
  position: 'right',
  reload: 'never',
  button: true,
  hold: false,
  debug: false,
  legal: {
    mode: 'opt-in',
    timeZone: '+05:00',
    documents: {
      policy: {
        type: 'policy',
        title: { en: 'Privacy' },
        url: '/privacy',
        precedence: 1,
        language: 'en',
        versions: [{ version: '1', publishedAt: '2026-01-01', change: 'material', summary: 'New.', text: 'Text.', format: 'text' }],
      },
    },
    purposes: { camera: { title: 'Camera', text: 'A photo.', document: 'policy#1' } },
    contact: { email: 'info@anor.uz', phone: '+998 71 200 00 00', address: 'Tashkent', person: 'A. Karimov' },
    rights: [{ id: 'access', title: 'Access', text: 'Ask.', how: 'By letter.', days: 30, extension: 10, clause: 'policy#1', law: 'Law 1' }],
    authorities: [{ name: 'Agency', country: 'UZ', url: 'https://agency.example/', email: 'a@agency.example', phone: '1' }],
    registrations: [{ name: 'Register', number: '42', url: 'https://register.example/', date: '2026-03-12' }],
  },
});

function service(id: string, category: string) {
  return {
    id,
    category,
    start: vi.fn<() => void>(),
    stop: vi.fn<() => void>(),
    facts: {
      name: id,
      provider: 'Anor MCHJ',
      country: 'UZ',
      purpose: 'Talks.',
      policy: 'https://vendor.example/privacy',
      source: ['^a$', 'b'],
      items: [{ name: `${id}_id`, purpose: 'visitor', duration: 'P1Y', kind: 'cookie', thirdParty: 'false', httpOnly: false }],
    },
  };
}

/** Every place in a value, functions apart. */
function placesIn(value: unknown, path: Path = []): Path[] {
  if (typeof value === 'function') return [];
  const within = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [...(path.length ? [path] : []), ...within.flatMap(([name, inner]) => placesIn(inner, [...path, name]))];
}

/** A copy with something else in one place; where that is gone, as it was. */
function withAt(value: unknown, [name, ...rest]: Path, other: unknown): unknown {
  if (name === undefined) return other;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return value;
  const changed = withAt((value as Record<string, unknown>)[name], rest, other);
  return Array.isArray(value) ? value.map((each, at) => (`${at}` === name ? changed : each)) : { ...value, [name]: changed };
}

/** Any value that JSON has: and more often those that are nearly right. */
const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(
    null,
    '',
    'false',
    'true',
    0,
    -1,
    5,
    [],
    {},
    [null],
    { en: 5 },
    { toString: 1 },
    'constructor',
    '__proto__',
    'javascript:alert(1)',
    'necessary',
  ),
);

const changes = (most: number) => fc.array(fc.tuple(fc.constantFrom(...placesIn(good())), anything), { minLength: 1, maxLength: most });

/** Ends the widget, and takes the visitor back to where nobody was. */
async function leave(api: Rozilik): Promise<void> {
  await api.destroy();
  history.replaceState(null, '');
  document.cookie = 'rozilik=;Path=/;Max-Age=0';
  document.querySelector('rozilik-root')?.remove();
}

const isText = (value: unknown) => value === undefined || typeof value === 'string';
const isGranted = ([id, granted]: [string, boolean]) => granted && id !== 'necessary';

/** What is sound enough to run at all. */
function maySound({ id, category, needs }: Partial<Service>): boolean {
  return typeof id === 'string' && typeof category === 'string' && isText(needs);
}

/** Agrees, opens the settings, takes everything back. */
async function examine(config: Config, api: Rozilik): Promise<void> {
  await api.acceptAll();
  const services = (Array.isArray(config.services) ? config.services : []) as (Service & ReturnType<typeof service>)[];
  const started = services.filter((each) => each?.start?.mock?.calls.length);
  expect(started.filter((each) => !maySound(each))).toEqual([]);
  expect(started.filter(({ id, category }) => category !== 'necessary' && !api.allows(id))).toEqual([]);
  if (config.legal && validateLegal(withDefaults(config)).isDoubtful) {
    expect(Object.entries(api.get().choices).filter(isGranted)).toEqual([]);
    expect(started.filter(({ category }) => category !== 'necessary')).toEqual([]);
  }
  await api.open();
  const dialog = document.querySelector('rozilik-root')?.shadowRoot!.querySelector('dialog');
  expect(dialog?.querySelector('fieldset'), 'the settings').toBeTruthy();
  await api.close();
  await api.withdraw();
  expect(Object.entries(api.get().choices).filter(isGranted)).toEqual([]);
  const runs = started.filter(({ category, start, stop }) => category !== 'necessary' && start.mock.calls.length > stop.mock.calls.length);
  expect(runs).toEqual([]);
}

beforeEach(() => {
  freshPage();
  for (const name of ['error', 'warn', 'info'] as const) vi.spyOn(console, name).mockImplementation(() => {});
  for (const name of ['reload', 'assign'] as const) vi.spyOn(location, name).mockImplementation(() => {});
});

test('with everything right, all is granted and all is taken back', async () => {
  const config = good() as unknown as Config;
  const api = createConsent(config);
  await api.acceptAll();
  expect(Object.values(api.get().choices).filter(Boolean)).toHaveLength(7);
  await examine(config, api);
  await leave(api);
});

describe('no config keeps the settings from opening, a choice from being taken back, or grants more than what is sound in it:', () => {
  test.each([
    ['with anything in one place', 1],
    ['with anything in several', 5],
  ])('%s', async (_, most) => {
    await fc.assert(
      fc.asyncProperty(changes(most), async (wrong) => {
        const config = wrong.reduce((value, [path, other]) => withAt(value, path, other), good() as unknown) as Config;
        const api = createConsent(config);
        await examine(config, api).finally(() => leave(api));
      }),
      RUNS,
    );
  });
});

describe('no JSON in the page keeps the tag from starting:', () => {
  const options = (changed: readonly [Path, unknown][]) => {
    const vendors = {
      functional: { jivo: { id: 'a1', facts: { provider: 'Jivo' } } },
      marketing: 'meta-pixel:123 youtube',
      services: {
        'yandex-metrica': { id: 1, webvisor: 'false', needs: 'marketing' },
        'google-analytics': { id: 'G-A1', advanced: 'false' },
        'google-tag-manager': { id: 'GTM-A1', advanced: false, src: '/gtm.js' },
        chat: { category: 'functional', src: '/chat.js', facts: { items: [{ name: 'x', purpose: 'chat' }] } },
      },
    };
    return changed.reduce((value, [path, other]) => withAt(value, path, other), { ...good(), ...vendors } as unknown);
  };
  const places = placesIn(options([]));

  test('with anything in several places', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom(...places), anything), { maxLength: 4 }), async (wrong) => {
        document.head.innerHTML = '<script type="application/json" id="rozilik-config"></script>';
        document.getElementById('rozilik-config')!.textContent = JSON.stringify(options(wrong));
        const config = readTag(null, () => Promise.reject(new Error('no network')));
        const api = createConsent(config);
        await examine(config, api).finally(() => leave(api));
        expect(document.head.innerHTML).not.toContain('id=undefined');
      }),
      RUNS,
    );
  });

  test('with anything in the place of all', () => {
    fc.assert(
      fc.property(anything, (value) => {
        document.head.innerHTML = '<script type="application/json" id="rozilik-config"></script>';
        document.getElementById('rozilik-config')!.textContent = JSON.stringify(value);
        expect(() => readTag(null, () => Promise.reject(new Error('no network')))).not.toThrow();
      }),
      RUNS,
    );
  });
});
