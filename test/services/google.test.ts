import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Choices, Config, Rozilik, Service } from '../../src/types';
import { freshPage, freshServices, globals, scripts, visit } from '../page';

const GTAG = 'https://www.googletagmanager.com/gtag/js?id=G-A1';
const GTM = 'https://www.googletagmanager.com/gtm.js?id=GTM-A1';

const layer = () => (globals['dataLayer'] ?? []) as unknown[];
const isCommand = (entry: unknown) => Object.prototype.toString.call(entry) === '[object Arguments]';
const entries = () => layer().map((entry) => (isCommand(entry) ? [...(entry as IArguments)] : entry)) as (unknown[] | { event: string })[];
const commands = () => entries().filter((entry) => Array.isArray(entry));
/** Names of commands and events, without what goes with them. */
const order = () =>
  entries().map((entry) => (Array.isArray(entry) ? entry.slice(0, entry[0] === 'consent' ? 2 : 1).join(' ') : entry.event));
const updates = (signal: string) =>
  commands().flatMap(([name, kind, signals]) =>
    name === 'consent' && kind === 'update' ? [(signals as Record<string, string>)[signal]] : [],
  );
const gtag = (...args: unknown[]) => (globals['gtag'] as (...args: unknown[]) => void)(...args);

type Services = Awaited<ReturnType<typeof freshServices>>;
async function start(make: (services: Services) => Service[], config: Config = {}): Promise<Rozilik> {
  return visit({ ...config, services: make(await freshServices()) });
}
const analytics = (options: object = {}) => start(({ googleAnalytics }) => [googleAnalytics({ id: 'G-A1', ...options })]);
const container = (options: object = {}) => start(({ googleTagManager }) => [googleTagManager({ id: 'GTM-A1', ...options })]);

const signals = (granted: readonly string[]) =>
  Object.fromEntries(
    [
      'ad_storage',
      'ad_user_data',
      'ad_personalization',
      'analytics_storage',
      'functionality_storage',
      'personalization_storage',
      'security_storage',
    ].map((name) => [name, granted.includes(name) ? 'granted' : 'denied']),
  );
const ADS = ['ad_storage', 'ad_user_data', 'ad_personalization'];
const SETTINGS = ['functionality_storage', 'personalization_storage'];
/** What each change of a choice says. */
const UPDATE = ['consent update', 'rozilik.update'];

beforeEach(freshPage);

describe('Consent Mode', () => {
  const alone = () => start(({ googleConsentMode }) => [googleConsentMode()], { categories: ['functional', 'analytics', 'marketing'] });

  test('denies all seven signals before anything else, and says nothing more until the choice', async () => {
    await alone();
    expect(commands()).toEqual([['consent', 'default', signals([])]]);
  });

  test('sends commands, which Google takes as arguments objects only', async () => {
    const api = await alone();
    await api.acceptAll();
    expect(layer().map((entry) => Object.prototype.toString.call(entry))).toEqual([
      '[object Arguments]',
      '[object Arguments]',
      '[object Object]',
    ]);
  });

  test.each<[Choices, string[]]>([
    [{}, []],
    [{ analytics: true }, ['analytics_storage']],
    [{ marketing: true }, ADS],
    [{ functional: true }, SETTINGS],
    [{ functional: true, analytics: true, marketing: true }, [...ADS, ...SETTINGS, 'analytics_storage']],
  ])('translates %j, and hands the choices on to tags that are not Google’s', async (choices, granted) => {
    const api = await alone();
    await api.decide(choices);
    expect(entries().slice(1)).toEqual([
      ['consent', 'update', signals([...granted, 'security_storage'])],
      { event: 'rozilik.update', rozilik: { necessary: true, functional: false, analytics: false, marketing: false, ...choices } },
    ]);
  });

  test('hands on a choice that none of its signals tells', async () => {
    const api = await start(({ googleConsentMode, custom }) => [googleConsentMode(), custom({ id: 'chat', category: 'support' })]);
    await api.rejectAll();
    await api.decide({ chat: true });
    expect(entries().slice(-2)).toEqual([
      ['consent', 'update', signals(['security_storage'])],
      { event: 'rozilik.update', rozilik: { necessary: true, support: false, chat: true } },
    ]);
  });

  test('hands on a copy, which a tag may change without changing consent', async () => {
    const api = await alone();
    await api.rejectAll();
    const { rozilik } = entries().at(-1) as unknown as { rozilik: Record<string, boolean> };
    rozilik['marketing'] = true;
    expect(api.allows('marketing')).toBe(false);
  });

  test('sends three updates for grant, deny and grant', async () => {
    const api = await alone();
    await api.acceptAll();
    await api.withdraw();
    await api.acceptAll();
    expect(order()).toEqual(['consent default', ...UPDATE, ...UPDATE, ...UPDATE]);
    expect(updates('ad_storage')).toEqual(['granted', 'denied', 'granted']);
  });

  test('sends nothing when a decision changes nothing', async () => {
    const api = await alone();
    await api.acceptAll();
    await api.acceptAll();
    expect(updates('ad_storage')).toEqual(['granted']);
  });

  test('does not deny again where the widget was taken off the page and put on again', async () => {
    const first = await alone();
    await first.acceptAll();
    await first.destroy();
    await alone();
    expect(order()).toEqual(['consent default', ...UPDATE]);
  });

  test('knows a returning visitor before the next tag on the page runs', async () => {
    const first = await alone();
    await first.acceptAll();
    const cookie = document.cookie;
    freshPage();
    document.cookie = `${cookie};Path=/`;
    const { googleConsentMode } = await freshServices();
    const { createConsent } = await import('../../src/index');
    createConsent({ categories: ['marketing'], services: [googleConsentMode()] });
    expect(order()).toEqual(['consent default', ...UPDATE]);
    expect(updates('ad_storage')).toEqual(['granted']);
  });

  test('is one for all Google services: one default, and one update for each change', async () => {
    const api = await start(({ googleAnalytics, googleConsentMode, googleTagManager }) => [
      googleAnalytics({ id: 'G-A1' }),
      googleTagManager({ id: 'GTM-A1' }),
      googleConsentMode(),
    ]);
    await api.acceptAll();
    expect(order()).toEqual(['consent default', ...UPDATE, 'js', 'config', 'gtm.js']);
    expect(scripts()).toEqual([GTAG, GTM]);
  });
});

describe('Google Analytics', () => {
  test('is switched off before the choice, and its file is not there', async () => {
    await analytics();
    expect([globals['ga-disable-G-A1'], order(), scripts()]).toEqual([true, ['consent default'], []]);
  });

  test('is switched on after the choice: consent, then its commands, then its file', async () => {
    const api = await analytics({ send_page_view: false });
    const seen: unknown[] = [];
    vi.spyOn(document.head, 'append').mockImplementation(
      (script) => void seen.push((script as HTMLScriptElement).src, globals['ga-disable-G-A1'], ...order()),
    );
    await api.acceptAll();
    expect(seen).toEqual([GTAG, false, 'consent default', ...UPDATE, 'js', 'config']);
    expect(commands().slice(2)).toEqual([
      ['js', expect.any(Date)],
      ['config', 'G-A1', { send_page_view: false }],
    ]);
  });

  test('says its own choice to Google where it differs from its category’s', async () => {
    const api = await analytics();
    await api.decide({ analytics: true, 'google-analytics': false });
    expect(updates('analytics_storage')).toEqual(['denied']);
    expect(scripts()).toEqual([]);
  });

  test('drops what the page told it before the choice', async () => {
    const api = await analytics();
    gtag('event', 'too early');
    await api.acceptAll();
    gtag('event', 'allowed');
    expect(commands().filter(([name]) => name === 'event')).toEqual([['event', 'allowed']]);
  });

  test('drops what a tag written into the page queued, and keeps what is not Google’s', async () => {
    globals['gtag'] = function () {
      // oxlint-disable-next-line prefer-rest-params
      ((globals['dataLayer'] ??= []) as unknown[]).push(arguments);
    };
    gtag('js', new Date());
    gtag('config', 'G-B2');
    layer().push({ event: 'own' });
    const api = await analytics();
    await api.acceptAll();
    expect(order()).toEqual(['own', 'consent default', ...UPDATE, 'js', 'config']);
    expect(commands().at(-1)).toEqual(['config', 'G-A1', {}]);
  });

  test('leaves a tag of the page’s own what sets it up, and drops the events of before the choice', async () => {
    globals['gtag'] = function () {
      // oxlint-disable-next-line prefer-rest-params
      ((globals['dataLayer'] ??= []) as unknown[]).push(arguments);
    };
    const api = await start(({ googleConsentMode }) => [googleConsentMode()], { categories: ['analytics'] });
    gtag('js', new Date());
    gtag('config', 'G-B2');
    gtag('event', 'too early');
    await api.acceptAll();
    expect(order()).toEqual(['consent default', 'js', 'config', ...UPDATE]);
  });

  test('leaves the queue alone once Google’s file runs', async () => {
    globals['google_tag_manager'] = {};
    globals['dataLayer'] = [];
    const api = await start(({ googleAnalytics }) => [googleAnalytics({ id: 'G-A1', advanced: true })], { categories: ['marketing'] });
    const before = layer().slice();
    await api.decide({ marketing: true });
    expect(layer().slice(0, before.length)).toEqual(before);
  });

  test('keeps its commands when the visitor decides again before Google’s file is there', async () => {
    const api = await analytics();
    await api.acceptAll();
    await api.acceptAll();
    expect(order()).toEqual(['consent default', ...UPDATE, 'js', 'config']);
  });

  test('keeps them too when it is withdrawn and accepted again meanwhile', async () => {
    const api = await analytics();
    await api.acceptAll();
    await api.withdraw();
    await api.acceptAll();
    expect(order()).toEqual(['consent default', ...UPDATE, 'js', 'config', ...UPDATE, ...UPDATE]);
  });

  test('when withdrawn is switched off for every property, and told nothing more', async () => {
    const api = await analytics();
    await api.acceptAll();
    globals['ga-disable-G-B2'] = false;
    await api.withdraw('google-analytics');
    await vi.waitFor(() => expect(globals['ga-disable-G-A1']).toBe(true));
    const told = layer().length;
    gtag('event', 'too late');
    expect(globals['ga-disable-G-B2']).toBe(true);
    expect(layer()).toHaveLength(told);
    expect(updates('analytics_storage')).toEqual(['granted', 'denied']);
  });

  test('can be accepted again: switched on, its file not loaded twice', async () => {
    const api = await analytics();
    await api.acceptAll();
    globals['google_tag_manager'] = {};
    await api.withdraw();
    await vi.waitFor(() => expect(globals['ga-disable-G-A1']).toBe(true));
    await api.acceptAll();
    gtag('event', 'allowed');
    expect([globals['ga-disable-G-A1'], scripts(), order()]).toEqual([
      false,
      [GTAG],
      ['consent default', ...UPDATE, 'js', 'config', ...UPDATE, ...UPDATE, 'event'],
    ]);
  });

  test('in advanced mode loads before the choice, after all is denied', async () => {
    await analytics({ advanced: true });
    expect(order()).toEqual(['consent default', 'js', 'config']);
    expect(scripts()).toEqual([GTAG]);
  });
});

describe('Google Tag Manager', () => {
  test('begins after the choice: consent, then its event, then the container', async () => {
    const api = await container();
    expect([order(), scripts()]).toEqual([['consent default'], []]);
    await api.acceptAll();
    expect(order()).toEqual(['consent default', ...UPDATE, 'gtm.js']);
    expect(layer().at(-1)).toEqual({ 'gtm.start': expect.any(Number), event: 'gtm.js' });
    expect(scripts()).toEqual([GTM]);
  });

  test('cannot be stopped: a withdrawal is saved, and the page is loaded anew', async () => {
    const api = await container();
    await api.acceptAll();
    let cookie = '';
    const reload = vi.spyOn(location, 'reload').mockImplementation(() => void (cookie = document.cookie));
    await api.withdraw();
    await vi.waitFor(() => expect(reload).toHaveBeenCalledOnce());
    expect(cookie).toMatch(/action=withdraw.*yes=&/);
  });

  test('in advanced mode loads before the choice, after all is denied, and once', async () => {
    const api = await container({ advanced: true });
    expect(order()).toEqual(['consent default', 'gtm.js']);
    await api.acceptAll();
    expect(scripts()).toEqual([GTM]);
  });
});
