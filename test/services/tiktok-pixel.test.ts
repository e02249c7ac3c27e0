import { beforeEach, describe, expect, test } from 'vitest';
import { freshPage, globals, scripts } from '../page';
import { atLoad, call, prepare, queued } from './order';

const FILE = 'https://analytics.tiktok.com/i18n/pixel/events.js?sdkid=ABC&lib=ttq';

const start = () => prepare(({ tiktokPixel }) => tiktokPixel({ id: 'ABC' }));
const calls = () => queued(globals['ttq']);

beforeEach(freshPage);

describe('TikTok Pixel', () => {
  test('loads its file after the choice, then counts the page', async () => {
    const pixel = await start();
    expect(scripts()).toEqual([]);
    const seen = atLoad(() => [globals['TiktokAnalyticsObject'], Object.keys((globals['ttq'] as { _i: object })._i), calls()]);
    pixel.start!();
    expect(seen).toEqual([['ttq', ['ABC'], []]]);
    expect(scripts()).toEqual([FILE]);
    expect(calls()).toEqual([['page']]);
  });

  test('drops what the page says before the choice, and between a withdrawal and the next yes', async () => {
    const pixel = await start();
    call('ttq.track', 'too early');
    pixel.start!();
    call('ttq.track', 'allowed');
    expect(pixel.stop!()).toBe(false);
    call('ttq.track', 'too late');
    pixel.start!();
    expect(calls()).toEqual([['page'], ['track', 'allowed'], ['revokeConsent'], ['disableCookie'], ['enableCookie'], ['grantConsent']]);
    expect(scripts()).toEqual([FILE]);
  });

  test('lets the page’s own copy of the vendor’s code load nothing while refused', async () => {
    await start();
    const ttq = globals['ttq'] as { methods?: unknown; load(id: string): void; page(): void };
    ttq.methods = ['page'];
    ttq.load = () => document.head.append(document.createElement('script'));
    ttq.load('ABC');
    ttq.page();
    expect(scripts()).toEqual([]);
  });

  test('offers the methods of single pixels', async () => {
    const pixel = await start();
    pixel.start!();
    const { instance } = globals['ttq'] as { instance(id: string): Record<'track', (name: string) => void> };
    instance('ABC').track('allowed');
    expect(queued((globals['ttq'] as { _i: Record<string, unknown> })._i['ABC'])).toEqual([['track', 'allowed']]);
  });
});
