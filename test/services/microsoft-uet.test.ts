import { beforeEach, describe, expect, test } from 'vitest';
import { freshPage, globals, scripts } from '../page';
import { arrive, call, prepare } from './order';

const FILE = 'https://bat.bing.com/bat.js';
const signal = (kind: string, word: string) => ['consent', kind, { ad_storage: word }];
const GRANTED = [...signal('default', 'denied'), ...signal('update', 'granted')];

const start = () => prepare(({ microsoftUet }) => microsoftUet({ id: 1 }));

/** What the tag's file does when it is there. */
function fileArrives(): { options: Record<string, unknown>[]; calls: unknown[][] } {
  const options: Record<string, unknown>[] = [];
  const calls: unknown[][] = [];
  globals['UET'] = class {
    constructor(given: Record<string, unknown>) {
      options.push(given);
    }
    push(...words: unknown[]) {
      calls.push(words);
    }
  };
  arrive();
  return { options, calls };
}

beforeEach(freshPage);

describe('Microsoft Advertising', () => {
  test('says that it is granted, loads its file, and when that is there begins and counts the page', async () => {
    const tag = await start();
    expect(scripts()).toEqual([]);
    tag.start!();
    expect(scripts()).toEqual([FILE]);
    expect(globals['uetq']).toEqual(GRANTED);
    const { options, calls } = fileArrives();
    expect(options).toEqual([{ ti: '1', enableAutoSpaTracking: true, q: GRANTED }]);
    expect(calls).toEqual([['pageLoad']]);
  });

  test('drops what the page says before the choice, and between a withdrawal and the next yes', async () => {
    const tag = await start();
    call('uetq.push', 'event', 'too early');
    tag.start!();
    const { options, calls } = fileArrives();
    expect(tag.stop!()).toBe(false);
    call('uetq.push', 'event', 'too late');
    tag.start!();
    call('uetq.push', 'event', 'allowed');
    expect(calls).toEqual([['pageLoad'], signal('update', 'denied'), signal('update', 'granted'), ['event', 'allowed']]);
    expect(options).toHaveLength(1);
    expect(options[0]!['q']).toEqual(GRANTED);
    expect(scripts()).toEqual([FILE]);
  });

  test('does not begin where it was taken back before its file came, but does at the next yes', async () => {
    const tag = await start();
    tag.start!();
    tag.stop!();
    const { options, calls } = fileArrives();
    expect(options).toEqual([]);
    tag.start!();
    expect(options).toEqual([
      { ti: '1', enableAutoSpaTracking: true, q: [...GRANTED, ...signal('update', 'denied'), ...signal('update', 'granted')] },
    ]);
    expect(calls).toEqual([['pageLoad']]);
  });
});
