import { beforeEach, describe, expect, test, vi } from 'vitest';
import { toChoices } from '../../src/consent/record';
import { meets } from '../../src/consent/condition';
import { openGate, type Gate } from '../../src/core/gate';
import type { Choices, Consent, ConsentRecord, Service } from '../../src/types';
import { errors, freshPage } from '../page';

let calls: string[];
let consent: Consent;

const holding = (choices: Choices | null): void => {
  const granted = Object.keys(choices ?? {}).filter((id) => choices![id]);
  consent = {
    ask: choices ? null : 'undecided',
    choices: toChoices(['necessary', ...granted], []),
    record: choices && ({ choices } as ConsentRecord),
  };
};
const open = (...services: Service[]): Gate =>
  openGate(
    services,
    () => consent,
    (condition) => meets(consent, condition),
  );
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
  test('prepares every service before anyone is asked, and starts none', async () => {
    const gate = open(service('a'), service('b'));
    await gate.settle();
    expect(calls).toEqual(['a prepare', 'b prepare']);
  });

  test('starts what is granted, once, in declared order, after all have heard of the decision', async () => {
    const gate = open(service('a'), service('b'), service('c'));
    holding({ a: true, c: true });
    await gate.settle();
    await gate.settle();
    expect(calls.slice(3)).toEqual(['a follow', 'b follow', 'c follow', 'a start', 'c start']);
    expect([...gate.running].map(({ id }) => id)).toEqual(['a', 'c']);
  });

  test('starts a necessary service at once', async () => {
    await open(service('login', 'necessary')).settle();
    expect(calls).toEqual(['login prepare', 'login start']);
  });

  test('does not take a granted category for a granted service', async () => {
    holding({ analytics: true });
    await open(service('a')).settle();
    expect(calls).not.toContain('a start');
  });

  test('asks for the consent of the moment, not of an earlier one', async () => {
    const gate = open(service('a'));
    holding({ a: true });
    holding({ a: false });
    await gate.settle();
    expect(calls).not.toContain('a start');
  });

  test('names what runs and no longer may', async () => {
    const gate = open(service('a'), service('b'), service('login', 'necessary'));
    holding({ a: true, b: true });
    await gate.settle();
    expect(gate.overdue()).toEqual([]);
    holding({ b: true });
    expect(gate.overdue().map(({ id }) => id)).toEqual(['a']);
  });

  test.each(['prepare', 'follow', 'start'] as const)('reports a service whose %s throws, and the others go on', async (verb) => {
    const said = errors();
    const gate = open(service('a', 'analytics', verb), service('b'));
    holding({ a: true, b: true });
    await gate.settle();
    expect(calls).toEqual(['a prepare', 'b prepare', 'a follow', 'b follow', 'a start', 'b start']);
    expect(said).toEqual(['[rozilik] services.a failed: Error: a is broken']);
  });

  test('calls a service as its own method', async () => {
    const own: Service & { started?: boolean } = {
      id: 'own',
      category: 'necessary',
      start() {
        this.started = true;
      },
    };
    await open(own).settle();
    expect(own.started).toBe(true);
  });
});

describe('a service that needs something else as well', () => {
  const needing = (needs: string, category = 'analytics') => ({ ...service('a', category), needs });

  test.each<[string, Choices, boolean]>([
    ['marketing', { a: true, marketing: true }, true],
    ['marketing', { a: true, marketing: false }, false],
    ['marketing', { a: false, marketing: true }, false],
    ['marketing|chat', { a: true, chat: true }, true],
    ['!marketing', { a: true, marketing: false }, true],
    ['!marketing', { a: true, marketing: true }, false],
    ['something-undeclared', { a: true }, false],
  ])('(%s), where the choices are %j, starts: %s', async (needs, choices, starts) => {
    holding(choices);
    // what is refused is declared
    consent = {
      ...consent,
      choices: toChoices(
        ['necessary', ...Object.keys(choices), 'marketing', 'chat'],
        Object.keys(choices).filter((id) => !choices[id]),
      ),
    };
    const gate = open(needing(needs));
    await gate.settle();
    expect(gate.running.size > 0).toBe(starts);
  });

  test('waits for it also where it is necessary itself', async () => {
    const gate = open(needing('chat', 'necessary'));
    await gate.settle();
    expect(calls).not.toContain('a start');
    holding({ chat: true });
    await gate.settle();
    expect(calls).toContain('a start');
  });

  test('no longer may when only that is taken back', async () => {
    holding({ a: true, marketing: true });
    const gate = open(needing('marketing'));
    await gate.settle();
    holding({ a: true });
    expect(gate.overdue().map(({ id }) => id)).toEqual(['a']);
  });
});

describe('after a decision', () => {
  test('what is granted starts one after another, each after a pause, and by the consent of that moment', async () => {
    const gate = open(service('a'), service('b'), service('c'));
    let pauses = 0;
    holding({ a: true, b: true, c: true });
    await gate.settle(async () => {
      calls.push('pause');
      if (++pauses === 2) holding({ a: true, c: true });
    });
    expect(calls.filter((call) => !/prepare|follow/.test(call))).toEqual(['pause', 'a start', 'pause', 'pause', 'c start']);
  });

  test('nothing waits where nothing starts, and a no is told before anything else', async () => {
    holding({ a: true });
    const gate = open(service('a'), service('b'));
    await gate.settle();
    calls = [];
    holding({ b: true });
    const settling = gate.settle(() => new Promise((done) => setTimeout(done)));
    expect(calls).toEqual(['a follow', 'b follow']);
    await settling;
    expect(calls).toEqual(['a follow', 'b follow', 'b start']);
    holding({});
    let paused = false;
    await gate.settle(async () => void (paused = true));
    expect(paused).toBe(false);
  });
});

describe('a service that is a file of its own', () => {
  /** A service of the catalogue as the tag has it, and how often its file was asked for. */
  function fetched(id: string, answers = async () => service(id)) {
    const asked = vi.fn<() => Promise<Service>>(answers);
    return { asked, service: { id, category: 'analytics', bring: asked } as Service };
  }
  const settled = () => new Promise((done) => setTimeout(done));

  test('is fetched and prepared before the choice, so that calls of its global are dropped, and starts when granted', async () => {
    const { asked, service: video } = fetched('video');
    const gate = open(video);
    void gate.settle();
    expect(calls).toEqual([]);
    await vi.waitFor(() => expect(calls).toEqual(['video prepare']));
    holding({ video: true });
    await gate.settle();
    expect(calls).toEqual(['video prepare', 'video follow', 'video start']);
    expect([asked.mock.calls.length, gate.running.has(video)]).toEqual([1, true]);
  });

  test('starts as soon as it is there where it is granted already, after it has heard of the choice', async () => {
    holding({ video: true });
    const { service: video } = fetched('video');
    void open(video).settle();
    expect(calls).toEqual([]);
    await vi.waitFor(() => expect(calls).toEqual(['video prepare', 'video follow', 'video start']));
  });

  test('does not start when it arrives after consent was taken back', async () => {
    const { service: video } = fetched('video');
    const gate = open(video);
    holding({ video: true });
    void gate.settle();
    holding({ video: false });
    await vi.waitFor(() => expect(calls).toContain('video prepare'));
    await settled();
    expect(calls).not.toContain('video start');
  });

  test('is prepared once, however many wait for it', async () => {
    const { service: video } = fetched('video');
    const gate = open(video);
    await Promise.all([gate.complete(video), gate.complete(video), gate.complete(video)]);
    await gate.complete(video);
    expect(calls).toEqual(['video prepare']);
  });

  test('that does not load is reported once and asked for once, and the others go on', async () => {
    const said = errors();
    const { asked, service: video } = fetched('video', async () => {
      throw new Error('404');
    });
    const gate = open(video, service('b'));
    holding({ video: true, b: true });
    await gate.settle();
    await vi.waitFor(() => expect(said).toEqual(['[rozilik] services.video failed: Error: 404']));
    expect(calls).toContain('b start');
    await gate.settle();
    await new Promise((resolve) => setTimeout(resolve));
    expect([said.length, asked.mock.calls.length]).toEqual([1, 1]);
    expect(calls).not.toContain('video start');
  });

  test('is one of many: each is asked for once, and what follows from it happens once for each', async () => {
    const many = Array.from({ length: 24 }, (_, at) => fetched(`s${at}`, async () => service(`s${at}`)));
    open(service('b'), ...many.map((each) => each.service));
    holding({ b: true });
    await vi.waitFor(() => expect(calls).toContain('s23 prepare'));
    await new Promise((resolve) => setTimeout(resolve));
    expect(many.map(({ asked }) => asked.mock.calls.length)).toEqual(many.map(() => 1));
    expect(calls.filter((each) => each === 'b follow').length).toBeLessThanOrEqual(24);
  });
});
