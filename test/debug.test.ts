import { beforeEach, expect, test, vi } from 'vitest';
import type { Service } from '../src/types';
import { freshPage, visit } from './page';

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

  const api = await visit({ services: [counter, { id: 'login', category: 'necessary', start() {} }], categories: ['marketing'], debug: true });
  await heard(/\] choices: .* no record/, /\] must be asked: undecided/, /\] held: counter, counter is not decided/, /\] runs: login, necessary is granted/, /\] held: <img .* counter is not decided, marketing is not decided/);

  await api.decide({ counter: true });
  await heard(/\] started: counter, counter is granted/, /\] choices: .*"counter":true.* api, \d{4}-/, /\] shown: <img .*src="http/);

  document.cookie = 'seen=1;Path=/';
  await api.withdraw('counter');
  await heard(/\] stopped: counter, no longer granted/, /\] erased: seen/, /\] left: far, third-party/, /\] emptied: <img/);
});
