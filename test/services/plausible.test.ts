import { beforeEach, describe, expect, test } from 'vitest';
import { freshPage, globals, scripts } from '../page';
import { call, prepare, queued } from './order';

const FILE = 'https://plausible.io/js/script.js';

const start = (options: object = { domain: 'shop.example.uz' }) => prepare(({ plausible }) => plausible(options));
const queue = () => globals['plausible'] as { q?: unknown[]; o: object };

beforeEach(freshPage);

describe('Plausible', () => {
  test.each([{ domain: 'shop.example.uz' }, { id: 'shop.example.uz' }])(
    'loads its file after the choice, with the name of the site, by %j',
    async (options) => {
      const counter = await start(options);
      expect(scripts()).toEqual([]);
      counter.start!();
      expect(scripts()).toEqual([FILE]);
      expect(document.scripts[0]!.dataset['domain']).toBe('shop.example.uz');
      expect(queue().o).toEqual({ domain: 'shop.example.uz' });
    },
  );

  test('needs no name where the file knows it', async () => {
    const counter = await start({ src: 'https://plausible.io/js/pa-abc.js' });
    counter.start!();
    expect([document.scripts[0]!.dataset['domain'], queue().o]).toEqual([undefined, {}]);
  });

  test('drops what the page says before the choice, and between a withdrawal and the next yes', async () => {
    const counter = await start();
    call('plausible', 'too early');
    counter.start!();
    call('plausible', 'allowed');
    expect(counter.stop!()).toBe(false);
    call('plausible', 'too late');
    counter.start!();
    expect(queued(queue().q)).toEqual([['allowed']]);
    expect(scripts()).toEqual([FILE]);
  });

  test('leaves a visitor’s own objection in the storage', async () => {
    expect((await start()).facts!.items).toEqual([]);
  });
});
