import { describe, expect } from 'vitest';
import type { Page } from './browser';
import { hang } from './internet';
import { can, it } from './scene';
import { accept, allows, asked, banner, call, HOME, html, log, logged, note, reject, tag, withdrawAndReload } from './site';

const TAG = tag('data-operator="Anor" data-categories="analytics marketing"');
const HELD = `<script type="text/plain" data-consent="analytics">${note('ran')}</script>`;
const record = (at: number, yes: string, no: string, more = '') =>
  `v=1&id=abcdefghij012345&at=${at}&expires=${at + 86_400_000 * 180}&action=save&mode=opt-in&policy=&revision=1&shown=x&locale=en&yes=${yes}&no=${no}${more}`;

describe('a stored choice', () => {
  it.for([
    ['a broken escape', '%E0%A4%A'],
    ['truncated JSON', '{"analytics":tr'],
    ['empty', ''],
    ['null', 'null'],
    ['a list', '[]'],
    ['true', 'true'],
    ['huge', 'x'.repeat(3_500)],
    ['of a later format', 'v=2&id=a&at=1&expires=9999999999999&yes=analytics'],
    ["another tool's", encodeURIComponent('{"categories":["analytics"]}')],
  ] as const)(
    'that is damaged or not ours (%s) counts as none: the banner shows, and nothing throws',
    async ([, value], { page, internet }) => {
      internet.page('/page.html', html(`<script>window.onerror = (message) => (window.log ||= []).push(message)</script>${TAG}`, HELD));
      internet.page('/other.html', '<p>other</p>');
      await page.goto('https://shop.test/other.html');
      await page.setCookie({ name: 'rozilik', value, path: '/' });
      await page.goto(HOME);
      await banner(page);
      expect(await log(page)).toEqual([]);
      await accept(page);
      expect(await logged(page, 1)).toEqual(['ran']);
      await page.reload();
      expect(await logged(page, 1)).toEqual(['ran']);
    },
  );

  it('counts though a damaged and an older one stand beside it', async ({ page, internet }) => {
    internet.page('/page.html', html(TAG, HELD));
    internet.page('/other.html', '<p>other</p>');
    await page.goto('https://app.shop.test/other.html');
    const now = await page.eval(() => Date.now());
    await page.setCookie({ name: 'rozilik', value: record(now - 2_000, '', 'analytics+marketing'), domain: 'shop.test', path: '/' });
    await page.setCookie({ name: 'rozilik', value: record(now - 1_000, 'analytics', 'marketing'), path: '/' });
    await page.goto('https://app.shop.test/page.html');
    expect(await logged(page, 1)).toEqual(['ran']);
    expect(await asked(page)).toBe(false);
  });

  it('is a first-party cookie of less than 1 KB, Lax, Secure on https, for half a year', async ({ page, internet }) => {
    internet.page('/page.html', html(TAG));
    await page.goto(HOME);
    await accept(page);
    const [cookie] = await page.cookies();
    expect(cookie).toMatchObject({ name: 'rozilik', path: '/', secure: true, domain: 'shop.test', sameSite: 'Lax' });
    expect(cookie!.value.length).toBeLessThan(1_024);
    expect(Math.abs(cookie!.expires! - Date.now() / 1000 - 180 * 86_400)).toBeLessThan(300);
  });

  it('is written again on a later day, and does not live longer for it', async ({ page, internet }) => {
    internet.page('/page.html', html(TAG));
    await page.goto(HOME);
    await accept(page);
    const now = await page.eval(() => Date.now());
    const { value } = (await page.cookies())[0]!;
    // as Safari would have it: seven days, though the record says more
    const expires = Math.round(now / 1000) + 86_400;
    await page.setCookie({ name: 'rozilik', value: value.replace(/(&v=2\.\w+).*/, '$1.1'), path: '/', secure: true, expires });
    await page.goto(HOME);
    await expect.poll(async () => Math.abs((await page.cookies())[0]!.expires! - now / 1000 - 180 * 86_400)).toBeLessThan(300);
    expect((await page.cookies())[0]!.value).toContain(value);
  });

  it('is shared by subdomains where the site says so', async ({ page, internet }) => {
    internet.page('/page.html', html(tag('data-operator="Anor" data-categories="analytics" data-cookie-domain="shop.test"'), HELD));
    await page.goto('https://app.shop.test/page.html');
    await accept(page);
    await page.goto('https://shop.test/page.html');
    expect(await logged(page, 1)).toEqual(['ran']);
  });

  it('of an older revision is void: nothing runs and the visitor is asked again, with the reason', async ({ page, internet }) => {
    internet.page('/page.html', html(TAG, HELD));
    await page.goto(HOME);
    await accept(page);
    internet.page('/page.html', html(TAG.replace('data-operator', 'data-revision="2" data-operator'), HELD));
    await page.reload();
    await banner(page);
    expect(await log(page)).toEqual([]);
    expect(await page.eval(() => document.querySelector('rozilik-root')!.shadowRoot!.querySelector('section')!.textContent)).toContain(
      'What cookies are used for has changed',
    );
  });

  it('stays when a category is added: the visitor is asked, earlier answers hold, and the new one is off', async ({ page, internet }) => {
    internet.page('/page.html', html(TAG, HELD));
    await page.goto(HOME);
    await accept(page);
    internet.page('/page.html', html(tag('data-operator="Anor" data-categories="analytics marketing functional"'), HELD));
    await page.reload();
    await banner(page);
    expect(await logged(page, 1)).toEqual(['ran']);
    expect(await allows(page, 'functional')).toBe(false);
  });

  it('that the visitor deletes is a withdrawal: nothing runs, and the banner shows', async ({ page, internet }) => {
    internet.page('/page.html', html(TAG, HELD));
    await page.goto(HOME);
    await accept(page);
    await page.eval(() => {
      document.cookie = 'rozilik=; Max-Age=0; Path=/';
    });
    await page.reload();
    await banner(page);
    expect(await log(page)).toEqual([]);
  });
});

describe('where nothing can be stored', () => {
  const BLOCKED = `<script>for (const [where, name] of [[Document.prototype, 'cookie'], [window, 'localStorage'], [window, 'sessionStorage']]) Object.defineProperty(where, name, { get() { throw new DOMException('blocked', 'SecurityError') }, set() { throw new DOMException('blocked', 'SecurityError') }, configurable: true })</script>`;

  it('the banner shows, the choice holds for the page, and coming back to the tab does not ask again', async ({ page, internet }) => {
    internet.page('/page.html', html(BLOCKED + TAG, HELD));
    await page.goto(HOME);
    await banner(page);
    expect(await log(page)).toEqual([]);
    await accept(page);
    expect(await logged(page, 1)).toEqual(['ran']);
    await page.eval(() => {
      document.dispatchEvent(new Event('visibilitychange'));
      dispatchEvent(new Event('pageshow'));
    });
    expect(await asked(page)).toBe(false);
    expect(await allows(page, 'analytics')).toBe(true);
  });

  it('a full cookie jar changes nothing for the page', async ({ page, internet }) => {
    internet.page(
      '/page.html',
      html(
        BLOCKED.replace("get() { throw new DOMException('blocked', 'SecurityError') }", "get() { return '' }").replace(
          "set() { throw new DOMException('blocked', 'SecurityError') }",
          'set() {}',
        ) + TAG,
        HELD,
      ),
    );
    await page.goto(HOME);
    await accept(page);
    expect(await logged(page, 1)).toEqual(['ran']);
  });
});

describe('another tab', () => {
  it('follows a yes within a second, without loading anew, and a withdrawal as well', async ({ page, internet }) => {
    internet.serve('slow.example', hang);
    internet.page('/page.html', html(TAG, `${HELD}<iframe data-consent="marketing" data-src="/frame.html" title="Frame"></iframe>`));
    internet.page('/frame.html', '<p>frame</p>');
    await page.goto(HOME);
    await banner(page);
    const other = await page.newTab();
    await other.goto(HOME);
    await accept(other);
    await page.waitFor(() => !document.querySelector('rozilik-root')!.shadowRoot!.querySelector('section'), undefined, 1_500);
    expect(await logged(page, 1)).toEqual(['ran']);
    await call(other, 'withdraw', 'marketing');
    await page.waitFor(() => !document.querySelector('iframe')!.hasAttribute('src'), undefined, 1_500);
    expect(await allows(page, 'marketing')).toBe(false);
    expect(await allows(page, 'analytics')).toBe(true);
    // no ping-pong: both agree on one record
    const id = 'rozilik.get().record.id';
    expect(await page.eval(id)).toBe(await other.eval(id));
  });

  it('is followed by a page that comes back from the back/forward cache', async ({ page, internet }) => {
    internet.page('/page.html', html(TAG, `${HELD}<a href="/other.html">Other</a>`));
    internet.page('/other.html', html(TAG));
    await page.goto(HOME);
    await banner(page);
    await page.eval('void (window.kept = true)');
    // by a link: Firefox sometimes drops a page that is left by a new address
    await page.click(() => document.querySelector('a'));
    await page.waitFor('location.pathname === "/other.html"');
    await accept(page);
    await page.back();
    await page.waitFor('location.pathname === "/page.html" && rozilik.allows("analytics")');
    expect(await page.eval('String(window.kept)')).toBe('true');
    expect(await asked(page)).toBe(false);
  });
});

/** Waits for the one error that has these words in it, where the engine tells. */
async function complained(page: Page, words: string): Promise<void> {
  if (!can('consoleMessages')) return;
  await expect
    .poll(
      async () =>
        (await page.consoleMessages()).filter(({ level, text }) => level === 'error' && text.replaceAll('\\"', '"').includes(words)).length,
    )
    .toBe(1);
}

describe('what goes wrong', () => {
  it('in the config as a whole: one error says where, the page lives on and all stays off', async ({ page, internet }) => {
    internet.page(
      '/page.html',
      html(
        `<script type="application/json" id="rozilik-config">{"operator": }</script><script src="/dist/rozilik.js" data-categories="analytics"></script>`,
        HELD,
      ),
    );
    await page.goto(HOME);
    await complained(page, 'rozilik-config');
    await call(page, 'acceptAll');
    expect(await allows(page, 'analytics')).toBe(false);
    expect(await log(page)).toEqual([]);
    expect(await page.cookies()).toEqual([]);
    if (can('consoleMessages'))
      expect(
        (await page.consoleMessages()).filter(
          ({ level, text }) => level === 'error' && text.includes('[rozilik]') && !text.includes('data-consent'),
        ).length,
      ).toBe(1);
  });

  it.for([
    ['a number of days that is none', 'data-days="soon"', 'days: "soon" is not a whole number from 1 to 365'],
    ['a counter number that is none', 'data-yandex-metrica="UA-1"', 'services.yandex-metrica.id: "UA-1" is not a counter number'],
    ['a cookie domain of somebody else', 'data-cookie-domain="other.uz"', 'cookieDomain: "other.uz" is not this host'],
    ['a colour that is none', 'data-accent="red"', 'accent: "red" is not a colour'],
  ] as const)(
    'in one option (%s): one error says where, what and the remedy, it is left out, and the rest goes on',
    async ([, attribute, words], { page, internet }) => {
      internet.page('/page.html', html(tag(`data-operator="Anor" data-categories="analytics" ${attribute}`), HELD));
      await page.goto(HOME);
      await complained(page, words);
      await accept(page);
      expect(await allows(page, 'analytics')).toBe(true);
      expect(await allows(page, 'yandex-metrica')).toBe(false);
      expect(internet.to('mc.yandex.ru')).toEqual([]);
      expect((await page.cookies()).map(({ name }) => name)).toEqual(['rozilik']);
    },
  );

  it('files that do not load leave the page alive and all refused', async ({ page, internet }) => {
    for (const file of ['interface', 'decide'])
      internet.page(`/dist/rozilik-${file}.js`, 'throw new Error("not the file")', { 'content-type': 'text/javascript' });
    internet.page('/page.html', html(TAG, HELD));
    await page.goto(HOME);
    await call(page, 'acceptAll');
    expect(await allows(page, 'analytics')).toBe(false);
    expect(await page.eval(() => document.querySelector('h1')!.textContent)).toBe('Shop');
    if (can('consoleMessages')) expect((await page.consoleMessages()).map(({ text }) => text).join()).toContain('rozilik-interface.js');
  });

  it('a withdrawal whose file does not load still takes back: the record goes, and the page starts anew without it', async ({
    page,
    internet,
  }) => {
    internet.page('/page.html', html(tag('data-operator="Anor"', { services: { chat: { category: 'functional', src: '/chat.js' } } })));
    internet.page('/chat.js', `${note('chat')}; sessionStorage.runs = 1 + Number(sessionStorage.runs ?? 0)`, {
      'content-type': 'text/javascript',
    });
    await page.goto(HOME);
    await accept(page);
    await logged(page, 1);
    internet.page('/dist/rozilik-decide.js', '', { 'content-type': 'text/javascript' });
    internet.page('/dist/rozilik-withdrawal.js', '', { 'content-type': 'text/javascript' });
    await page.goto(HOME);
    await logged(page, 1);
    await withdrawAndReload(page);
    expect(await page.eval(() => document.cookie)).toBe('');
    expect(await page.eval(() => sessionStorage['runs'])).toBe('2');
  });

  it("a listener or a vendor's code that throws keeps nobody else from working", async ({ page, internet }) => {
    internet.page(
      '/page.html',
      html(
        `${TAG}<script>rozilik.subscribe(() => { throw new Error('their own') }); rozilik.subscribe(() => { ${note('second')} }); document.addEventListener('rozilik:change', () => { throw new Error('their own') }); document.addEventListener('rozilik:change', (event) => { ${note('event')}; window.detail = event.detail })</script>`,
        HELD,
      ),
    );
    await page.goto(HOME);
    await accept(page);
    expect((await logged(page, 3)).sort()).toEqual(['event', 'ran', 'second']);
    expect(await page.eval('detail.choices.analytics')).toBe(true);
    await page.reload();
    expect(await allows(page, 'analytics')).toBe(true);
  });
});

describe('the API', () => {
  it('tells what holds, waits for a yes, and counts each change once', async ({ page, internet }) => {
    internet.page(
      '/page.html',
      html(
        `<script>for (const name of ['ready', 'change', 'open', 'close']) document.addEventListener('rozilik:' + name, () => (window.log ||= []).push(name))</script>${TAG}<script>rozilik.when('marketing').then(() => { ${note('when')} })</script>`,
      ),
    );
    await page.goto(HOME);
    await banner(page);
    expect(await log(page)).toEqual(['ready', 'open']);
    await call(page, 'decide', { analytics: true, nonsense: true });
    expect(await page.eval('JSON.stringify(rozilik.get().choices)')).toBe('{"necessary":true,"analytics":true,"marketing":false}');
    expect((await log(page)).filter((name) => name === 'change').length).toBe(1);
    expect(await log(page)).not.toContain('when');
    await call(page, 'acceptAll');
    expect(await logged(page, 6)).toEqual(['ready', 'open', 'close', 'change', 'when', 'change']);
  });

  it('forgets, and leaves the page', async ({ page, internet }) => {
    internet.page('/page.html', html(TAG));
    await page.goto(HOME);
    await reject(page);
    await call(page, 'reset');
    await banner(page);
    expect(await page.cookies()).toEqual([]);
    await call(page, 'destroy');
    expect(await page.eval("String([document.querySelector('rozilik-root'), window.rozilik])")).toBe(',');
  });

  it('a first refusal loads nothing anew', async ({ page, internet }) => {
    internet.page('/page.html', html(TAG, HELD));
    await page.goto(HOME);
    await page.eval('void (window.kept = true)');
    await reject(page);
    await page.eval(() => new Promise((done) => setTimeout(done, 300)));
    expect(await page.eval('window.kept')).toBe(true);
  });
});
