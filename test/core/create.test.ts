import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Core } from '../../src/core/core';
import type { Config, Consent, Rozilik } from '../../src/types';
import { errors, freshPage, visit } from '../page';

beforeEach(freshPage);

/** Lets everything happen that is going to. */
const settled = () => new Promise((done) => setTimeout(done, 20));

const DECIDED: Config = { categories: ['analytics'] };
/** A page of a visitor who has refused, or accepted. */
async function returning(granted: boolean): Promise<void> {
  const api = await visit(DECIDED);
  await (granted ? api.acceptAll() : api.rejectAll());
  const { cookie } = document;
  freshPage();
  document.cookie = `${cookie};Path=/`;
}

/** Names of the parts and texts that a page asks for. */
async function askedFor(config: Config, body = ''): Promise<string[]> {
  document.body.innerHTML = body;
  const asked: string[] = [];
  await visit(config, { asked });
  await settled();
  return asked;
}

describe('what is fetched', () => {
  test('on a first visit is the banner and its texts, at once', async () => {
    document.documentElement.lang = 'ru';
    const asked: string[] = [];
    await visit(DECIDED, { asked });
    expect(asked).toEqual(['ru', 'interface']);
  });

  test.each([true, false])('for a visitor who has decided is what a page needs once it is parsed: %s', async (granted) => {
    await returning(granted);
    const asked: string[] = [];
    await visit(DECIDED, { asked });
    expect(asked).toEqual([]);
    await settled();
    expect(asked).toEqual(['page']);
  });

  test('is what holds elements, where the page has one', async () => {
    await returning(true);
    expect(
      await askedFor(
        DECIDED,
        '<img data-consent="analytics" data-src="/a.gif"><script type="text/plain" data-consent="analytics" data-src="/a.js"></script>',
      ),
    ).toEqual(['elements', 'page']);
  });

  test('is what holds elements, when the page puts one there later', async () => {
    await returning(true);
    const asked: string[] = [];
    await visit(DECIDED, { asked });
    await settled();
    expect(asked).toEqual(['page']);
    document.body.innerHTML = '<img data-consent="analytics" data-src="/a.gif">';
    await vi.waitFor(() => expect(asked).toEqual(['page', 'elements']));
    document.body.insertAdjacentHTML('beforeend', '<img data-consent="analytics" data-src="/a.gif">');
    await settled();
    expect(asked).toEqual(['page', 'elements']);
  });

  test.each<[string, Config, string[]]>([
    ['is debug mode, where the site wants it', { debug: true }, ['debug']],
    ['is debug mode, by an attribute without a value', { debug: '' }, ['debug']],
    ['is no debug mode, where the site says no', { debug: false }, []],
    ['is no debug mode, by an attribute that says no', { debug: 'false' }, []],
    ['is what holds the rest back, where the site wants it', { hold: 'true' }, ['hold']],
    ['is nothing of it by an attribute that says no', { hold: 'false' }, []],
    ['is both', { hold: '', debug: true }, ['hold', 'debug']],
  ])('%s', async (_, config, parts) => {
    await returning(false);
    const asked: string[] = [];
    // what holds back would go on doing so for the tests after this one
    await visit({ ...DECIDED, ...config }, { asked, own: { hold: { add() {} }, debug: { add() {} } } });
    await settled();
    expect(asked).toEqual([...parts, 'page']);
  });

  test('is debug mode, by the page’s address', async () => {
    await returning(false);
    history.replaceState(null, '', '?a=1&rozilik-debug');
    const debug = vi.fn<(core: Core) => void>();
    await visit(DECIDED, { own: { debug: { add: debug } } });
    history.replaceState(null, '', location.pathname);
    await vi.waitFor(() => expect(debug).toHaveBeenCalledOnce());
  });
});

test.each<[string, string[]]>([
  ['elements', []],
  ['debug', []],
  ['hold', []],
  ['interface', ['interface: 404']],
])('where a part does not load, everything stays off: %s', async (lost, complaints) => {
  const said = errors();
  document.body.innerHTML = '<img data-consent="analytics" data-src="/a.gif">';
  const own = { hold: { add() {} }, debug: { add() {} } };
  const api = await visit({ ...DECIDED, debug: true, hold: true }, { lost: [lost], own });
  await settled();
  expect(said.map((text) => text.split('Error: ')[1])).toEqual(complaints);
  expect(document.querySelector('img')!.getAttribute('src')).toBeNull();
  expect(api.allows('analytics')).toBe(false);
});

test.each<[string, (api: Rozilik) => Promise<void>, boolean]>([
  ['taking all back', (api) => api.withdraw(), false],
  ['refusing all', (api) => api.rejectAll(), false],
  ['closing', (api) => api.close(), true],
])('where nothing that carries it out loads, %s keeps no yes that it takes back', async (_, say, kept) => {
  errors();
  const api = await visit(DECIDED);
  await api.acceptAll();
  const { cookie } = document;
  freshPage();
  document.cookie = `${cookie};Path=/`;
  const next = await visit(DECIDED, { lost: ['interface', 'calls', 'decide'] });
  expect(next.allows('analytics')).toBe(true);
  await say(next);
  expect([next.allows('analytics'), document.cookie.includes('yes=analytics')]).toEqual([kept, kept]);
  await vi.dynamicImportSettled();
});

test('the events say what holds: once when the page is ready, and after each choice', async () => {
  const heard: [string, boolean | undefined][] = [];
  const hear = (event: Event) => heard.push([event.type, (event as CustomEvent<Consent>).detail.choices['analytics']]);
  for (const name of ['ready', 'change']) document.addEventListener(`rozilik:${name}`, hear);
  const api = await visit(DECIDED);
  await vi.waitFor(() => expect(heard).toHaveLength(1));
  await api.acceptAll();
  await api.rejectAll();
  await vi.waitFor(() => expect(heard).toHaveLength(3));
  expect(heard).toEqual([
    ['rozilik:ready', false],
    ['rozilik:change', true],
    ['rozilik:change', false],
  ]);
  for (const name of ['ready', 'change']) document.removeEventListener(`rozilik:${name}`, hear);
});
