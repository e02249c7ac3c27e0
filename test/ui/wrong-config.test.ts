import { within } from '@testing-library/preact';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Config, Rozilik, Service } from '../../src/types';
import { errors, freshPage, freshServices, visit } from '../page';
import { bannerShown, dialog, press, putRecord, sight, unfold } from './panel/sight';

beforeEach(freshPage);

/** A service that runs, and can be stopped. */
const chat = (changes: object = {}): Service => ({
  id: 'chat',
  category: 'functional',
  start: vi.fn<() => void>(),
  stop: vi.fn<() => void>(),
  ...changes,
});

/** Agrees, opens the settings, and takes everything back by hand. */
async function throughSettings(config: object): Promise<[api: Rozilik, text: string]> {
  const api = await visit({ categories: ['analytics'], services: [chat()], ...config } as Config);
  await api.acceptAll();
  await api.open();
  await vi.waitFor(dialog);
  unfold();
  await vi.waitFor(() => expect(dialog().querySelectorAll('li').length).toBeGreaterThan(0));
  const text = dialog().textContent;
  press('Reject all');
  await vi.waitFor(() => expect(Object.values(api.get().choices).filter(Boolean)).toHaveLength(1));
  return [api, text];
}

describe('the settings open, and a choice is taken back by hand, under wrong facts: what is wrong is left out, and told by its name', () => {
  const item = (changes: object) => ({ items: [{ name: 'chat_id', purpose: 'visitor', ...changes }] });
  test.each<[facts: unknown, path: string]>([
    [null, 'facts: null is not an object'],
    ['Chat', 'facts: "Chat" is not an object'],
    [{ name: 5 }, 'facts.name: 5 is not a text'],
    [{ provider: null }, 'facts.provider: null is not a text'],
    [{ provider: {} }, 'facts.provider: {} is not a text'],
    [{ country: 5 }, 'facts.country: 5 is not a code of two large letters'],
    [{ purpose: {} }, 'facts.purpose: {} is not a text'],
    [{ policy: {} }, 'facts.policy: {} is not an http(s) address'],
    [{ policy: 'javascript:alert(1)' }, 'facts.policy: "javascript:alert(1)" is not an http(s) address'],
    [{ source: ['(', 'x'] }, 'facts.source: ["(","x"] is not a list of two texts'],
    [{ items: 'x' }, 'facts.items: "x" is not a list'],
    [{ items: [null] }, 'facts.items.0.name: null is not a text'],
    [item({ name: {} }), 'facts.items.0.name: {} is not a text'],
    [item({ purpose: 5 }), 'facts.items.0.purpose: 5 is not a text'],
    [item({ duration: {} }), 'facts.items.0.duration: {} is not "session", or a duration'],
    [item({ duration: '1 year' }), 'facts.items.0.duration: "1 year" is not "session", or a duration'],
    [item({ kind: 'disk' }), 'facts.items.0.kind: "disk" is not "cookie", "localStorage" or "sessionStorage"'],
    [item({ thirdParty: 'no' }), 'facts.items.0.thirdParty: "no" is not true or false'],
  ])('%j', async (facts, complaint) => {
    const said = errors();
    await throughSettings({ services: [chat({ facts })] });
    await vi.waitFor(() => expect(said.join('\n')).toContain(`services.chat.${complaint}`));
    expect(said).toHaveLength(1);
  });

  test('beside a field that is wrong the others are shown', async () => {
    errors();
    const [, text] = await throughSettings({
      services: [
        chat({ facts: { name: 'Chat', provider: 'Chat MCHJ', country: 54321, items: [{ name: 'chat_id', purpose: 'visitor' }, null] } }),
      ],
    });
    expect(text).toMatch(/Chat.*Provider: Chat MCHJ\. .*chat_id/s);
    expect(text).not.toContain('54321');
  });

  test('of a service of the catalogue, what the catalogue knows stands in the place of a wrong field', async () => {
    errors();
    const { metaPixel } = await freshServices();
    const facts = { provider: null, items: 'x' } as never;
    const [, text] = await throughSettings({ services: [metaPixel({ id: 1, facts })] });
    expect(text).toMatch(/Provider: Meta Platforms, Inc\. .*_fbp/s);
  });
});

describe('the settings open, and a choice is taken back by hand, whatever else is wrong:', () => {
  const version = { version: '1', publishedAt: '2026-01-01', text: 'Text.' };
  const documents = { policy: { type: 'policy', versions: [version] } };
  test.each<object>([
    { operator: null },
    { operator: {} },
    { policy: {} },
    { policy: 5 },
    { policy: { url: {}, version: {} } },
    { cookiePolicy: [] },
    { accent: 5 },
    { accent: {} },
    { theme: {} },
    { position: [] },
    { locale: {} },
    { locale: ['uz'] },
    { defaultLocale: 'constructor' },
    { locales: [null, {}] },
    { localeAliases: { en: {} } },
    { localeAliases: 5 },
    { messages: 'Salom' },
    { messages: { en: null } },
    { messages: { en: 5 } },
    { messages: { en: { banner: 5, preferences: null, months: null, cookies: {}, categories: { functional: { title: {} } } } } },
    { messages: { en: { banner: { text: 5, optional: {} }, left: { text: 'x' }, durations: { day: 5 }, date: 5 } } },
    { messages: { 'no tag': { accept: 'Yes' } }, locale: 'no tag', locales: 'en' },
    { services: [chat({ needs: 5 }), chat({ id: 'other' })] },
    { services: [chat({ idForm: 5 }), chat({ id: 'other' })] },
    { services: [chat(), null, 5, 'x', { id: {}, category: {} }] },
    { categories: [{}, null] },
    { reload: {} },
    { legal: { contact: 5 } },
    { legal: { contact: { email: {}, phone: {}, address: {}, person: [] } } },
    { legal: { rights: [null, 5, { id: {} }], authorities: [{}], registrations: ['x'] } },
    { legal: { rights: 5, authorities: 'x', registrations: {} } },
    { legal: { purposes: { camera: { title: {}, text: 5 } } } },
    { legal: { purposes: { camera: null, 'my camera': { title: 'A', text: 'B' } } } },
    { legal: { documents: { policy: { ...documents.policy, title: {}, url: 5, precedence: 'x', language: {} } } } },
    { legal: { notice: {} } },
  ])('%j', async (config) => {
    errors();
    await throughSettings(config);
  });

  test.each<unknown>([
    'x',
    { mode: 5 },
    { timeZone: {} },
    { documents: 5 },
    { documents: { policy: null } },
    { documents: { policy: { type: 'policy', versions: [null] } } },
    { documents: { policy: { type: 'policy', versions: [{ ...version, text: 5 }] } } },
    { documents: { policy: { type: 'policy', versions: [{ ...version, publishedAt: 'soon' }] } } },
  ])('where what is said of documents is, nothing can be granted there, and the record is taken back: %j', async (legal) => {
    const said = errors();
    const services = [chat()];
    putRecord({ choices: { functional: true, chat: true } });
    const api = await visit({ services, legal } as Config);
    await api.open();
    await vi.waitFor(dialog);
    expect(services[0]!.start).not.toHaveBeenCalled();
    expect(
      sight()
        .getAllByRole<HTMLInputElement>('switch')
        .map(({ disabled }) => disabled),
    ).toEqual([true]);
    expect(within(dialog()).queryByRole('button', { name: 'Accept all' })).toBeNull();
    await api.acceptAll();
    press('Reject all');
    await vi.waitFor(() => expect(decodeURIComponent(document.cookie)).toMatch(/action=reject-all.*yes=&no=functional\+functional\.chat&/));
    expect(services[0]!.start).not.toHaveBeenCalled();
    expect(said).toHaveLength(1);
  });
});

describe('what visitors can reach stays theirs beside a wrong neighbour:', () => {
  test('a wrong telephone number leaves everything else granted and shown, and is told', async () => {
    const said = errors();
    const api = await visit({ categories: ['analytics'], legal: { contact: { phone: 5 as never, email: 'info@anor.uz' } } });
    await api.acceptAll();
    expect(api.allows('analytics')).toBe(true);
    await api.open('rights');
    await vi.waitFor(dialog);
    expect(sight().getByText('info@anor.uz')).toBeTruthy();
    expect(said).toEqual([expect.stringContaining('legal.contact.phone: 5 is not a telephone number')]);
  });

  test('a purpose that says nothing cannot be asked for, and another can', async () => {
    errors();
    const purposes = { camera: { title: 'Camera' } as never, place: { title: 'Place', text: 'Where you are.' } };
    const api = await visit({ categories: ['analytics'], legal: { purposes } });
    await api.acceptAll();
    expect(await api.request('camera')).toBe(false);
    void api.request('place');
    await vi.waitFor(() => expect(dialog().textContent).toContain('Where you are.'));
  });
});

/** How addresses are written that a browser takes for a script, or for another program. */
const NO_ADDRESSES = [
  'javascript:alert(1)',
  'JavaScript:alert(1)',
  ' \u0000javascript:alert(1)',
  'java\nscript:alert(1)',
  'java\tscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'blob:https://anor.uz/1',
  'file:///etc/passwd',
  'mailto:a@b.uz',
];

describe.each(NO_ADDRESSES)('an address that is none of the web is left out, with one error, and the rest stays: %j', (address) => {
  const hrefs = () =>
    within(document.querySelector('rozilik-root')!.shadowRoot!.querySelector<HTMLElement>('.ui')!)
      .queryAllByRole('link')
      .map((link) => link.getAttribute('href'));

  test.each<[string, Config]>([
    ['policy', { policy: address, cookiePolicy: '/cookies' }],
    ['policy.url', { policy: { url: address, version: '2' }, cookiePolicy: '/cookies' }],
    ['cookiePolicy', { policy: '/cookies', cookiePolicy: address }],
  ])('%s', async (path, config) => {
    const said = errors();
    const api = await visit({ categories: ['analytics'], ...config });
    await bannerShown();
    expect(hrefs()).toEqual(['/cookies']);
    await api.rejectAll();
    expect(api.get().record!.policy).toBe(typeof config.policy === 'object' ? '2' : '');
    await vi.waitFor(() =>
      expect(said).toEqual([expect.stringContaining(`${path}: ${JSON.stringify(address)} is not an http(s) address`)]),
    );
  });

  test('of documents, authorities and registrations', async () => {
    const said = errors();
    const assign = vi.spyOn(location, 'assign').mockImplementation(() => {});
    const api = await visit({
      categories: ['analytics'],
      legal: {
        documents: { offer: { type: 'offer', url: { en: address } } },
        authorities: [{ name: 'Agency', url: address }],
        registrations: [{ name: 'Register', number: '42', url: address }],
      },
    });
    await api.rejectAll();
    await api.open('rights');
    await vi.waitFor(dialog);
    expect(hrefs()).toEqual([]);
    await api.open('offer');
    await api.open('documents');
    await vi.waitFor(() => expect(dialog().textContent).toContain('offer'));
    expect(hrefs().filter((href) => href !== '#')).toEqual([]);
    expect(assign).not.toHaveBeenCalled();
    expect(
      said[0]!
        .split('\n')
        .slice(1)
        .map((line) => line.split(':')[0]),
    ).toEqual(['legal.documents.offer.url.en', 'legal.authorities.0.url', 'legal.registrations.0.url']);
  });
});

test.each([
  ['a@b.uz', 'mailto:a@b.uz'],
  ['a+b&c@d.uz', 'mailto:a%2Bb%26c@d.uz'],
  ['a?bcc=x%40y@d.uz', 'mailto:a%3Fbcc%3Dx%2540y@d.uz'],
])('a letter goes to whom the config names, and to nobody besides: %s', async (email, href) => {
  const api = await visit({ categories: ['analytics'], legal: { contact: { email }, rights: [{ id: 'access' }] } });
  await api.rejectAll();
  await api.open('rights');
  await vi.waitFor(dialog);
  const links = sight()
    .getAllByRole('link')
    .map((link) => link.getAttribute('href')!);
  expect(links).toContain(href);
  expect(links.find((link) => link.includes('subject='))!.startsWith(`${href}?subject=`)).toBe(true);
});

describe('a word that every object has is a name like any other:', () => {
  test('a category and a service', async () => {
    const said = errors();
    const service = { id: 'constructor', category: 'analytics', facts: { items: [{ name: 'x', purpose: 'toString' }] } };
    const messages = { en: { categories: { chat: { title: 'Chat' } } } };
    const api = await visit({ categories: ['chat'], services: [service], messages });
    await bannerShown();
    press('Choose');
    await vi.waitFor(dialog);
    unfold();
    await vi.waitFor(() => expect(sight().getByRole('switch', { name: 'constructor' })).toBeTruthy());
    expect(dialog().textContent).not.toContain('native code');
    expect(sight().getByText('toString')).toBeTruthy();
    sight().getByRole('switch', { name: 'Chat' }).click();
    sight().getByRole('switch', { name: 'constructor' }).click();
    press('Save choice');
    expect({ ...api.get().choices }).toEqual({ necessary: true, chat: true, analytics: false, constructor: true });
    await api.withdraw('constructor');
    expect(api.allows('constructor')).toBe(false);
    expect(said).toEqual([]);
  });

  test('a choice by the site’s code, where it says nothing of it', async () => {
    const api = await visit({ categories: ['analytics'], services: [{ id: 'constructor', category: 'analytics' }] });
    await api.decide({ analytics: true });
    expect(api.allows('constructor')).toBe(true);
  });

  test('a right, a document and a view', async () => {
    errors();
    const legal = { rights: [{ id: 'toString', text: 'Hm.' }], documents: { constructor: { type: 'other', url: '/other' } } } as const;
    const api = await visit({ categories: ['analytics'], legal });
    await api.rejectAll();
    await api.open('rights');
    await vi.waitFor(() => expect(dialog().textContent).toContain('toString'));
    expect(dialog().textContent).not.toContain('native code');
    await api.open('toString');
    await vi.waitFor(() => expect(dialog().textContent).toContain('Documents'));
  });
});
