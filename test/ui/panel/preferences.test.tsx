import { fireEvent, within } from '@testing-library/preact';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Config, Rozilik } from '../../../src/types';
import { errors, followed, freshPage, freshServices, visit, type Network } from '../../page';
import { bannerShown, dialog, looks, press, pressBeside, sight, unfold } from './sight';

const flip = (name: string) => fireEvent.click(sight().getByRole('switch', { name }));
/** Names of the switches, and of those that are on. */
const switches = () =>
  sight()
    .getAllByRole<HTMLInputElement>('switch')
    .map((input) => input.labels![0]!.textContent);
const on = () =>
  sight()
    .getAllByRole<HTMLInputElement>('switch')
    .filter((input) => input.checked)
    .map((input) => input.labels![0]!.textContent);
const group = (name: string) => within(sight().getByRole('group', { name }));

async function start(config: Config = {}, network?: Network): Promise<Rozilik> {
  const { custom, googleAnalytics, yandexMetrica } = await freshServices();
  const api = await visit(
    {
      categories: ['analytics', 'marketing'],
      services: [
        custom({
          id: 'login',
          category: 'necessary',
          facts: { name: 'Sign-in', items: [{ name: 'session', purpose: 'Keeps you signed in.', duration: 'session' }] },
        }),
        yandexMetrica({ id: 1 }),
        googleAnalytics({ id: 'G-A1' }),
        custom({
          id: 'pixel',
          category: 'marketing',
          facts: { name: 'Pixel', provider: 'Ads MCHJ', country: 'UZ', purpose: 'Shows ads.', policy: '/ads' },
        }),
      ],
      ...config,
    },
    network,
  );
  await bannerShown();
  press('Choose');
  await vi.waitFor(dialog);
  unfold();
  await vi.waitFor(() => expect(sight().getByText('session')).toBeTruthy());
  return api;
}

beforeEach(freshPage);

test('what is folded is drawn when it is opened', async () => {
  await visit({ categories: ['analytics'], services: [(await freshServices()).yandexMetrica({ id: 1 })] });
  await bannerShown();
  press('Choose');
  await vi.waitFor(dialog);
  expect([switches(), dialog().querySelectorAll('li').length]).toEqual([['Analytics'], 0]);
  unfold();
  await vi.waitFor(() => expect(switches()).toEqual(['Analytics', 'Yandex.Metrica']));
});

describe('the preferences', () => {
  test('have a switch for every category and service apart, all off at first', async () => {
    await start();
    expect(switches()).toEqual(['Analytics', 'Yandex.Metrica', 'Google Analytics', 'Advertising', 'Pixel']);
    expect(on()).toEqual([]);
  });

  test('have none for what is necessary, which says that it is always on, and why', async () => {
    await start();
    expect(group('Necessary').queryByRole('switch')).toBeNull();
    expect(group('Necessary').getByText('Always on')).toBeTruthy();
    expect(group('Necessary').getByText(/The site cannot work without them/)).toBeTruthy();
    expect(group('Necessary').getByText('Keeps you signed in.')).toBeTruthy();
  });

  test('say of each service who receives the data, where, what for, and what it stores', async () => {
    await start();
    const analytics = group('Analytics');
    const { FACTS } = await import('../../../src/services/catalogue');
    const cookies = ['yandex-metrica', 'google-analytics'].flatMap((id) => FACTS[id]!.items!).filter((item) => !item.kind);
    expect(analytics.getByText(`Details · ${cookies.length} cookies`)).toBeTruthy();
    expect(analytics.getByText(/Provider: Yandex LLC\. Country: Russia\./)).toBeTruthy();
    expect(analytics.getByText(/^Counts visits and clicks/)).toBeTruthy();
    expect(analytics.getAllByText('_ym_uid')[0]!.closest('li')!.textContent).toMatch(
      /Tells visitors apart by a random number\..*Kept for: 1 year · Set by: this site/,
    );
    expect(analytics.getByText('yandexuid').closest('li')!.textContent).toMatch(/Set by: the provider’s own site/);
    expect(group('Advertising').getByText(/Provider: Ads MCHJ\. Country: Uzbekistan\./)).toBeTruthy();
    expect(group('Advertising').getByRole('link').getAttribute('href')).toBe('/ads');
  });

  test('list the cookie that keeps the choice, as long as it is kept', async () => {
    await start({ days: 30 });
    expect(group('Necessary').getByText('rozilik').closest('li')!.textContent).toMatch(
      /Remembers your choice on this screen\..*Kept for: 30 days/,
    );
  });

  test('describe each switch by the text beside it, each text once', async () => {
    await start();
    const described = sight()
      .getAllByRole('switch')
      .map((input) => input.getAttribute('aria-describedby')!);
    expect(new Set(described).size).toBe(described.length);
    expect(described.map((id) => dialog().querySelectorAll(`#${id}`).length)).toEqual(described.map(() => 1));
  });

  test('show accepting and refusing alike, side by side', async () => {
    await start();
    const [accept, reject] = ['Accept all', 'Reject all'].map((name) => within(dialog()).getByRole('button', { name })) as [
      HTMLElement,
      HTMLElement,
    ];
    expect(looks(accept)).toEqual(looks(reject));
    expect(accept.nextElementSibling).toBe(reject);
  });
});

describe('a switch', () => {
  test('of a category carries its services, on and off', async () => {
    await start();
    flip('Analytics');
    expect(on()).toEqual(['Analytics', 'Yandex.Metrica', 'Google Analytics']);
    flip('Analytics');
    expect(on()).toEqual([]);
  });

  test('of a service is its own', async () => {
    await start();
    flip('Analytics');
    flip('Google Analytics');
    flip('Pixel');
    expect(on()).toEqual(['Analytics', 'Yandex.Metrica', 'Pixel']);
  });
});

describe('saving', () => {
  test('grants what is on and refuses the rest', async () => {
    const api = await start();
    flip('Analytics');
    flip('Google Analytics');
    press('Save choice');
    expect(api.get()).toMatchObject({
      ask: null,
      record: {
        action: 'save',
        choices: { analytics: true, 'yandex-metrica': true, 'google-analytics': false, marketing: false, pixel: false },
      },
    });
    expect(sight().queryByRole('dialog')).toBeNull();
    expect(sight().queryByRole('region')).toBeNull();
    expect(sight().getByRole('status').textContent).toBe('Your choice is saved.');
  });

  test('with nothing on is a refusal', async () => {
    const api = await start();
    press('Save choice');
    expect(Object.values(api.get().record!.choices)).toEqual([false, false, false, false, false]);
  });

  test('has nothing to report on the console', async () => {
    const said = errors();
    await start();
    press('Save choice');
    expect(said).toEqual([]);
  });

  test('leaves the record’s date and number to be seen', async () => {
    const api = await start();
    expect(sight().getByText('You have not made a choice yet.')).toBeTruthy();
    press('Save choice');
    await api.open();
    expect(
      sight().getByText(new RegExp(`^Your choice was saved on .* ${new Date().getFullYear()}\\. Its number: ${api.get().record!.id}$`)),
    ).toBeTruthy();
  });
});

describe('closing', () => {
  test.each<[string, () => void]>([
    ['by its button', () => press('Close without changes')],
    ['by the Escape key', () => dialog().close()],
    ['by a press beside it', pressBeside],
    ['by the site', () => (window as { rozilik?: Rozilik }).rozilik!.close() as unknown as void],
  ])('%s decides nothing, discards what was not saved, and leaves the banner', async (_, close) => {
    const api = await start();
    flip('Analytics');
    close();
    await vi.waitFor(() => expect(sight().queryByRole('dialog')).toBeNull());
    expect([api.get().record, document.cookie]).toEqual([null, '']);
    expect(sight().getByRole('region')).toBeTruthy();
    press('Choose');
    await vi.waitFor(dialog);
    expect(on()).toEqual([]);
  });

  test('is not done by a press within it', async () => {
    await start();
    fireEvent.click(group('Analytics').getByText(/Show the owner/));
    expect(dialog()).toBeTruthy();
  });
});

describe('the way back', () => {
  test('opens with the present choices, and what was on can be switched off again', async () => {
    const api = await start();
    flip('Advertising');
    press('Save choice');
    await api.open();
    unfold();
    await vi.waitFor(() => expect(on()).toEqual(['Advertising', 'Pixel']));
    flip('Pixel');
    press('Save choice');
    expect([api.allows('marketing'), api.allows('pixel')]).toEqual([true, false]);
  });

  test('is there on every page after a choice, labelled in the visitor’s language', async () => {
    const api = await start();
    const wayBack = () => document.querySelector('rozilik-root')!.shadowRoot!.querySelector<HTMLElement>('.way-back');
    await followed();
    expect(wayBack()).toBeNull();
    await api.rejectAll();
    const button = wayBack()!;
    expect(button.hidden).toBe(false);
    await api.reset();
    expect(button.hidden).toBe(true);
    await api.rejectAll();
    await api.setLocale('uz-Cyrl');
    expect([button.textContent, button.lang]).toEqual(['Cookie созламалари', 'uz-Cyrl']);
    fireEvent.click(button);
    await vi.waitFor(dialog);
  });

  test('gives way to an element of the site’s own that opens the preferences', async () => {
    const api = await start();
    await api.rejectAll();
    document.body.innerHTML = '<a href="/cookies" data-rozilik-open><b>Cookies</b></a>';
    const button = document.querySelector('rozilik-root')!.shadowRoot!.querySelector<HTMLElement>('.way-back')!;
    await vi.waitFor(() => expect(button.hidden).toBe(true));
    expect(fireEvent.click(document.querySelector('b')!)).toBe(false);
    await vi.waitFor(dialog);
  });

  test.each([{ ctrlKey: true }, { metaKey: true }])(
    'leaves a click with %j to the browser, which opens its page elsewhere',
    async (keys) => {
      const api = await start();
      await api.close();
      document.body.innerHTML = '<a href="#cookies" data-rozilik-open>Cookies</a>';
      expect(fireEvent.click(document.querySelector('a')!, keys)).toBe(true);
      await new Promise((done) => setTimeout(done, 50));
      expect(sight().queryByRole('dialog')).toBeNull();
    },
  );
});

describe('the texts of the second layer', () => {
  const DETAILS = /-details$/;

  test('are fetched when it is opened, and not before', async () => {
    const asked: string[] = [];
    await start({}, { asked });
    expect(asked.filter((name) => DETAILS.test(name))).toEqual(['en-details']);
    const before: string[] = [];
    freshPage();
    await visit({ categories: ['analytics'] }, { asked: before });
    await bannerShown();
    expect(before).toEqual(expect.arrayContaining(['interface', 'en']));
    expect(before.filter((name) => DETAILS.test(name))).toEqual([]);
  });

  test('come with a language that is chosen while it is open', async () => {
    const asked: string[] = [];
    const api = await start({}, { asked });
    await api.setLocale('ru');
    await vi.waitFor(() => sight().getByRole('dialog', { name: 'Настройки cookie' }));
    expect(asked.filter((name) => DETAILS.test(name))).toEqual(['en-details', 'ru-details']);
    expect(group('Аналитические').getByText(/^Считает посещения и клики/)).toBeTruthy();
  });

  test('are those of the language that was chosen while they were on their way', async () => {
    let arrive = () => {};
    const api = await visit({ categories: ['analytics'] }, { slow: { more: new Promise<void>((done) => (arrive = done)) } });
    await bannerShown();
    press('Choose');
    await api.setLocale('ru');
    await vi.waitFor(() => sight().getByRole('button', { name: 'Настроить' }));
    arrive();
    await vi.waitFor(() => sight().getByRole('dialog', { name: 'Настройки cookie' }));
  });

  test('that do not load give way to the site’s fallback, whole', async () => {
    const said = errors();
    await visit({ categories: ['analytics'], locale: 'uz', defaultLocale: 'ru' }, { lost: ['uz-details'] });
    await bannerShown();
    press('Sozlash');
    await vi.waitFor(() => sight().getByRole('dialog', { name: 'Настройки cookie' }));
    expect(sight().getByRole('button', { name: 'Сохранить выбор' })).toBeTruthy();
    expect(said.join()).toContain('the texts in uz did not load');
  });

  test('can be the site’s own in part', async () => {
    await start({ messages: { en: { preferences: { title: 'Biscuits' } } } });
    expect(sight().getByRole('dialog', { name: 'Biscuits' })).toBeTruthy();
    expect(sight().getByText(/^Switch on what you agree to\./)).toBeTruthy();
  });
});

test('switching the language keeps what was not saved yet', async () => {
  const api = await start();
  flip('Analytics');
  flip('Google Analytics');
  fireEvent.change(within(dialog()).getByRole('combobox', { name: 'Language' }), { target: { value: 'uz' } });
  await vi.waitFor(() => sight().getByRole('dialog', { name: 'Cookie sozlamalari' }));
  expect(on()).toEqual(['Analitik', 'Yandex.Metrica']);
  press('Tanlovni saqlash');
  expect(api.get().record).toMatchObject({ locale: 'uz', choices: { analytics: true, 'google-analytics': false } });
});

test('the site hears what is opened and closed, once each', async () => {
  // what the page before still had to say
  await followed();
  const heard: string[] = [];
  const hear = (event: Event) => heard.push(event.type);
  for (const name of ['open', 'close', 'change']) document.addEventListener(`rozilik:${name}`, hear);
  await start();
  expect(heard).toEqual(['rozilik:open']);
  press('Save choice');
  await vi.waitFor(() => expect(heard).toContain('rozilik:change'));
  expect(heard.sort()).toEqual(['rozilik:change', 'rozilik:close', 'rozilik:open']);
  for (const name of ['open', 'close', 'change']) document.removeEventListener(`rozilik:${name}`, hear);
});
