import { describe, expect } from 'vitest';
import type { Page } from './browser';
import { it } from './scene';
import { accept, ALL, banner, call, html, note, reject, serveVendors, tag, withdrawAndReload } from './site';

// two labels above, so that a cookie of the parent domain is not one of this host
const HOME = 'https://app.shop.test/docs/page.html';
const EVERYTHING = tag(`${ALL} data-google-tag-manager="GTM-TEST"`);

/** The commands in `dataLayer` that Google's files would understand, as lists. */
const commands = (page: Page): Promise<unknown[][]> =>
  page.eval(() =>
    ((window as unknown as { dataLayer?: object[] }).dataLayer ?? [])
      .filter((entry) => String(entry) === '[object Arguments]')
      .map((entry) => Array.from(entry as ArrayLike<unknown>)),
  );
const consentCommands = async (page: Page) => (await commands(page)).filter(([name]) => name === 'consent');
const stored = (page: Page): Promise<string[]> =>
  page.eval(() =>
    [
      ...document.cookie.split('; ').map((pair) => pair.split('=')[0]!),
      ...Object.keys(localStorage),
      ...Object.keys(sessionStorage),
    ].filter((name) => name && name !== 'rozilik'),
  );
const get = (page: Page, expression: string) => page.eval(expression);

it.beforeEach(({ internet }) => serveVendors(internet));

describe('the network', () => {
  it('before a choice no request leaves for another host and nothing is stored; the same after a refusal and a reload', async ({
    page,
    internet,
  }) => {
    internet.page('/docs/page.html', html(EVERYTHING));
    await page.goto(HOME);
    await banner(page);
    expect(internet.foreign()).toEqual([]);
    expect(await page.cookies()).toEqual([]);
    expect(await stored(page)).toEqual([]);
    await reject(page);
    await page.reload();
    await page.goto('https://app.shop.test/docs/page.html?deep=1');
    await page.waitFor('rozilik.get().ask === null');
    expect(internet.foreign()).toEqual([]);
    expect((await page.cookies()).map(({ name }) => name)).toEqual(['rozilik']);
    expect(await stored(page)).toEqual([]);
  });

  it('after a yes each vendor is asked for its script exactly once, and a returning visit makes two requests of ours', async ({
    page,
    internet,
  }) => {
    internet.page('/docs/page.html', html(EVERYTHING));
    const scripts = () =>
      internet.log
        .map(({ url }) => url)
        .filter((url) => /tag\.js|gtag\/js|gtm\.js/.test(url))
        .sort();
    const wanted = [
      'https://mc.yandex.ru/metrika/tag.js',
      'https://www.googletagmanager.com/gtag/js?id=G-TEST000001',
      'https://www.googletagmanager.com/gtm.js?id=GTM-TEST',
    ];
    await page.goto(HOME);
    await accept(page);
    await expect.poll(scripts).toEqual(wanted);
    await expect.poll(() => internet.to('www.google-analytics.com').length).toBeGreaterThan(0);
    await expect.poll(() => internet.log.filter(({ url }) => url.includes('mc.yandex.ru/watch/12345678')).length).toBeGreaterThan(0);
    internet.log.length = 0;
    await page.reload();
    await expect.poll(scripts).toEqual(wanted);
    const ours = () => internet.log.flatMap(({ url }) => /\/dist\/([^?]*)/.exec(url)?.[1] ?? []);
    await expect.poll(ours).toEqual(['rozilik.js', 'rozilik-page.js']);
  });
});

describe('Google Consent Mode', () => {
  const SIGNALS = [
    'ad_personalization',
    'ad_storage',
    'ad_user_data',
    'analytics_storage',
    'functionality_storage',
    'personalization_storage',
    'security_storage',
  ];

  it('is denied by default, in all seven signals, once and before anything else', async ({ page, internet }) => {
    internet.page('/docs/page.html', html(EVERYTHING));
    await page.goto(HOME);
    await accept(page);
    const all = await commands(page);
    expect(all[0]!.slice(0, 2)).toEqual(['consent', 'default']);
    expect(Object.keys(all[0]![2] as object).sort()).toEqual(SIGNALS);
    expect(new Set(Object.values(all[0]![2] as object))).toEqual(new Set(['denied']));
    expect(all.filter(([name, kind]) => name === 'consent' && kind === 'default').length).toBe(1);
    // the update comes before GA4 is set up, so that its first hit is a granted one
    expect(all.findIndex(([, kind]) => kind === 'update')).toBeLessThan(all.findIndex(([name]) => name === 'config'));
    await expect
      .poll(() => internet.to('www.google-analytics.com').map(({ url }) => new URL(url).searchParams.get('gcs')))
      .toContain('G111');
  });

  it('follows grant, denial and grant by three updates in that order', async ({ page, internet }) => {
    internet.page('/docs/page.html', html(tag('data-operator="Anor" data-google-analytics="G-TEST000001"')));
    await page.goto(HOME);
    await banner(page);
    await call(page, 'decide', { analytics: true });
    await call(page, 'decide', { analytics: false });
    await call(page, 'decide', { analytics: true });
    const updates = (await consentCommands(page)).filter(([, kind]) => kind === 'update');
    expect(updates.map(([, , signals]) => (signals as Record<string, string>)['analytics_storage'])).toEqual([
      'granted',
      'denied',
      'granted',
    ]);
    expect(internet.log.filter(({ url }) => url.includes('gtag/js')).length).toBe(1);
  });

  it('knows the stored choice before a tag placed right after ours', async ({ page, internet }) => {
    internet.page('/docs/page.html', html(`${EVERYTHING}<script>window.seen = dataLayer.map((entry) => entry[1])</script>`));
    await page.goto(HOME);
    await accept(page);
    await page.reload();
    expect(await get(page, 'seen.slice(0, 2)')).toEqual(['default', 'update']);
  });

  it('in advanced mode loads the file before any choice, denied', async ({ page, internet }) => {
    internet.page(
      '/docs/page.html',
      html(tag('data-operator="Anor"', { services: { 'google-analytics': { id: 'G-TEST000001', advanced: true } } })),
    );
    await page.goto(HOME);
    await banner(page);
    await expect
      .poll(() => internet.to('www.google-analytics.com').map(({ url }) => new URL(url).searchParams.get('gcs')))
      .toEqual(['G100']);
    expect(await stored(page)).toEqual([]);
    const all = await commands(page);
    expect(all.map(([name, kind]) => (name === 'consent' ? kind : name))).toEqual(['default', 'js', 'config']);
  });

  it('stands alone for a page whose Google tags are its own', async ({ page, internet }) => {
    internet.page(
      '/docs/page.html',
      html(tag('data-operator="Anor" data-categories="analytics"', { services: { 'google-consent-mode': {} } })),
    );
    await page.goto(HOME);
    await accept(page);
    expect((await consentCommands(page)).map(([, kind]) => kind)).toEqual(['default', 'update']);
    expect(internet.foreign()).toEqual([]);
  });
});

describe('Google Analytics', () => {
  it('when withdrawn sends no more, and its cookies are gone from host, parent domain and path', async ({ page, internet }) => {
    internet.page('/docs/page.html', html(tag('data-operator="Anor" data-google-analytics="G-TEST000001"')));
    await page.goto(HOME);
    await accept(page);
    await page.waitFor(() => document.cookie.includes('_ga_TEST000001'));
    await page.eval(() => {
      document.cookie = '_gid=1; Path=/docs';
      document.cookie = '_gcl_au=1; Path=/; Domain=shop.test';
      document.cookie = '_ga_OTHER=1; Path=/';
    });
    await call(page, 'withdraw');
    await page.waitFor(() => !/_g/.test(document.cookie));
    expect(await get(page, "window['ga-disable-G-TEST000001']")).toBe(true);
    expect((await consentCommands(page)).at(-1)).toMatchObject(
      [0, 1, { analytics_storage: 'denied' }].map((value, at) => (at === 2 ? value : ['consent', 'update'][at])),
    );
    internet.log.length = 0;
    await page.eval("gtag('event', 'late')");
    await page.reload();
    await page.waitFor('rozilik.get().ask === null');
    expect(internet.foreign()).toEqual([]);
    expect(await stored(page)).toEqual([]);
  });

  it('never sends what the page called while it was refused', async ({ page, internet }) => {
    internet.page(
      '/docs/page.html',
      html(
        `${tag('data-operator="Anor" data-google-analytics="G-TEST000001"')}<script>gtag('event', 'early'); dataLayer.push(function () { return arguments }('event', 'queued by hand'))</script>`,
      ),
    );
    await page.goto(HOME);
    await accept(page);
    await expect.poll(() => internet.to('www.google-analytics.com').length).toBeGreaterThan(0);
    expect((await commands(page)).filter(([name]) => name === 'event')).toEqual([]);
  });
});

describe('Yandex.Metrica', () => {
  const METRICA = tag('data-operator="Anor"', { services: { 'yandex-metrica': { id: 12345678, webvisor: true, ecommerce: 'dataLayer' } } });

  it('when accepted is loaded once and set up once, with the options of the site', async ({ page, internet }) => {
    internet.page('/docs/page.html', html(METRICA));
    await page.goto(HOME);
    await accept(page);
    await page.waitFor('window.yaCounter12345678');
    await expect.poll(() => internet.log.filter(({ url }) => url.includes('/watch/12345678')).length).toBe(1);
    expect(internet.log.filter(({ url }) => url.includes('metrika/tag.js')).length).toBe(1);
    expect(await stored(page)).toContain('_ym_visorc');
  });

  it('written into the page by hand is told to stay off before it starts', async ({ page, internet }) => {
    const byHand = `<script>(function(m,e,t,r,i,k,a){m[i]=m[i]||function(){(m[i].a=m[i].a||[]).push(arguments)};m[i].l=1*new Date();k=e.createElement(t),a=e.getElementsByTagName(t)[0],k.async=1,k.src=r,a.parentNode.insertBefore(k,a)})(window,document,'script','https://mc.yandex.ru/metrika/tag.js','ym');ym(12345678,'init',{webvisor:true})</script>`;
    internet.page('/docs/page.html', html(METRICA + `<script>window.flagged = window.disableYaCounter12345678</script>` + byHand));
    await page.goto(HOME);
    await banner(page);
    await expect.poll(() => internet.log.filter(({ url }) => url.includes('metrika/tag.js')).length).toBe(1);
    expect(await get(page, 'flagged')).toBe(true);
    await reject(page);
    expect(internet.log.filter(({ url }) => url.includes('/watch/'))).toEqual([]);
    expect(await stored(page)).toEqual([]);
  });

  it('when withdrawn sends no further hit, not even its last recording, and leaves nothing to come back from', async ({
    page,
    internet,
  }) => {
    internet.page('/docs/page.html', html(METRICA));
    await page.goto(HOME);
    await accept(page);
    await page.waitFor("window.yaCounter12345678 && localStorage._ym_uid && document.cookie.includes('_ym_uid')");
    await page.click(() => document.querySelector('h1'));
    // what was sent before the withdrawal has arrived
    await expect.poll(() => internet.log.some(({ url }) => url.includes('/clmap/'))).toBe(true);
    internet.log.length = 0;
    await call(page, 'withdraw');
    await page.waitFor(() => !/_ym/.test(document.cookie + Object.keys(localStorage) + Object.keys(sessionStorage)));
    await page.eval("ym(12345678, 'reachGoal', 'late')");
    await page.click(() => document.querySelector('h1'));
    expect(await get(page, 'window.disableYaCounter12345678')).toBe(true);
    await page.reload();
    await page.waitFor('rozilik.get().ask === null');
    expect(internet.foreign()).toEqual([]);
    expect(await stored(page)).toEqual([]);
  });

  it('granted again on the same page counts again, without what was called meanwhile', async ({ page, internet }) => {
    internet.page('/docs/page.html', html(METRICA));
    await page.goto(HOME);
    await accept(page);
    await page.waitFor('window.yaCounter12345678');
    await call(page, 'withdraw');
    await page.eval("ym(12345678, 'reachGoal', 'while-refused')");
    await call(page, 'acceptAll');
    await expect.poll(() => internet.log.filter(({ url }) => url.includes('/watch/12345678')).length).toBe(2);
    expect(internet.log.filter(({ url, body }) => `${url}${body}`.includes('while-refused'))).toEqual([]);
    expect(internet.log.filter(({ url }) => url.includes('metrika/tag.js')).length).toBe(1);
  });

  it('of the old watch.js, which cannot stop, is stopped by loading the page anew', async ({ page, internet }) => {
    internet.page(
      '/docs/page.html',
      html(
        METRICA,
        `<script type="text/plain" data-consent="yandex-metrica">(window.yandex_metrika_callbacks = []).push(() => { window.yaCounter7 = new Ya.Metrika({ id: 7 }) })</script><script type="text/plain" data-consent="yandex-metrica" data-src="https://mc.yandex.ru/metrika/watch.js"></script>`,
      ),
    );
    await page.goto(HOME);
    await accept(page);
    await page.waitFor('window.yaCounter7');
    await withdrawAndReload(page);
    expect(await get(page, 'String([rozilik.allows("yandex-metrica"), typeof yaCounter7])')).toBe('false,undefined');
  });
});

describe('Google Tag Manager', () => {
  it('starts after a yes, and a withdrawal loads the page anew, since a container cannot be stopped', async ({ page, internet }) => {
    internet.page('/docs/page.html', html(tag('data-operator="Anor" data-google-tag-manager="GTM-TEST"')));
    await page.goto(HOME);
    await accept(page);
    await expect.poll(() => internet.to('pixel.partner.example').length).toBe(1);
    await withdrawAndReload(page);
    internet.log.length = 0;
    await page.reload();
    await page.waitFor('rozilik.get().ask === null');
    expect(internet.foreign()).toEqual([]);
  });
});

describe('any other service', () => {
  it('loads its script after a yes, and its own cookies are erased after a withdrawal', async ({ page, internet }) => {
    internet.serve('chat.example', `document.cookie = 'chat_id=1; Path=/; Domain=shop.test'; localStorage.chat_state = 1; ${note('chat')}`);
    const services = {
      chat: {
        category: 'functional',
        src: 'https://chat.example/widget.js',
        facts: {
          name: 'Chat',
          provider: 'Chat Ltd',
          items: [
            { name: 'chat_*', purpose: 'visitor' },
            { name: 'chat_state', purpose: 'state', kind: 'localStorage' },
          ],
        },
      },
    };
    internet.page('/docs/page.html', html(tag('data-operator="Anor"', { services })));
    await page.goto(HOME);
    await banner(page);
    expect(internet.foreign()).toEqual([]);
    await accept(page);
    await page.waitFor("document.cookie.includes('chat_id')");
    await withdrawAndReload(page, 'chat');
    expect(await stored(page)).toEqual([]);
  });
});
