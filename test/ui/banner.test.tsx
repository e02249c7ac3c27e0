import { fireEvent } from '@testing-library/preact';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Config, Rozilik } from '../../src/types';
import { errors, followed, freshPage, visit } from '../page';
import { bannerShown, focused, looks, press, sight } from './panel/sight';

const CATEGORIES = ['functional', 'analytics', 'marketing'];

async function start(config: Config = {}): Promise<Rozilik> {
  const api = await visit({ categories: CATEGORIES, ...config });
  await bannerShown();
  return api;
}
const switchTo = (tag: string) => fireEvent.change(sight().getByRole('combobox'), { target: { value: tag } });
/** Lets everything happen that is going to. */
const settled = () => new Promise((done) => setTimeout(done, 50));

beforeEach(freshPage);

describe('the banner', () => {
  test('says who asks, for what, that it is optional and how it is taken back, and links the documents', async () => {
    await start({ operator: 'AIIG MCHJ', policy: { url: '/policy', version: '2' }, cookiePolicy: '/cookies' });
    const banner = sight().getByRole('region', { name: 'Cookies on this site' });
    expect(banner.textContent).toContain(
      'With your consent, AIIG MCHJ also uses cookies for: remembering your settings, counting visits and showing ads.',
    );
    expect(banner.textContent).toContain(
      'Consent is optional. You can withdraw it at any time with the “Cookie settings” button on every page.',
    );
    expect(
      sight()
        .getAllByRole('link')
        .map((link) => [link.textContent, link.getAttribute('href')]),
    ).toEqual([
      ['Privacy policy', '/policy'],
      ['Cookie policy', '/cookies'],
    ]);
  });

  test('names the host where the site names nobody', async () => {
    await start();
    expect(sight().getByText(/With your consent, localhost also/)).toBeTruthy();
  });

  test('shows accepting and refusing alike, side by side', async () => {
    await start();
    const [accept, reject] = ['Accept all', 'Reject all'].map((name) => sight().getByRole('button', { name })) as [
      HTMLElement,
      HTMLElement,
    ];
    expect(looks(accept)).toEqual(looks(reject));
    expect(accept.nextElementSibling).toBe(reject);
  });

  test.each([
    ['Accept all', true, 'accept-all', 'Saved. All optional cookies are allowed.'],
    ['Reject all', false, 'reject-all', 'Saved. Only necessary cookies are used.'],
  ])('decides with one press of "%s", says so, and goes', async (button, granted, action, said) => {
    const api = await start();
    press(button);
    expect(api.get()).toMatchObject({
      ask: null,
      choices: Object.fromEntries(CATEGORIES.map((id) => [id, granted])),
      record: { action, locale: 'en' },
    });
    expect(sight().queryByRole('region')).toBeNull();
    expect(sight().getByRole('status').textContent).toBe(said);
  });

  test('does not come back on the next page after a choice', async () => {
    await start();
    press('Reject all');
    const { cookie } = document;
    freshPage();
    document.cookie = `${cookie};Path=/`;
    await visit({ categories: CATEGORIES });
    await followed();
    expect(document.querySelector('rozilik-root')!.shadowRoot!.querySelector('section')).toBeNull();
  });

  test('closed without a choice decides nothing, and comes back on the next page', async () => {
    const api = await start();
    await api.close();
    expect(sight().queryByRole('region')).toBeNull();
    expect([api.get().record, document.cookie]).toEqual([null, '']);
    freshPage();
    await start();
  });

  test('goes when another tab has decided', async () => {
    const api = await start();
    const { encode } = await import('../../src/consent/record');
    const at = Date.now();
    document.cookie = `rozilik=${encode({ id: 'other', at, expires: at + 1e6, action: 'save', mode: 'opt-in', policy: '', revision: '1', shown: '', locale: 'uz', choices: { functional: false, analytics: true, marketing: false } }, [])};Path=/`;
    await followed();
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    expect(sight().queryByRole('region')).toBeNull();
    expect(api.allows('analytics')).toBe(true);
  });

  test.each<[string, Config, string]>([
    ['a revision', { revision: 2 }, 'What cookies are used for has changed. Please choose again.'],
    [
      'something new',
      { categories: [...CATEGORIES, 'chat'] },
      'Not everything is decided yet, and what is not is off. Your earlier choices are kept.',
    ],
  ])('says why it asks again after %s', async (_, config, reason) => {
    await start();
    press('Accept all');
    const { cookie } = document;
    freshPage();
    document.cookie = `${cookie};Path=/`;
    await start(config);
    expect(sight().getByText(reason)).toBeTruthy();
  });

  test('is not there where nothing is optional', async () => {
    await visit({});
    await followed();
    expect(document.querySelector('rozilik-root')!.shadowRoot!.querySelector('section')).toBeNull();
  });

  test('shows what the site says as text, whatever it holds', async () => {
    await start({ operator: '<b>$&{purposes}</b>' });
    expect(sight().getByText(/With your consent, <b>\$&\{purposes\}<\/b> also/)).toBeTruthy();
  });
});

describe('the language', () => {
  test.each([
    ['uz-Cyrl-UZ', 'Сайтдаги cookie-файллар'],
    ['uz', 'Saytdagi cookie-fayllar'],
    ['ru-RU', 'Файлы cookie на этом сайте'],
  ])('is the page’s own: %s', async (lang, title) => {
    document.documentElement.lang = lang;
    await start();
    expect(sight().getByRole('region', { name: title })).toBeTruthy();
  });

  test('can be switched in the banner: words and lang change, the focus stays, nothing is decided', async () => {
    const api = await start();
    const languages = sight().getByRole('combobox', { name: 'Language' });
    expect(
      sight()
        .getAllByRole('option')
        .map((option) => option.textContent),
    ).toEqual(['Oʻzbekcha', 'Ўзбекча', 'Русский', 'English']);
    languages.focus();
    switchTo('ru');
    await vi.waitFor(() => sight().getByRole('button', { name: 'Принять все' }));
    const banner = sight().getByRole('region', { name: 'Файлы cookie на этом сайте' });
    expect(banner.closest('[lang]')!.getAttribute('lang')).toBe('ru');
    expect(focused()).toBe(sight().getByRole('combobox', { name: 'Язык' }));
    expect(api.get().record).toBeNull();
    press('Отклонить все');
    expect(api.get().record).toMatchObject({ locale: 'ru' });
  });

  test('follows the page when that changes its own', async () => {
    await start();
    document.documentElement.lang = 'uz';
    await vi.waitFor(() => sight().getByRole('button', { name: 'Hammasini qabul qilish' }));
  });

  test('chosen by the visitor wins over the page’s own', async () => {
    const api = await start();
    await api.setLocale('ru');
    document.documentElement.lang = 'uz';
    await settled();
    expect(sight().getByRole('button', { name: 'Принять все' })).toBeTruthy();
  });

  test('chosen by the visitor is the one shown, where the site’s own codes mean another', async () => {
    document.documentElement.lang = 'uz';
    await start({ localeAliases: { uz: 'uz-Cyrl' } });
    expect(sight().getByRole('button', { name: 'Ҳаммасини қабул қилиш' })).toBeTruthy();
    switchTo('uz');
    await vi.waitFor(() => sight().getByRole('button', { name: 'Hammasini qabul qilish' }));
  });

  test('has no switch where there is only one', async () => {
    await start({ locales: 'ru' });
    expect(sight().queryByRole('combobox')).toBeNull();
    expect(sight().getByRole('button', { name: 'Принять все' })).toBeTruthy();
  });

  test('can be one of the site’s own, its gaps filled, written from right to left', async () => {
    await start({ locale: 'ar', messages: { ar: { language: 'العربية', direction: 'rtl', accept: 'قبول الكل' } } });
    const accept = sight().getByRole('button', { name: 'قبول الكل' });
    expect(accept.closest('[dir]')!.getAttribute('dir')).toBe('rtl');
    expect(sight().getByRole('button', { name: 'Reject all' })).toBeTruthy();
    expect(sight().getByRole('option', { name: 'العربية' })).toBeTruthy();
  });

  test('takes the site’s own words over ours, and leaves the rest', async () => {
    await start({ messages: { en: { banner: { title: 'Biscuits' } } } });
    expect(sight().getByRole('region', { name: 'Biscuits' }).textContent).toContain('Consent is optional.');
  });

  test('whose file does not load gives way to the site’s fallback', async () => {
    const said = errors();
    await visit({ categories: CATEGORIES, locale: 'uz', defaultLocale: 'ru' }, { lost: ['uz'] });
    await bannerShown();
    expect(sight().getByRole('button', { name: 'Принять все' })).toBeTruthy();
    expect(said.join()).toContain('the texts in uz did not load');
  });
});
