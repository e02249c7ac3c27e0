import { beforeEach, describe, expect, test } from 'vitest';
import { freshPage, globals, scripts } from '../page';
import { call, prepare, queued } from './order';

const FILE = 'https://connect.facebook.net/en_US/fbevents.js';
const BEGIN = [
  ['init', '1'],
  ['track', 'PageView'],
];

interface Queue {
  queue: unknown[];
  callMethod?: (...args: unknown[]) => void;
}
const queue = () => queued((globals['fbq'] as Queue).queue);
const start = () => prepare(({ metaPixel }) => metaPixel({ id: 1 }));

/** What the pixel's file does when it is there: takes the calls over. */
function fileArrives(): unknown[][] {
  const pixel = globals['fbq'] as Queue;
  const calls = queue() as unknown[][];
  pixel.callMethod = (...args) => void calls.push(args);
  return calls;
}

beforeEach(freshPage);

describe('Meta Pixel', () => {
  test('drops what the page says before the choice, and its file is not there', async () => {
    const pixel = await start();
    call('fbq', 'track', 'too early');
    expect(scripts()).toEqual([]);
    pixel.start!();
    call('fbq', 'track', 'allowed');
    expect(queue()).toEqual([...BEGIN, ['track', 'allowed']]);
  });

  test('loads its file, begins, and counts the page', async () => {
    const pixel = await start();
    pixel.start!();
    expect(scripts()).toEqual([FILE]);
    expect(queue()).toEqual(BEGIN);
  });

  test('is revoked when taken back, told nothing meanwhile, and granted again without a second page view', async () => {
    const pixel = await start();
    pixel.start!();
    const calls = fileArrives();
    expect(pixel.stop!()).not.toBe(false);
    call('fbq', 'track', 'too late');
    pixel.start!();
    call('fbq', 'track', 'allowed');
    expect(calls).toEqual([...BEGIN, ['consent', 'revoke'], ['consent', 'grant'], ['track', 'allowed']]);
    expect(scripts()).toEqual([FILE]);
  });

  test('cannot be stopped before its file is there: what is queued would be sent', async () => {
    const pixel = await start();
    pixel.start!();
    expect(pixel.stop!()).toBe(false);
  });

  test('keeps a pixel written into the page after us from queueing', async () => {
    await start();
    const ours = globals['fbq'];
    globals['fbq'] ||= () => {};
    expect(globals['fbq']).toBe(ours);
  });
});
