import { beforeEach, describe, expect, test, vi } from 'vitest';
import { freshPage, scripts } from '../page';
import { prepare } from './order';

const start = (options: object = {}) => prepare(({ liveinternet }) => liveinternet(options));
const pictures = () => [...document.querySelectorAll('img')].map(({ src }) => src);

beforeEach(freshPage);

describe('LiveInternet', () => {
  test('shows its picture after the choice, in a link to the counter', async () => {
    document.title = 'Анор';
    const counter = await start({ id: 't50.6' });
    expect([pictures(), scripts()]).toEqual([[], []]);
    counter.start!();
    expect(pictures()).toEqual([
      expect.stringMatching(
        /^https:\/\/counter\.yadro\.ru\/hit\?t50\.6;r;s\d+\*\d+\*\d+;uhttp%3A\/\/[\w%]+\/;h%u0410%u043D%u043E%u0440;0\.\d+$/,
      ),
    ]);
    expect((document.body.lastElementChild as HTMLAnchorElement).href).toBe('https://www.liveinternet.ru/click');
    expect(scripts()).toEqual([]);
  });

  test('without a kind has a picture of one point', async () => {
    const counter = await start();
    counter.start!();
    expect(pictures()[0]).toMatch(/hit\?r;/);
  });

  test('is taken off the page by a withdrawal, and comes back without being counted again', async () => {
    document.body.innerHTML = '<p id="here"></p>';
    const counter = await start({ target: '#here' });
    counter.start!();
    const before = pictures();
    const asked = vi.spyOn(HTMLImageElement.prototype, 'src', 'set');
    expect(counter.stop!()).not.toBe(false);
    expect(pictures()).toEqual([]);
    counter.start!();
    expect(pictures()).toEqual(before);
    expect(document.querySelector('#here > a > img')).not.toBeNull();
    expect(asked).not.toHaveBeenCalled();
  });
});
