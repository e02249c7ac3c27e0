import { beforeEach, describe, expect, test } from 'vitest';
import { freshPage, globals, scripts } from '../page';
import { atLoad, call, prepare } from './order';

const FILE = 'https://top-fwz1.mail.ru/js/code.js';
const VIEW = { id: '1', type: 'pageView', start: expect.any(Number) as number };

const start = () => prepare(({ topMailRu }) => topMailRu({ id: 1 }));
const goal = (name: string) => ({ id: '1', type: 'reachGoal', goal: name });

beforeEach(freshPage);

describe('Top.Mail.Ru', () => {
  test('counts the page after the choice, then loads its file', async () => {
    const counter = await start();
    expect(scripts()).toEqual([]);
    const seen = atLoad(() => [...(globals['_tmr'] as unknown[])]);
    counter.start!();
    expect(seen).toEqual([[VIEW]]);
    expect(scripts()).toEqual([FILE]);
  });

  test('drops what the page says before the choice, and between a withdrawal and the next yes', async () => {
    const counter = await start();
    call('_tmr.push', goal('too early'));
    counter.start!();
    call('_tmr.push', goal('allowed'));
    expect(counter.stop!()).toBe(false);
    call('_tmr.push', goal('too late'));
    counter.start!();
    expect(globals['_tmr']).toEqual([VIEW, goal('allowed')]);
    expect(scripts()).toEqual([FILE]);
  });
});
