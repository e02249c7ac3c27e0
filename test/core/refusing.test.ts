// @vitest-environment node
import { expect, test } from 'vitest';
import { createConsent } from '../../src/index';
import * as services from '../../src/services';

test('on a server there is no page, and nothing asks for one', () => {
  expect([typeof window, typeof document]).toEqual(['undefined', 'undefined']);
});

test('on a server everything optional is refused, and every call can be made', async () => {
  const api = createConsent({
    categories: ['marketing'],
    services: [
      services.yandexMetrica({ id: 1 }),
      services.googleAnalytics({ id: 'G-A1' }),
      services.googleTagManager({ id: 'GTM-A1' }),
      services.googleConsentMode(),
      services.custom({ id: 'chat', category: 'functional', src: '/chat.js' }),
    ],
  });
  await Promise.all([
    api.acceptAll(),
    api.decide({ marketing: true }),
    api.rejectAll(),
    api.withdraw(),
    api.reset(),
    api.open(),
    api.close(),
    api.setLocale('uz'),
  ]);
  expect(api.get()).toEqual({ ask: null, choices: { necessary: true }, record: null });
  expect(['necessary', 'marketing', 'chat', 'yandex-metrica', 'constructor'].filter((id) => api.allows(id))).toEqual(['necessary']);
  expect(api.version).toMatch(/^\d+\.\d+\.\d+/);
  api.subscribe(() => {})();
  await api.destroy();
});

test('on a server whoever waits for consent waits, and the response does not', async () => {
  const waited = await Promise.race([
    createConsent({})
      .when('analytics')
      .then(() => 'granted'),
    new Promise((done) => setTimeout(done, 10, 'waiting')),
  ]);
  expect(waited).toBe('waiting');
});

test('two requests on a server share nothing that could change', () => {
  expect(Object.isFrozen(createConsent({}).get())).toBe(true);
  expect((globalThis as { rozilik?: unknown }).rozilik).toBeUndefined();
});
