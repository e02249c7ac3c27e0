import { fireEvent, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { toChoices } from '../../src/consent/record';
import type { Config, ConsentRecord, Legal, Rozilik } from '../../src/types';
import { errors, followed, freshPage, visit, type Network } from '../page';
import { bannerShown, dialog, press, pressBeside, putRecord, sight, stored } from './panel/sight';

const legal: Legal = {
  documents: { policy: { type: 'policy', versions: [{ version: '1', text: { en: '1. Tea is black.', ru: '1. Чай чёрный.' } }] } },
  purposes: {
    camera: { title: 'Camera', text: 'To see you.', document: 'policy' },
    microphone: { title: 'Microphone', text: 'To hear you.' },
  },
};
const CATEGORIES = ['analytics', 'marketing'];

const titled = (name: string) => vi.waitFor(() => sight().getByRole('dialog', { name }));
const noDialog = () => expect(sight().queryByRole('dialog')).toBeNull();
const settled = (time = 50) => new Promise<void>((done) => void setTimeout(done, time));
const switchOf = (name: string) => within(dialog()).getByRole<HTMLInputElement>('switch', { name });
const root = () => document.querySelector('rozilik-root');

/** Something that comes when it is told to. */
function held(): { come: () => void; promise: Promise<void> } {
  let come!: () => void;
  const promise = new Promise<void>((resolve) => (come = resolve));
  return { come, promise };
}

/** Puts down what an earlier visit, or another tab, left. */
function chosen(granted: string[], refused: string[], changes: Partial<ConsentRecord> = {}): void {
  putRecord({ at: Date.now() - 60_000, choices: toChoices(granted, refused), ...changes });
}

/** A visit to a page of a site with documents and purposes. */
async function on(network: Network = {}, config: Config = {}): Promise<Rozilik> {
  const api = await visit({ categories: CATEGORIES, legal, ...config }, network);
  await vi.waitFor(() => expect(api.get().news).toBeDefined());
  return api;
}

beforeEach(freshPage);
afterEach(() => settled());

describe('a newer wish', () => {
  test.each<[string, (api: Rozilik) => unknown]>([
    ['a choice in the banner', () => press('Accept all')],
    ['to close', (api) => api.close()],
  ])('beats an older one to open: %s', async (_, wish) => {
    const more = held();
    const api = await on({ slow: { panel: more.promise } });
    await bannerShown();
    const opening = api.open();
    await settled();
    void wish(api);
    await settled();
    more.come();
    await opening;
    await settled();
    noDialog();
  });

  test.each<[string, (api: Rozilik) => unknown]>([
    ['to close', (api) => api.close()],
    ['to be taken off the page', (api) => api.destroy()],
  ])('beats an older one to go where a document is: %s', async (_, wish) => {
    const assign = vi.spyOn(location, 'assign').mockImplementation(() => {});
    const documents = held();
    chosen([], CATEGORIES);
    const api = await on(
      { slow: { documents: documents.promise } },
      { legal: { documents: { agreement: { type: 'other', url: '/agreement' } } } },
    );
    const opening = api.open('agreement');
    await settled();
    await wish(api);
    documents.come();
    await opening;
    expect(assign).not.toHaveBeenCalled();
  });

  test.each(['open', 'request'] as const)('to close is not overtaken by an older one to %s that waits for the same file', async (name) => {
    const ui = held();
    chosen([], CATEGORIES);
    const api = await on({ slow: { interface: ui.promise } });
    const earlier = name === 'open' ? api.open() : api.request('camera');
    const closing = api.close();
    ui.come();
    await Promise.all([earlier, closing]);
    await settled();
    noDialog();
  });

  test('to be asked for a purpose beats an older one to read', async () => {
    const documents = held();
    chosen([], CATEGORIES);
    const api = await on({ slow: { documents: documents.promise } });
    void api.open('policy');
    await settled();
    const answer = api.request('camera');
    await titled('Camera');
    documents.come();
    await settled();
    expect(sight().getByRole('dialog', { name: 'Camera' })).toBeTruthy();
    press('Allow');
    expect(await answer).toBe(true);
  });

  test('to close answers a request that was on its way', async () => {
    const more = held();
    chosen([], CATEGORIES);
    const api = await on({ slow: { panel: more.promise } });
    const answer = api.request('camera');
    await settled();
    await api.close();
    more.come();
    expect(await answer).toBe(false);
    noDialog();
  });
});

describe('a dialog that the browser closed, and tells of later', () => {
  /** As Escape does it: closed now, and an event in a while. */
  const escaped = (): (() => void) => {
    const closed = dialog();
    closed.removeAttribute('open');
    return () => void closed.dispatchEvent(new Event('close'));
  };

  test('is opened again at once by who wants it', async () => {
    chosen([], CATEGORIES);
    const api = await on();
    await api.open();
    const tell = escaped();
    const opening = api.open('policy');
    tell();
    await opening;
    await titled('Privacy policy');
    expect(dialog().open).toBe(true);
  });

  test('closes a document, and not the question behind it', async () => {
    const shown = vi.spyOn(HTMLElement.prototype, 'getClientRects').mockReturnValue([{}] as unknown as DOMRectList);
    chosen([], CATEGORIES);
    const api = await on();
    const answer = api.request('camera');
    await titled('Camera');
    await api.open('policy');
    const tell = escaped();
    const opening = api.open('policy');
    tell();
    await opening;
    await titled('Privacy policy');
    await api.close();
    await titled('Camera');
    press('Allow');
    expect(await answer).toBe(true);
    shown.mockRestore();
  });
});

describe('requests', () => {
  test('of two purposes at once are both asked, one after the other', async () => {
    chosen([], CATEGORIES);
    const api = await on();
    const answers = Promise.all([api.request('camera'), api.request('microphone')]);
    await titled('Microphone');
    press('Allow');
    await titled('Camera');
    press('Do not allow');
    expect(await answers).toEqual([false, true]);
    expect(stored()!.choices).toMatchObject({ camera: false, microphone: true });
  });

  test('of one purpose are one question with one answer', async () => {
    chosen([], CATEGORIES);
    const api = await on();
    const first = api.request('camera');
    await titled('Camera');
    const second = api.request('camera');
    await settled();
    press('Allow');
    expect(await Promise.all([first, second])).toEqual([true, true]);
    await settled();
    noDialog();
    expect(api.allows('camera')).toBe(true);
  });

  test('after a close are questions of their own', async () => {
    const more = held();
    chosen([], CATEGORIES);
    const api = await on({ slow: { panel: more.promise } });
    const first = api.request('camera');
    await settled();
    await api.close();
    const second = api.request('camera');
    await settled();
    more.come();
    await titled('Camera');
    press('Allow');
    expect(await Promise.all([first, second])).toEqual([false, true]);
  });

  test('are not answered by the second press of a double click', async () => {
    chosen([], CATEGORIES);
    const api = await on();
    const answers = Promise.all([api.request('camera'), api.request('microphone')]);
    await titled('Microphone');
    fireEvent.click(sight().getByRole('button', { name: 'Allow' }), { detail: 1 });
    await titled('Camera');
    fireEvent.click(sight().getByRole('button', { name: 'Allow' }), { detail: 2 });
    await settled();
    expect([sight().getByRole('dialog', { name: 'Camera' }).isConnected, api.allows('camera')]).toEqual([true, false]);
    press('Do not allow');
    expect(await answers).toEqual([false, true]);
  });

  test('are answered by another tab', async () => {
    chosen([], CATEGORIES);
    const api = await on();
    const answer = api.request('camera');
    await titled('Camera');
    chosen(['camera'], CATEGORIES, { at: Date.now() });
    await followed();
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    expect(await answer).toBe(true);
    noDialog();
  });

  test('are answered in the settings too, and come back no more', async () => {
    chosen([], CATEGORIES);
    const api = await on();
    const answer = api.request('camera');
    await titled('Camera');
    await api.open();
    await titled('Cookie settings');
    fireEvent.click(switchOf('Camera'));
    press('Save choice');
    expect(await answer).toBe(true);
    await settled();
    noDialog();
  });
});

describe('switches that were not touched follow consent', () => {
  const HOUR = 3_600_000;

  async function opened(config?: Config): Promise<Rozilik> {
    chosen(CATEGORIES, []);
    const api = await on({}, config);
    await api.open();
    await titled('Cookie settings');
    return api;
  }

  test('that another tab takes back, and saving does not give it again', async () => {
    const api = await opened();
    expect(switchOf('Analytics').checked).toBe(true);
    chosen([], CATEGORIES, { at: Date.now(), action: 'withdraw' });
    await followed();
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    await vi.waitFor(() => expect(switchOf('Analytics').checked).toBe(false));
    fireEvent.click(switchOf('Advertising'));
    press('Save choice');
    expect(api.get().choices).toMatchObject({ analytics: false, marketing: true });
  });

  test('that another host of the site takes back, of which nobody told this page', async () => {
    const api = await opened();
    chosen([], CATEGORIES, { at: Date.now(), action: 'withdraw' });
    fireEvent.click(switchOf('Advertising'));
    fireEvent.click(switchOf('Advertising'));
    press('Save choice');
    expect(api.get().choices).toMatchObject({ analytics: false, marketing: true });
    expect(stored()!.choices).not.toHaveProperty('camera');
  });

  test('that the visitor changed on the way back to a question', async () => {
    chosen([], CATEGORIES);
    const api = await on();
    void api.request('camera');
    await titled('Camera');
    await api.open('policy');
    await api.open();
    await titled('Cookie settings');
    fireEvent.click(switchOf('Analytics'));
    press('Reject all');
    await titled('Camera');
    await api.open();
    await titled('Cookie settings');
    expect(switchOf('Analytics').checked).toBe(false);
  });

  test('that a version takes back which changes the purposes', async () => {
    const effectiveAt = `${new Date(Date.now() + HOUR).toISOString().slice(0, 19)}Z`;
    const api = await opened({
      legal: { documents: { policy: { type: 'policy', versions: [{ version: '1' }, { version: '2', effectiveAt, change: 'purposes' }] } } },
    });
    const real = Date.now();
    vi.spyOn(Date, 'now').mockReturnValue(real + 2 * HOUR);
    await followed();
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    await vi.waitFor(() => expect(api.get().ask).toBe('purposes'));
    expect(switchOf('Analytics').checked).toBe(false);
    press('Save choice');
    expect(api.get().choices).toMatchObject({ analytics: false, marketing: false });
  });
});

describe('a widget that is taken off the page', () => {
  test('while it is fetched draws nothing more, and the next one works', async () => {
    const first = await visit({ categories: CATEGORIES, legal });
    await first.destroy();
    const heard = vi.fn();
    document.addEventListener('rozilik:open', heard);
    await settled();
    expect([root(), heard.mock.calls]).toEqual([null, []]);
    const second = await visit({ categories: CATEGORIES, legal });
    expect(second).not.toBe(first);
    await bannerShown();
    await second.open();
    await titled('Cookie settings');
    document.removeEventListener('rozilik:open', heard);
  });

  test.each(['panel', 'notices', 'interface', 'en'])('answers a request that waits for %s with a no', async (part) => {
    const file = held();
    chosen([], CATEGORIES);
    const api = await on({ slow: { [part]: file.promise } });
    const answer = api.request('camera');
    await settled();
    const gone = api.destroy();
    await settled();
    file.come();
    await gone;
    expect(await answer).toBe(false);
    expect(root()).toBeNull();
  });

  test('leaves no text to the next one', async () => {
    const open = async (text: string) => {
      const api = await on({}, { legal: { documents: { policy: { type: 'policy', versions: [{ version: '1', text }] } } } });
      await api.open('policy');
      await vi.waitFor(() => expect(dialog().querySelector('.article')!.textContent).toContain(text));
      await api.destroy();
    };
    chosen([], CATEGORIES);
    await open('Tea is black.');
    await open('Tea is green.');
  });

  test('goes where its texts do not load as well', async () => {
    const texts = held();
    errors();
    const api = await on({ slow: { en: texts.promise }, lost: ['en', 'uz', 'ru', 'uz-Cyrl'] });
    await settled();
    const gone = api.destroy();
    const said = errors();
    texts.come();
    await gone;
    expect([root(), (window as { rozilik?: unknown }).rozilik]).toEqual([null, undefined]);
    expect(said.filter((words) => words.includes('see rozilik-config'))).toHaveLength(1);
  });

  test('goes where the file that knows of documents does not load', async () => {
    errors();
    const api = await visit({ categories: CATEGORIES, legal }, { lost: ['legal'] });
    await api.destroy();
    expect(root()).toBeNull();
  });

  test('follows no link in the place of the next one', async () => {
    const assign = vi.spyOn(location, 'assign').mockImplementation(() => {});
    const first = await on();
    await bannerShown();
    await first.destroy();
    await on();
    await bannerShown();
    document.body.innerHTML = '<a href="/policy" data-rozilik-open="policy">Policy</a>';
    fireEvent.click(document.querySelector('a')!);
    await titled('Privacy policy');
    expect(assign).not.toHaveBeenCalled();
  });
});

describe('a link to a document', () => {
  test.each([
    ['the texts', { lost: ['en', 'uz', 'ru', 'uz-Cyrl'] }],
    ['the second layer', { lost: ['panel'] }],
    ['documents', { lost: ['documents'] }],
  ])('is followed where %s do not load', async (_, network) => {
    errors();
    const assign = vi.spyOn(location, 'assign').mockImplementation(() => {});
    chosen([], CATEGORIES);
    await on(network);
    document.body.innerHTML = '<a href="/policy" data-rozilik-open="policy">Policy</a>';
    fireEvent.click(document.querySelector('a')!);
    await vi.waitFor(() => expect(assign).toHaveBeenCalledWith(document.querySelector('a')!.href));
  });

  test('leads to its place on the page where nothing opens', async () => {
    errors();
    const assign = vi.spyOn(location, 'assign').mockImplementation(() => {});
    await visit({ categories: CATEGORIES });
    document.body.innerHTML = '<a href="#privacy" data-rozilik-open="policy">Policy</a>';
    fireEvent.click(document.querySelector('a')!);
    await vi.waitFor(() => expect(assign).toHaveBeenCalledWith(document.querySelector('a')!.href));
  });

  test('that is only a link is where it leads, also for the site', async () => {
    const assign = vi.spyOn(location, 'assign').mockImplementation(() => {});
    const api = await on({}, { legal: { documents: { agreement: { type: 'other', url: { en: '/agreement' } } } } });
    await bannerShown();
    await api.open('agreement');
    expect(assign).toHaveBeenCalledWith('/agreement');
    noDialog();
  });
});

describe('languages', () => {
  test('of the page that change while the first texts are on their way are followed', async () => {
    const texts = held();
    await on({ slow: { en: texts.promise } });
    await settled();
    document.documentElement.lang = 'ru';
    texts.come();
    await vi.waitFor(() => sight().getByRole('button', { name: 'Принять все' }));
  });

  test('are asked for once, however often the panel is opened meanwhile', async () => {
    const asked: string[] = [];
    const details = held();
    chosen([], CATEGORIES);
    const api = await on({ asked, slow: { 'en-details': details.promise } });
    const openings = ['preferences', 'documents', 'rights', 'preferences'].map((view) => api.open(view));
    await settled();
    details.come();
    await Promise.all(openings);
    await api.open('rights');
    expect(asked.filter((name) => name === 'en-details')).toHaveLength(1);
  });

  test('that come back draw a document once', async () => {
    const texts: Record<string, ReturnType<typeof held>> = { en: held(), ru: held() };
    const text = Object.fromEntries(Object.keys(texts).map((tag) => [tag, () => texts[tag]!.promise.then(() => `1. Tea, ${tag}.`)]));
    chosen([], CATEGORIES);
    const api = await on({}, { legal: { documents: { policy: { type: 'policy', versions: [{ version: '1', text }] } } } });
    void api.open('policy');
    await titled('Privacy policy');
    for (const tag of ['ru', 'en']) {
      await api.setLocale(tag);
      await settled();
    }
    texts['en']!.come();
    texts['ru']!.come();
    await vi.waitFor(() => expect(dialog().querySelector('.article')!.textContent).toContain('Tea, en.'));
    await settled();
    expect(dialog().querySelector('.article')!.textContent!.match(/Tea/g)).toHaveLength(1);
  });

  test('are recorded as they were shown', async () => {
    errors();
    await on({ lost: ['ru'] }, { locale: 'ru' });
    await bannerShown();
    press('Accept all');
    expect(stored()!.locale).toBe('en');
  });
});

test.each<[string, (api: Rozilik) => Promise<void>]>([
  ['nothing is open', async () => {}],
  ['the banner was opened on demand', (api) => api.open('banner')],
])('closing where %s hides no later banner', async (_, open) => {
  const api = await on();
  await api.acceptAll();
  await open(api);
  await api.close();
  await api.reset();
  await bannerShown();
});

test('an announcement that is dismissed gives back nothing that was withdrawn elsewhere', async () => {
  chosen(CATEGORIES, []);
  const api = await on(
    {},
    { legal: { documents: { policy: { type: 'policy', versions: [{ version: '1' }, { version: '2', effectiveAt: '2099-01-01' }] } } } },
  );
  await vi.waitFor(() => sight().getByRole('button', { name: 'Got it' }));
  chosen([], CATEGORIES, { at: Date.now(), action: 'withdraw' });
  press('Got it');
  await settled();
  expect(api.allows('analytics')).toBe(false);
  expect(stored()).toMatchObject({ action: 'withdraw', seen: 'policy:2', choices: { analytics: false } });
});

test('a panel that is turned over is opened and closed once', async () => {
  const heard: string[] = [];
  const hear = ({ type }: Event) => heard.push(type);
  for (const name of ['rozilik:open', 'rozilik:close']) document.addEventListener(name, hear);
  chosen([], CATEGORIES);
  const api = await on();
  for (const view of ['preferences', 'documents', 'rights']) await api.open(view);
  await api.close();
  expect(heard).toEqual(['rozilik:open', 'rozilik:close']);
  for (const name of ['rozilik:open', 'rozilik:close']) document.removeEventListener(name, hear);
});

test('a mouse that was pressed in the panel and let go beside it closes nothing', async () => {
  chosen([], CATEGORIES);
  const api = await on();
  await api.open();
  await titled('Cookie settings');
  fireEvent.pointerDown(dialog().querySelector('h2')!);
  fireEvent.click(dialog());
  expect(dialog()).toBeTruthy();
  pressBeside();
  await vi.waitFor(noDialog);
});

test('a site that asks by consent again records no notice', async () => {
  chosen([], CATEGORIES, { mode: 'notice', action: 'acknowledge' });
  const api = await on();
  await api.acceptAll();
  expect(stored()).toMatchObject({ action: 'accept-all', mode: 'opt-in' });
});

test('an announcement without texts is said on the console, and nothing is thrown', async () => {
  const said = errors();
  const thrown = vi.fn();
  process.on('unhandledRejection', thrown);
  chosen([], CATEGORIES);
  await on(
    { lost: ['en', 'uz', 'ru', 'uz-Cyrl'] },
    { legal: { documents: { policy: { type: 'policy', versions: [{ version: '1' }, { version: '2', effectiveAt: '2099-01-01' }] } } } },
  );
  await vi.waitFor(() => expect(said.join('\n')).toContain('[rozilik] Error: en: 404'));
  await settled();
  expect(thrown).not.toHaveBeenCalled();
  process.off('unhandledRejection', thrown);
});
