import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Core } from '../../src/core/core';
import type { Action, Choices, Rozilik } from '../../src/types';
import { errors, freshPage, freshServices, visit } from '../page';

beforeEach(freshPage);

async function start(): Promise<Rozilik> {
  const { custom } = await freshServices();
  return visit({ categories: ['analytics', 'marketing'], services: [custom({ id: 'pixel', category: 'marketing' })] });
}
const all = (granted: boolean): Choices => ({ analytics: granted, marketing: granted, pixel: granted });

describe('a decision is recorded', () => {
  test.each<[string, Choices | null, (api: Rozilik) => Promise<void>, Action]>([
    ['as accepting all', null, (api) => api.acceptAll(), 'accept-all'],
    ['as rejecting all', null, (api) => api.rejectAll(), 'reject-all'],
    ['as rejecting all again, after all was refused', all(false), (api) => api.rejectAll(), 'reject-all'],
    ['as a withdrawal where rejecting all takes something back', { ...all(false), analytics: true }, (api) => api.rejectAll(), 'withdraw'],
    [
      'as a withdrawal where the site’s code takes one thing back and grants another',
      { ...all(false), analytics: true },
      (api) => api.decide({ analytics: false, marketing: true }),
      'withdraw',
    ],
    ['as the site’s own code said it, where nothing is taken back', all(false), (api) => api.decide({ pixel: true }), 'api'],
    ['as the site’s own code said it, where nothing changes', all(true), (api) => api.decide({ pixel: true }), 'api'],
    ['as accepting all, after a withdrawal', all(false), (api) => api.acceptAll(), 'accept-all'],
    ['as a withdrawal where that was said, and nothing was granted', all(false), (api) => api.withdraw('pixel'), 'withdraw'],
  ])('%s', async (_, before, decide, action) => {
    const api = await start();
    if (before) await api.decide(before);
    await decide(api);
    expect(api.get().record!.action).toBe(action);
  });

  test('as accepting or refusing anew where the earlier record no longer counts', async () => {
    const api = await start();
    await api.acceptAll();
    vi.setSystemTime(api.get().record!.expires);
    await api.rejectAll();
    expect(api.get().record!.action).toBe('reject-all');
  });

  test('later than the one before it, whatever the clock says', async () => {
    const api = await start();
    await api.acceptAll();
    const { at } = api.get().record!;
    vi.setSystemTime(at - 60_000);
    await api.rejectAll();
    expect(api.get().record).toMatchObject({ at: at + 1, action: 'withdraw' });
  });

  test('with a refusal of what nobody decided', async () => {
    const api = await start();
    await api.decide({ marketing: true });
    expect(api.get().record!.choices).toEqual({ analytics: false, marketing: true, pixel: true });
  });

  test('on top of what another tab decided meanwhile', async () => {
    const api = await start();
    const { encode } = await import('../../src/consent/record');
    const at = Date.now() - 1;
    document.cookie = `rozilik=${encode({ id: 'other', at, expires: at + 1e6, action: 'save', mode: 'opt-in', policy: '', revision: '1', shown: '', locale: 'uz', choices: { ...all(false), analytics: true } }, [])};Path=/`;
    await api.decide({ marketing: true });
    expect(api.get().record!.choices).toEqual(all(true));
  });
});

test('an id that there is not is reported, and the rest of the decision counts', async () => {
  const said = errors();
  const api = await start();
  await api.decide({ analytics: true, hotjar: true, necessary: false });
  expect(said).toEqual(['[rozilik] decide: there is no category or service "hotjar"']);
  expect(api.get().record!.choices).toEqual({ ...all(false), analytics: true });
  expect(api.allows('necessary')).toBe(true);
});

describe('a yes to one thing alone', () => {
  /** What the button in the place of an embed does. */
  async function allow(ids: readonly string[], before?: Choices): Promise<Rozilik> {
    const { custom } = await freshServices();
    const { allow: allowThese } = await import('../../src/ui/calls');
    let core: Core | undefined;
    const api = await visit(
      { categories: ['analytics'], services: [custom({ id: 'video', category: 'functional' })], debug: true },
      { own: { debug: { add: (given) => void (core = given) } } },
    );
    if (before) await api.decide(before);
    await vi.waitFor(() => expect(core).toBeDefined());
    await allowThese(core!, ids);
    return api;
  }

  test('grants it, leaves the rest open, and the visitor is still asked', async () => {
    const api = await allow(['video']);
    expect(api.get()).toMatchObject({ ask: 'added', choices: { video: true, functional: false, analytics: false } });
    expect(api.get().record).toMatchObject({ action: 'save', choices: { video: true } });
    expect(Object.keys(api.get().record!.choices)).toEqual(['video']);
  });

  test('keeps what was decided before', async () => {
    const api = await allow(['video'], { analytics: true });
    expect(api.get().record!.choices).toEqual({ analytics: true, functional: false, video: true });
    expect(api.get().ask).toBeNull();
  });
});
