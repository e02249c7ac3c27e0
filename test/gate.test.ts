import { beforeEach, describe, expect, test } from 'vitest';
import { toChoices } from '../src/consent/record';
import { openGate } from '../src/gate';
import type { Choices, Consent, ConsentRecord, Service } from '../src/types';
import { errors, freshPage } from './page';

let calls: string[];
let consent: Consent;

const holding = (choices: Choices | null): void => {
  const granted = Object.keys(choices ?? {}).filter((id) => choices![id]);
  consent = { ask: choices ? null : 'undecided', choices: toChoices(['necessary', ...granted], []), record: choices && ({} as ConsentRecord) };
};
const service = (id: string, category = 'analytics', broken?: keyof Service): Service => {
  const act = (verb: keyof Service) => () => {
    calls.push(`${id} ${verb}`);
    if (verb === broken) throw new Error(`${id} is broken`);
  };
  return { id, category, prepare: act('prepare'), follow: act('follow'), start: act('start') };
};

beforeEach(() => {
  freshPage();
  calls = [];
  holding(null);
});

describe('the gate', () => {
  test('prepares every service before anyone is asked, and starts none', () => {
    const gate = openGate([service('a'), service('b')], () => consent);
    gate.settle();
    expect(calls).toEqual(['a prepare', 'b prepare']);
  });

  test('starts what is granted, once, in declared order, after all have heard of the decision', () => {
    const gate = openGate([service('a'), service('b'), service('c')], () => consent);
    holding({ a: true, c: true });
    gate.settle();
    gate.settle();
    expect(calls.slice(3)).toEqual(['a follow', 'b follow', 'c follow', 'a start', 'c start', 'a follow', 'b follow', 'c follow']);
    expect([...gate.running].map(({ id }) => id)).toEqual(['a', 'c']);
  });

  test('starts a necessary service at once', () => {
    openGate([service('login', 'necessary')], () => consent).settle();
    expect(calls).toEqual(['login prepare', 'login start']);
  });

  test('does not take a granted category for a granted service', () => {
    holding({ analytics: true });
    openGate([service('a')], () => consent).settle();
    expect(calls).not.toContain('a start');
  });

  test('asks for the consent of the moment, not of an earlier one', () => {
    const gate = openGate([service('a')], () => consent);
    holding({ a: true });
    holding({ a: false });
    gate.settle();
    expect(calls).not.toContain('a start');
  });

  test('names what runs and no longer may', () => {
    const gate = openGate([service('a'), service('b'), service('login', 'necessary')], () => consent);
    holding({ a: true, b: true });
    gate.settle();
    expect(gate.overdue()).toEqual([]);
    holding({ b: true });
    expect(gate.overdue().map(({ id }) => id)).toEqual(['a']);
  });

  test.each(['prepare', 'follow', 'start'] as const)('reports a service whose %s throws, and the others go on', (verb) => {
    const said = errors();
    const gate = openGate([service('a', 'analytics', verb), service('b')], () => consent);
    holding({ a: true, b: true });
    gate.settle();
    expect(calls).toEqual(['a prepare', 'b prepare', 'a follow', 'b follow', 'a start', 'b start']);
    expect(said).toEqual(['[rozilik] services.a failed: Error: a is broken']);
  });

  test('calls a service as its own method', () => {
    const own: Service & { started?: boolean } = {
      id: 'own',
      category: 'necessary',
      start() {
        this.started = true;
      },
    };
    openGate([own], () => consent).settle();
    expect(own.started).toBe(true);
  });
});
