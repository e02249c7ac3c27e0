import { beforeEach, expect, test, vi } from 'vitest';
import type { Service } from '../../src/types';
import { freshPage, visit } from '../page';

beforeEach(freshPage);

test('debug mode says on the console what is held, run, stopped, erased and left, and why', async () => {
  const lines: string[] = [];
  const asText = (word: unknown) => (word instanceof Element ? word.outerHTML : typeof word === 'string' ? word : JSON.stringify(word));
  vi.spyOn(console, 'info').mockImplementation((...words: unknown[]) => void lines.push(words.map(asText).join(' ')));
  const heard = async (...expected: RegExp[]) => {
    await vi.waitFor(() => expected.forEach((line) => expect(lines).toEqual(expect.arrayContaining([expect.stringMatching(line)]))));
    lines.length = 0;
  };
  const items = [
    { name: 'seen', purpose: 'visitor' },
    { name: 'far', purpose: 'ads', thirdParty: true as const },
  ];
  const counter: Service = { id: 'counter', category: 'analytics', start() {}, stop() {}, facts: { items } };
  document.body.innerHTML = '<img data-consent="counter|marketing" data-src="/a.gif">';

  const api = await visit({
    services: [counter, { id: 'login', category: 'necessary', start() {} }],
    categories: ['marketing'],
    debug: true,
  });
  await heard(
    /\] choices: .* no record/,
    /\] must be asked: undecided/,
    /\] held: counter, counter is not decided/,
    /\] runs: login, necessary is granted/,
    /\] held: <img .* counter is not decided, marketing is not decided/,
  );

  await api.decide({ counter: true });
  await heard(/\] started: counter, counter is granted/, /\] choices: .*"counter":true.* api, \d{4}-/, /\] shown: <img .*src="http/);

  document.cookie = 'seen=1;Path=/';
  await api.withdraw('counter');
  await heard(/\] stopped: counter, no longer granted/, /\] erased: seen/, /\] left: far, third-party/, /\] emptied: <img/);
});

test('debug mode says what an owner may want to look at, in the config and in the texts that are in force', async () => {
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => {});
  vi.spyOn(console, 'info').mockImplementation(() => {});
  document.body.innerHTML = '<script type="text/plain" data-consent="necessary" data-src="https://mc.yandex.ru/metrika/tag.js"></script>';
  const versions = [
    { version: '1', effectiveAt: '2025-01-01', text: '1. Data is kept indefinitely.' },
    {
      version: '2',
      effectiveAt: '2025-03-01',
      text: { en: '1. We do not share data with third parties.', ru: '1. Данные хранятся год. Счётчик: Tea.' },
    },
  ];
  await visit({
    services: [{ id: 'counter', category: 'analytics', facts: { name: 'Tea', provider: 'Tea MCHJ' } }],
    legal: { documents: { policy: { type: 'policy', versions } } },
    debug: true,
  });
  await vi.waitFor(() => expect(warned).toHaveBeenCalled());
  expect(warned.mock.calls.flat()).toEqual([
    '[rozilik] worth a look: legal.contact is empty: visitors find nobody to ask',
    '[rozilik] worth a look: https://mc.yandex.ru/metrika/tag.js is tagged necessary, so nobody can refuse it: it is yandex-metrica, whose usual category is analytics',
    '[rozilik] worth a look: policy (en), 1., “We do not share data with third parties.”: but data goes to counter',
    '[rozilik] worth a look: policy (en) does not speak of services.counter: say there who receives data, and what it stores',
  ]);
});
