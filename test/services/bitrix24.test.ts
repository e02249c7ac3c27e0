import { beforeEach, describe, expect, test } from 'vitest';
import { freshPage, scripts } from '../page';
import { prepare } from './order';

const LOADER = 'https://cdn-ru.bitrix24.ru/b1/crm/site_button/loader_1_abc.js';

beforeEach(freshPage);

describe('Bitrix24', () => {
  test.each([{ src: LOADER }, { id: LOADER }])(
    'loads the portal’s loader after the choice, by %j, fresh to the minute',
    async (options) => {
      const chat = await prepare(({ bitrix24 }) => bitrix24(options));
      expect([scripts(), chat.vendorId]).toEqual([[], LOADER]);
      chat.start!();
      expect(scripts()).toEqual([`${LOADER}?${Math.floor(Date.now() / 60_000)}`]);
    },
  );

  test('cannot be stopped, and is not loaded twice', async () => {
    const chat = await prepare(({ bitrix24 }) => bitrix24({ src: LOADER }));
    chat.start!();
    expect(chat.stop!()).toBe(false);
    chat.start!();
    expect(scripts()).toHaveLength(1);
  });
});
