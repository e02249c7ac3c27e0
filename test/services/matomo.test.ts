import { beforeEach, describe, expect, test } from 'vitest';
import { freshPage, globals, scripts } from '../page';
import { atLoad, call, prepare } from './order';

const FILE = 'https://stats.example.uz/matomo.js';
const BEGIN = [['setTrackerUrl', 'https://stats.example.uz/matomo.php'], ['setSiteId', '1'], ['trackPageView'], ['enableLinkTracking']];

const start = (options: object = {}) => prepare(({ matomo }) => matomo({ id: 1, src: FILE, ...options }));

/** What Matomo's file does when it is there: puts something in the place of the queue that hears each call. */
function fileArrives(): unknown[] {
  const heard = [...(globals['_paq'] as unknown[])];
  globals['_paq'] = { push: (...calls: unknown[]) => void heard.push(...calls) };
  return heard;
}

beforeEach(freshPage);

describe('Matomo', () => {
  test('after the choice is told its address and site, the site’s settings, then the page view, then its file is loaded', async () => {
    const counter = await start({ calls: [['disableCookies']] });
    expect(scripts()).toEqual([]);
    const seen = atLoad(() => [...(globals['_paq'] as unknown[])]);
    counter.start!();
    expect(seen).toEqual([[BEGIN[0], BEGIN[1], ['disableCookies'], BEGIN[2], BEGIN[3]]]);
    expect(scripts()).toEqual([FILE]);
  });

  test('takes another address for its hits', async () => {
    const counter = await start({ tracker: '/hits' });
    counter.start!();
    expect(globals['_paq']).toContainEqual(['setTrackerUrl', '/hits']);
  });

  test('names the host that receives the data', async () => {
    expect((await start()).facts!.provider).toBe('stats.example.uz');
    expect((await start({ src: '/matomo.js', facts: { provider: 'Anor LLC' } })).facts!.provider).toBe('Anor LLC');
  });

  test('forgets consent when it is withdrawn, is told nothing meanwhile, and goes on without a second page view', async () => {
    const counter = await start({ calls: [['disableCookies']] });
    call('_paq.push', ['trackEvent', 'too early']);
    counter.start!();
    const heard = fileArrives();
    expect(counter.stop!()).not.toBe(false);
    call('_paq.push', ['trackEvent', 'too late']);
    counter.start!();
    call('_paq.push', ['trackEvent', 'allowed']);
    expect(heard.slice(5)).toEqual([
      ['forgetConsentGiven'],
      ['setCustomRequestProcessing', expect.any(Function)],
      ['setConsentGiven'],
      ['setCustomRequestProcessing', null],
      ['disableCookies'],
      ['trackEvent', 'allowed'],
    ]);
    expect(scripts()).toEqual([FILE]);
  });

  test('notes nothing of its own while it is refused', async () => {
    const counter = await start();
    counter.start!();
    const heard = fileArrives() as [name: string, process: (request: string) => string][];
    counter.stop!();
    expect(heard.at(-1)![1]('link=https%3A%2F%2Fexample.org')).toBe('');
  });

  test('cannot be stopped before its file is there', async () => {
    const counter = await start();
    counter.start!();
    expect(counter.stop!()).toBe(false);
  });
});
