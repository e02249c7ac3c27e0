import { beforeEach, describe, expect, test } from 'vitest';
import { freshPage, globals, scripts } from '../page';
import { call, prepare } from './order';

const FILE = 'https://st.top100.ru/top100/top100.js';

const start = () => prepare(({ ramblerTop100 }) => ramblerTop100({ id: 1 }));

/** What the counter's file does when it is there: makes counters, and tells of their goals. */
function fileArrives(): unknown[] {
  const seen: unknown[] = [];
  globals['top100'] = class {
    constructor(options: unknown) {
      seen.push(options);
    }
    trackEvent(name: string) {
      seen.push(name);
    }
  };
  for (const begin of globals['_top100q'] as (() => void)[]) begin();
  return seen;
}

beforeEach(freshPage);

describe('Rambler Top100', () => {
  test('loads its file after the choice, and begins when it is there', async () => {
    const counter = await start();
    expect(scripts()).toEqual([]);
    counter.start!();
    expect(scripts()).toEqual([FILE]);
    expect(fileArrives()).toEqual([{ project: 1 }]);
  });

  test('drops what the page says before the choice, and between a withdrawal and the next yes', async () => {
    const said: string[] = [];
    const counter = await start();
    call('_top100q.push', () => said.push('too early'));
    counter.start!();
    const seen = fileArrives();
    expect(counter.stop!()).toBe(false);
    call('_top100q.push', () => said.push('too late'));
    call('top100Counter.trackEvent', 'too late');
    counter.start!();
    call('_top100q.push', () => said.push('allowed'));
    call('top100Counter.trackEvent', 'allowed');
    for (const act of (globals['_top100q'] as (() => void)[]).slice(1)) act();
    expect([said, seen, scripts()]).toEqual([['allowed'], [{ project: 1 }, 'allowed'], [FILE]]);
  });
});
