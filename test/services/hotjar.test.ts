import { beforeEach, describe, expect, test } from 'vitest';
import { freshPage, globals, scripts } from '../page';
import { atLoad, call, prepare, queued } from './order';

const FILE = 'https://static.hotjar.com/c/hotjar-1.js?sv=6';

const start = () => prepare(({ hotjar }) => hotjar({ id: '1' }));
const calls = () => queued((globals['hj'] as { q?: unknown[] }).q);

beforeEach(freshPage);

describe('Hotjar', () => {
  test('has its settings before its file is loaded, after the choice', async () => {
    const recorder = await start();
    expect([scripts(), globals['_hjSettings']]).toEqual([[], undefined]);
    const seen = atLoad(() => globals['_hjSettings']);
    recorder.start!();
    expect(seen).toEqual([{ hjid: 1, hjsv: 6 }]);
    expect(scripts()).toEqual([FILE]);
  });

  test('drops what the page says before the choice, and between a withdrawal and the next yes', async () => {
    const recorder = await start();
    call('hj', 'event', 'too early');
    recorder.start!();
    call('hj', 'event', 'allowed');
    expect(recorder.stop!()).toBe(false);
    call('hj', 'event', 'too late');
    recorder.start!();
    expect(calls()).toEqual([['event', 'allowed']]);
    expect(scripts()).toEqual([FILE]);
  });
});
