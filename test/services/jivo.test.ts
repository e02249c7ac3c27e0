import { beforeEach, describe, expect, test } from 'vitest';
import { freshPage, globals, scripts } from '../page';
import { atLoad, call, prepare } from './order';

const FILE = 'https://code.jivo.ru/widget/abc';

const start = () => prepare(({ jivo }) => jivo({ id: 'abc' }));

beforeEach(freshPage);

describe('Jivo', () => {
  test('loads its file after the choice, with nothing of ours in the way', async () => {
    const chat = await start();
    expect(scripts()).toEqual([]);
    const seen = atLoad(() => globals['jivo_api']);
    chat.start!();
    expect(seen).toEqual([undefined]);
    expect(scripts()).toEqual([FILE]);
  });

  test('drops what the page says before the choice, and between a withdrawal and the next yes', async () => {
    const chat = await start();
    call('jivo_api.open', 'too early');
    chat.start!();
    const calls: unknown[] = [];
    globals['jivo_api'] = { open: (word: string) => calls.push(word) };
    expect(chat.stop!()).toBe(false);
    call('jivo_api.open', 'too late');
    chat.start!();
    call('jivo_api.open', 'allowed');
    expect(calls).toEqual(['allowed']);
    expect(scripts()).toEqual([FILE]);
  });
});
