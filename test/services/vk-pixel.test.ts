import { beforeEach, describe, expect, test } from 'vitest';
import { freshPage, globals, scripts } from '../page';
import { arrive, prepare } from './order';

const FILE = 'https://vk.com/js/api/openapi.js?169';
const BEGIN = [['Init', 'VK-RTRG-1'], ['Hit']];

interface Vk {
  Retargeting?: Record<'Init' | 'Hit' | 'Event', (...args: unknown[]) => void>;
  Goal?: (name: string) => void;
  Widgets?: object;
}
const vk = () => globals['VK'] as Vk;
const start = () => prepare(({ vkPixel }) => vkPixel({ id: 'VK-RTRG-1' }));

/** What VK's file does when it is there: defines what is not defined yet. */
function fileArrives(): unknown[][] {
  const calls: unknown[][] = [];
  const note =
    (name: string) =>
    (...args: unknown[]) =>
      void calls.push([name, ...args]);
  globals['VK'] ??= {};
  vk().Retargeting ??= { Init: note('Init'), Hit: note('Hit'), Event: note('Event') };
  vk().Goal ??= note('Goal');
  arrive();
  return calls;
}

beforeEach(freshPage);

describe('VK pixel', () => {
  test('loads its file after the choice, and begins when it is there', async () => {
    const pixel = await start();
    expect(scripts()).toEqual([]);
    pixel.start!();
    expect(scripts()).toEqual([FILE]);
    expect(fileArrives()).toEqual(BEGIN);
  });

  test('drops what the page says before the choice, and between a withdrawal and the next yes', async () => {
    const pixel = await start();
    vk().Retargeting!.Event('too early');
    vk().Goal!('too early');
    pixel.start!();
    const calls = fileArrives();
    expect(pixel.stop!()).toBe(false);
    vk().Retargeting!.Event('too late');
    vk().Goal!('too late');
    pixel.start!();
    vk().Retargeting!.Event('allowed');
    vk().Goal!('allowed');
    expect(calls).toEqual([...BEGIN, ['Event', 'allowed'], ['Goal', 'allowed']]);
    expect(scripts()).toEqual([FILE]);
  });

  test('does not begin where it was taken back before its file came, but does at the next yes', async () => {
    const pixel = await start();
    pixel.start!();
    pixel.stop!();
    pixel.start!();
    pixel.stop!();
    arrive();
    pixel.start!();
    const calls = fileArrives();
    expect(calls).toEqual(BEGIN);
    pixel.stop!();
    arrive();
    expect(calls).toEqual(BEGIN);
  });

  test('leaves VK’s other parts alone', async () => {
    const Widgets = {};
    globals['VK'] = { Widgets };
    const pixel = await start();
    pixel.start!();
    fileArrives();
    pixel.stop!();
    expect(vk().Widgets).toBe(Widgets);
  });
});
