import { beforeEach, describe, expect, test, vi } from 'vitest';
import { freshPage, globals, scripts } from '../page';
import { prepare } from './order';

const start = (options: object = {}) => prepare(({ wwwUz }) => wwwUz({ id: 1, ...options }));
const images = () => [...document.querySelectorAll('img')];
const pictures = () => images().map(({ src }) => new URL(src));

beforeEach(freshPage);

describe('WWW.UZ TOP-RATING', () => {
  test('shows its picture after the choice, at the end of the page, in a link to the rating', async () => {
    document.body.innerHTML = '<p>Text</p>';
    const rating = await start();
    expect(pictures()).toEqual([]);
    rating.start!();
    const link = document.body.lastElementChild as HTMLAnchorElement;
    expect(link.href).toBe('https://www.uz/uz/res/visitor/index?id=1');
    expect(link.firstElementChild).toBe(images()[0]);
  });

  test('tells the rating what its own code tells, and the colours', async () => {
    const rating = await start({ colors: 'col=D0D0CF&t=ffffff&p=24211D' });
    rating.start!();
    const [{ origin, pathname, searchParams } = new URL('about:blank')] = pictures();
    expect(origin + pathname).toBe('https://cnt0.www.uz/counter/collect');
    expect([...searchParams.keys()]).toEqual(['id', 'r', 'pg', 'c', 'j', 'wh', 'px', 'js', 'col', 't', 'p']);
    expect(Object.fromEntries(searchParams)).toMatchObject({ id: '1', pg: location.href, c: 'Y', j: 'N', js: '1.3', col: 'D0D0CF' });
  });

  test('sets no cookie to learn whether cookies are accepted, loads no script and writes nothing', async () => {
    const write = vi.spyOn(document, 'write');
    const rating = await start();
    rating.start!();
    expect([document.cookie, scripts(), write.mock.calls, globals['top_r']]).toEqual(['', [], [], undefined]);
  });

  test('puts its picture where the site wants it', async () => {
    document.body.innerHTML = '<footer><div id="rating"></div></footer>';
    const rating = await start({ target: '#rating' });
    rating.start!();
    expect(document.querySelector('#rating > a > img')).not.toBeNull();
  });

  test('is taken off the page by a withdrawal, and comes back without being counted again', async () => {
    const rating = await start();
    rating.start!();
    const before = images();
    const asked = vi.spyOn(HTMLImageElement.prototype, 'src', 'set');
    expect(rating.stop!()).not.toBe(false);
    expect(pictures()).toEqual([]);
    rating.start!();
    expect(images()).toEqual(before);
    expect(asked).not.toHaveBeenCalled();
  });

  test('waits for the page to be parsed', async () => {
    const state = vi.spyOn(document, 'readyState', 'get').mockReturnValue('loading');
    const rating = await start();
    rating.start!();
    expect(pictures()).toEqual([]);
    state.mockReturnValue('interactive');
    document.dispatchEvent(new Event('DOMContentLoaded'));
    expect(pictures()).toHaveLength(1);
  });

  test('is not shown where it was taken back before the page was parsed', async () => {
    vi.spyOn(document, 'readyState', 'get').mockReturnValue('loading');
    const rating = await start();
    rating.start!();
    rating.stop!();
    document.dispatchEvent(new Event('DOMContentLoaded'));
    expect(pictures()).toEqual([]);
  });
});
