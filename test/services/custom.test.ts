import { beforeEach, expect, test, vi } from 'vitest';
import { freshPage, freshServices, scripts, visit } from '../page';

beforeEach(freshPage);

const start = async (src?: string) => {
  const { custom } = await freshServices();
  return visit({
    services: [
      custom({ id: 'chat', category: 'functional', ...(src && { src }), facts: { items: [{ name: 'chat_*', purpose: 'visitor' }] } }),
    ],
  });
};

test('a script of the site’s own is loaded when granted, once', async () => {
  const api = await start('https://chat.example/widget.js');
  expect(scripts()).toEqual([]);
  await api.acceptAll();
  await api.acceptAll();
  expect(scripts()).toEqual(['https://chat.example/widget.js']);
});

test('it cannot be stopped: what it stored is erased, and the page is loaded anew', async () => {
  const api = await start('https://chat.example/widget.js');
  await api.acceptAll();
  document.cookie = 'chat_id=1;Path=/';
  const reload = vi.spyOn(location, 'reload').mockImplementation(() => {});
  await api.withdraw('chat');
  await vi.waitFor(() => expect(reload).toHaveBeenCalledOnce());
  // the platform's stand-in keeps what ends now for the rest of this millisecond
  await vi.waitFor(() => expect(document.cookie).not.toMatch(/chat_id/));
});

test('a name without a script, for tagged elements, is taken back without loading the page anew', async () => {
  const api = await start();
  await api.acceptAll();
  expect(api.allows('chat')).toBe(true);
  document.cookie = 'chat_id=1;Path=/';
  const reload = vi.spyOn(location, 'reload').mockImplementation(() => {});
  await api.withdraw();
  await vi.waitFor(() => expect(document.cookie).not.toMatch(/chat_id/));
  expect(reload).not.toHaveBeenCalled();
});
