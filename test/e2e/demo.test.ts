import { describe, expect } from 'vitest';
import { can, it } from './scene';
import { accept, banner, call, serveVendors, withdrawAndReload } from './site';

it.beforeEach(({ internet }) => serveVendors(internet));

const WHERE = 'https://shop.test/demo';

describe('the demo', () => {
  it.for(['', '/uz/', '/uz-Cyrl/', '/ru/', '/en/', '/uz/article.html', '/ru/contact.html', '/en/policy.html'])(
    'page %j waits for a choice',
    async (path, { page, internet }) => {
      await page.goto(path ? WHERE + path : 'https://shop.test/');
      await banner(page);
      expect(internet.foreign()).toEqual([]);
      expect(await page.cookies()).toEqual([]);
    },
  );

  it('starts the counters and the video after a yes, and is clean after a withdrawal and a reload', async ({ page, internet }) => {
    await page.goto(`${WHERE}/uz/article.html`);
    await accept(page);
    await expect
      .poll(() => [...new Set(internet.foreign())].sort())
      .toEqual(['mc.yandex.ru', 'www.google-analytics.com', 'www.googletagmanager.com', 'www.youtube-nocookie.com']);
    // the article has a held script, which cannot be taken back: the page loads anew
    await withdrawAndReload(page);
    internet.log.length = 0;
    await page.reload();
    await page.waitFor('rozilik.get().ask === null');
    expect(internet.foreign()).toEqual([]);
    expect((await page.cookies()).map(({ name }) => name)).toEqual(['rozilik']);
    expect(await page.eval(() => Object.keys(localStorage).length + Object.keys(sessionStorage).length)).toBe(0);
  });

  it('shows the map alone to who agrees to the map alone', async ({ page, internet }) => {
    await page.goto(`${WHERE}/ru/contact.html`);
    await banner(page);
    await call(page, 'decide', { 'yandex-maps': true });
    await expect.poll(() => [...new Set(internet.foreign())]).toEqual(['yandex.ru']);
  });
});

it('the demo links its policy, and the record says which version was agreed to', async ({ page }) => {
  await page.goto(`${WHERE}/uz/`);
  await accept(page);
  expect(await page.eval('rozilik.get().record.policy')).toBe('2');
  await call(page, 'open');
  await page.waitFor(() => document.querySelector('rozilik-root')!.shadowRoot!.querySelector('dialog'));
  expect(
    await page.eval(() =>
      [...document.querySelector('rozilik-root')!.shadowRoot!.querySelectorAll<HTMLAnchorElement>('.documents a')].map((link) =>
        link.getAttribute('href'),
      ),
    ),
  ).toEqual(['policy.html']);
});

describe('the five kinds of sites', () => {
  const SITES = { identity: 7, reviews: 5, invest: 15, assistants: 3, mobile: 15 };

  it.for(Object.entries(SITES))('%s shows its policy as its author numbered it', async ([site, labels], { page, internet }) => {
    await page.goto(`${WHERE}/sites/${site}/`);
    await banner(page);
    expect(internet.foreign()).toEqual([]);
    await call(page, 'open', 'policy');
    await page.waitFor(() => document.querySelector('rozilik-root')!.shadowRoot!.querySelector('.tools'));
    expect(
      await page.eval(() => document.querySelector('rozilik-root')!.shadowRoot!.querySelectorAll('.article .label').length),
    ).toBeGreaterThanOrEqual(labels);
    expect(internet.foreign()).toEqual([]);
  });

  it.runIf(can('consoleMessages')).for(
    Object.entries({
      identity: [],
      reviews: [],
      invest: [],
      assistants: ['legal.contact is empty', 'category analytics'],
      mobile: [],
    }),
  )('in debug mode, %s hears what is worth a look', async ([site, findings], { page }) => {
    await page.goto(`${WHERE}/sites/${site}/?rozilik-debug`);
    await banner(page);
    const heard = async (pattern: RegExp) => (await page.consoleMessages()).flatMap(({ text }) => pattern.exec(text)?.[1] ?? []);
    await expect.poll(() => heard(/config and documents, (\d+) worth a look/)).toEqual([`${findings.length}`]);
    expect(await heard(/worth a look: (.*?)(?=:| has no)/)).toEqual(findings);
  });
});
