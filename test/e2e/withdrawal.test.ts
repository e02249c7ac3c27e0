import { describe, expect } from 'vitest';
import type { Page } from './browser';
import { can, it } from './scene';
import { accept, banner, call, HOME, html, reject, serveVendors, tag, withdrawAndReload } from './site';

const TAG = tag('data-operator="Anor" data-yandex-metrica="12345678"');

/** The note that says what a withdrawal could not erase. */
const note = (page: Page) =>
  page.waitFor(() => document.querySelector('rozilik-root')!.shadowRoot!.querySelector('[aria-labelledby=left-title]')?.textContent);
const events = `<script>var seen = []; document.addEventListener('rozilik:change', function (event) { seen.push(event.detail) })</script>`;
const names = (page: Page) => page.cookies().then((cookies) => cookies.map(({ name }) => name).filter((name) => name !== 'rozilik'));

it.beforeEach(({ internet }) => serveVendors(internet));

describe('what a withdrawal cannot erase', () => {
  it('is told to the visitor, with what can be done, and to the site’s code', async ({ page, internet }) => {
    internet.page('/page.html', html(TAG + events));
    await page.goto(HOME);
    await accept(page);
    await page.waitFor(() => document.cookie.includes('_ym_uid'));
    await call(page, 'withdraw');
    expect(await note(page)).toMatch(/withdrawn.*\d+ cookies may be left.*Yandex LLC/s);
    const left = await page.waitFor('seen.length === 2 && seen[1].left');
    expect(left).toContainEqual({ service: 'yandex-metrica', name: 'yandexuid', why: 'third-party' });
    expect((left as { name: string }[]).map(({ name }) => name)).not.toContain('_ym_uid');
    // nothing lies over its button, such as the way back
    expect(
      await page.eval(() => {
        const { shadowRoot } = document.querySelector('rozilik-root')!;
        const button = shadowRoot!.querySelector('[aria-labelledby=left-title] button')!;
        const { left, bottom } = button.getBoundingClientRect();
        return shadowRoot!.elementFromPoint(left + 5, bottom - 5) === button;
      }),
    ).toBe(true);
    await page.click(() => document.querySelector('rozilik-root')!.shadowRoot!.querySelector('[aria-labelledby=left-title] button'));
    await page.waitFor(() => !document.querySelector('rozilik-root')!.shadowRoot!.querySelector('[aria-labelledby=left-title]'));
  });

  it('is told on the next page where the page had to be loaded anew, once, and nothing is stored for it', async ({ page, internet }) => {
    internet.page('/page.html', html(tag('data-operator="Anor" data-marketing="top-mail-ru:123 meta-pixel:1"')));
    await page.goto(HOME);
    await page.eval("history.replaceState({ own: 1 }, '')");
    await accept(page);
    await page.waitFor(() => document.cookie.includes('tmr_lvid') && document.cookie.includes('_fbp'));
    await withdrawAndReload(page);
    expect(await note(page)).toMatch(/Meta Platforms/);
    expect(await page.eval('history.state')).toEqual({ own: 1 });
    expect(await names(page)).toEqual([]);
    expect(await page.eval('localStorage.length + sessionStorage.length')).toBe(0);
    await page.reload();
    await page.waitFor('rozilik.get().record');
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(await page.eval(() => !!document.querySelector('rozilik-root')!.shadowRoot!.querySelector('[aria-labelledby=left-title]'))).toBe(
      false,
    );
  });

  it('is not told where nothing was granted', async ({ page, internet }) => {
    internet.page('/page.html', html(TAG + events));
    await page.goto(HOME);
    await reject(page);
    expect(await page.waitFor('seen.length && String(seen[0].left)')).toBe('undefined');
    expect(await page.eval(() => !!document.querySelector('rozilik-root')!.shadowRoot!.querySelector('[aria-labelledby=left-title]'))).toBe(
      false,
    );
  });
});

describe('traces', () => {
  it('of the days before this widget are erased by a first refusal, without a reload', async ({ page, internet }) => {
    internet.page('/page.html', html(TAG));
    await page.goto(HOME);
    await page.eval(() => {
      Object.assign(window, { same: true });
      document.cookie = '_ym_uid=1;Path=/';
      document.cookie = 'basket=2;Path=/';
      localStorage['_ym_uid'] = '1';
      localStorage['basket'] = '2';
    });
    await reject(page);
    await page.waitFor("!document.cookie.includes('_ym_uid') && !localStorage._ym_uid");
    expect(await names(page)).toEqual(['basket']);
    expect(await page.eval('localStorage.basket + window.same')).toBe('2true');
  });

  it('that come back after a withdrawal are erased on the next page', async ({ page, internet }) => {
    internet.page('/page.html', html(TAG));
    await page.goto(HOME);
    await accept(page);
    await page.waitFor(() => document.cookie.includes('_ym_uid'));
    await call(page, 'withdraw');
    await page.goto('https://shop.test/dist/rozilik-en.js');
    // a page without the widget: something there sets it again
    await page.setCookie({ name: '_ym_uid', value: '2', path: '/' });
    await page.goto(HOME);
    await page.waitFor("!document.cookie.includes('_ym_uid')");
  });

  it('that two services share stay while one of them is granted', async ({ page, internet }) => {
    internet.page('/page.html', html(tag('data-operator="Anor" data-google-analytics="G-TEST000001" data-marketing="google-ads:AW-1"')));
    await page.goto(HOME);
    await accept(page);
    await page.setCookie({ name: '_gcl_au', value: '1', path: '/' });
    await page.setCookie({ name: '_ga', value: '1', path: '/' });
    await call(page, 'withdraw', 'google-analytics');
    await page.waitFor("!document.cookie.includes('_ga=')");
    expect(await page.eval('document.cookie')).toContain('_gcl_au');
  });
});

describe('the option reload', () => {
  const withRun = (attributes: string) =>
    html(
      tag(`${attributes} data-operator="Anor" data-categories="analytics"`),
      '<script type="text/plain" data-consent="analytics">window.ran = (window.ran || 0) + 1</script>',
    );

  it('"never" leaves what cannot be stopped until the next page, and does not run it twice', async ({ page, internet }) => {
    internet.page('/page.html', withRun('data-reload="never"'));
    await page.goto(HOME);
    await accept(page);
    await page.waitFor('window.ran === 1');
    await page.eval('window.same = true');
    await call(page, 'withdraw');
    await call(page, 'acceptAll');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await page.eval('window.same && window.ran')).toBe(1);
  });

  it('"always" loads the page anew where everything could be stopped too', async ({ page, internet }) => {
    internet.page('/page.html', html(tag('data-reload="always" data-operator="Anor" data-yandex-metrica="12345678"')));
    await page.goto(HOME);
    await accept(page);
    await page.waitFor(() => document.cookie.includes('_ym_uid'));
    await withdrawAndReload(page);
    expect(await names(page)).toEqual([]);
  });
});

it('tags in a container hear of each decision, and of what holds on each page', async ({ page, internet }) => {
  internet.page('/page.html', html(tag('data-operator="Anor" data-google-tag-manager="GTM-TEST" data-categories="marketing"')));
  const pushed = () => page.eval<object[]>("dataLayer.filter((entry) => entry.event === 'rozilik.update').map((entry) => entry.rozilik)");
  await page.goto(HOME);
  await banner(page);
  expect(await pushed()).toEqual([]);
  await call(page, 'decide', { analytics: true });
  await call(page, 'decide', { marketing: true });
  expect(await pushed()).toEqual([
    { necessary: true, analytics: true, marketing: false, 'google-tag-manager': true },
    { necessary: true, analytics: true, marketing: true, 'google-tag-manager': true },
  ]);
  await page.reload();
  expect(await pushed()).toEqual([{ necessary: true, analytics: true, marketing: true, 'google-tag-manager': true }]);
});

it('a service that needs another starts only where both are granted', async ({ page, internet }) => {
  internet.page(
    '/page.html',
    html(
      tag('data-operator="Anor"', {
        services: { 'google-tag-manager': { id: 'GTM-TEST' }, 'yandex-metrica': { id: '1', needs: 'google-tag-manager' } },
      }),
    ),
  );
  await page.goto(HOME);
  await banner(page);
  await call(page, 'decide', { 'yandex-metrica': true });
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(internet.to('mc.yandex.ru')).toEqual([]);
  await call(page, 'decide', { 'google-tag-manager': true });
  await expect.poll(() => internet.to('mc.yandex.ru').length).toBeGreaterThan(0);
});

it('debug mode says in plain words what is held, run, refused and erased, and why', async ({ page, internet }) => {
  internet.page(
    '/page.html',
    html(
      tag('data-operator="Anor" data-categories="marketing" data-yandex-metrica="12345678"'),
      '<script type="text/plain" data-consent="analitycs"></script><script type="text/plain" data-consent="marketing"></script>',
    ),
  );
  await page.goto(`${HOME}?rozilik-debug`);
  await accept(page);
  await page.waitFor(() => document.cookie.includes('_ym_uid'));
  await call(page, 'withdraw', 'yandex-metrica');
  await page.waitFor("!document.cookie.includes('_ym_uid')");
  if (!can('consoleMessages')) return;
  const text = (await page.consoleMessages()).map((message) => message.text).join('\n');
  for (const words of [
    'must be asked: undecided',
    'held: yandex-metrica, yandex-metrica is not decided',
    'analitycs is not declared',
    'started: yandex-metrica, yandex-metrica is granted',
    'stopped: yandex-metrica',
    'erased: _ym_uid',
    'left: yandexuid, third-party',
  ]) {
    expect(text).toContain(words);
  }
});
