import { beforeEach, describe, expect, test } from 'vitest';
import { freshPage, globals, scripts } from '../page';
import { call, prepare } from './order';

const start = () => prepare(({ tildaStat }) => tildaStat());

/** What Tilda's file does when it comes: says by this name who it is, and speaks to itself through it. */
function fileArrives(): unknown[][] {
  const heard: unknown[][] = [];
  globals['tildastat'] = (...words: unknown[]) => void heard.push(words);
  for (const step of ['create', 'pageview', 'readtime', 'scroll']) call('tildastat', step);
  return heard;
}

beforeEach(freshPage);

describe('Tilda’s statistics', () => {
  test('hear nothing before the choice, neither from the page nor from their own file, and have no cookies', async () => {
    await start();
    const heard = fileArrives();
    call('tildastat', 'pageview', { page: 'too early' });
    expect(heard).toEqual([]);
    expect(globals['tildastatcookie']).toBe('no');
    expect(scripts()).toEqual([]);
  });

  test('begin at the choice as their file does, with cookies', async () => {
    const counter = await start();
    const heard = fileArrives();
    counter.start!();
    expect(heard).toEqual([['create'], ['cookieenabled'], ['pageview'], ['readtime'], ['scroll']]);
    expect(globals['tildastatcookie']).toBeUndefined();
  });

  test('begin by themselves where their file comes after the choice, and once', async () => {
    const counter = await start();
    counter.start!();
    const heard = fileArrives();
    counter.stop!();
    counter.start!();
    expect(heard).toEqual([['create'], ['pageview'], ['readtime'], ['scroll']]);
  });

  test('hear nothing between a withdrawal and the next yes, and count the page once', async () => {
    const counter = await start();
    const heard = fileArrives();
    counter.start!();
    const begun = heard.length;
    expect(counter.stop!()).not.toBe(false);
    call('tildastat', 'readtime');
    call('tildastat', 'pageview', { page: 'too late' });
    counter.start!();
    call('tildastat', 'pageview', { page: 'allowed' });
    expect(heard.slice(begun)).toEqual([['pageview', { page: 'allowed' }]]);
  });

  test('stay without cookies where the site wants none', async () => {
    globals['tildastatcookie'] = 'no';
    const counter = await start();
    const heard = fileArrives();
    counter.start!();
    expect(heard).not.toContainEqual(['cookieenabled']);
    expect(globals['tildastatcookie']).toBe('no');
  });
});
