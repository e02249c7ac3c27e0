import process from 'node:process';
import { describe, expect } from 'vitest';
import type { Page } from './browser';
import { can, engine, it } from './scene';
import { accept, allows, asked, banner, call, HOME, html, log, logged, note, tag } from './site';

const TAG = tag('data-operator="Anor" data-categories="analytics marketing"');
const HELD = `<script type="text/plain" data-consent="analytics">${note('ran')}</script>`;
const ERRORS = `<script>window.onerror = (message) => (window.log ||= []).push(message)</script>`;
const later = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));
const cookie = (page: Page): Promise<string> => page.eval(() => document.cookie);

describe('a visitor’s content is no config of the owner’s', () => {
  const POSING = '{"services":{"chat":{"category":"necessary","src":"https://evil.example/a.js"}}}';
  const OWN = `<script type="application/json" id="rozilik-config">{"operator":"Anor MCHJ"}</script>`;
  it.for([
    ['an element of that id', TAG, `<div id="rozilik-config">${POSING}</div>`],
    ['a block in the page’s body', TAG, `<script type="application/json" id="rozilik-config">${POSING}</script>`],
    ['one that comes before the owner’s', '', `<div id="rozilik-config">${POSING}</div>${OWN}${TAG}`],
    ['a script of another type', TAG.replace('<script', '<script defer'), `<script type="text/x" id="rozilik-config">${POSING}</script>`],
  ] as const)('%s', async ([, head, body], { page, internet }) => {
    internet.serve('evil.example', note('evil'));
    internet.page('/page.html', html(head.replace('<script ', '<script defer '), `${body}<p>Text</p>`));
    await page.goto(HOME);
    await banner(page);
    await accept(page);
    await later(200);
    expect(internet.to('evil.example')).toEqual([]);
    expect(await log(page)).toEqual([]);
  });

  it('the owner’s own is taken where it stands beside the tag', async ({ page, internet }) => {
    internet.page('/page.html', html('', `<div id="rozilik-config">${POSING}</div>${OWN}${TAG}`));
    await page.goto(HOME);
    await banner(page);
    expect(await page.eval(() => document.querySelector('rozilik-root')!.shadowRoot!.textContent)).toContain('Anor MCHJ');
  });

  it('where the tag has a nonce, one without it is not taken', async ({ page, internet }) => {
    const block = `<script type="application/json" id="rozilik-config">${POSING}</script>`;
    internet.serve('evil.example', note('evil'));
    internet.page('/page.html', html(block + TAG.replace('<script ', '<script nonce="abc" ')));
    await page.goto(HOME);
    await accept(page);
    await later(200);
    expect(internet.to('evil.example')).toEqual([]);
  });
});

describe('names of the page’s elements', () => {
  it('lead to no file of ours on another host', async ({ page, internet }) => {
    internet.serve('evil.example', note('evil'));
    internet.page(
      '/page.html',
      html('', `<img name="currentScript" src="https://evil.example/x/a.gif">${TAG.replace('<script', '<script defer')}${HELD}`),
    );
    await page.goto(HOME);
    await banner(page);
    await accept(page);
    expect(await logged(page, 1)).toEqual(['ran']);
    expect(internet.to('evil.example').map(({ url }) => new URL(url).pathname)).toEqual(['/x/a.gif']);
  });

  // the other engines' drivers wait for `document.readyState` themselves
  const ready = engine === 'chromium' ? ['readyState'] : [];
  it.for(['cookie', 'body', 'head', 'documentElement', 'querySelectorAll', 'createElement', 'dispatchEvent', ...ready])(
    'take nothing of the document away: %s',
    async (name, { page, internet }) => {
      // what draws the banner is Preact, which finds no such thing either
      const draws = name !== 'createElement';
      internet.page('/page.html', html(ERRORS, `<img name="${name}">${TAG}${HELD}`));
      await page.goto(HOME);
      if (draws) {
        await banner(page);
        await accept(page);
      }
      expect(await allows(page, 'analytics')).toBe(draws);
      expect(await log(page)).toEqual(draws ? await logged(page, 1) : []);
      expect((await log(page)).filter((entry) => entry !== 'ran')).toEqual([]);
    },
  );

  it.for([
    '<form id="rozilik"><input name="allows"><input name="version"></form>',
    '<form id="rozilikParts"><input name="scripts"></form>',
  ])('are not taken for us: %s', async (clobbering, { page, internet }) => {
    internet.page('/page.html', html(ERRORS, clobbering + TAG + HELD));
    await page.goto(HOME);
    await banner(page);
    await accept(page);
    expect(await logged(page, 1)).toEqual(['ran']);
  });
});

describe('our right to let scripts in', () => {
  it('passes to nobody where we have no nonce, and the page uses them', async ({ page, internet }) => {
    const loader = `<script nonce="abc">const s = document.createElement('script'); s.src = '/dist/rozilik.js'; s.dataset.categories = 'analytics'; document.head.append(s)</script>`;
    internet.page('/page.html', html(loader, HELD), { 'content-security-policy': "script-src 'nonce-abc' 'strict-dynamic'" });
    await page.goto(HOME);
    await banner(page);
    await accept(page);
    await later(300);
    expect(await log(page)).toEqual([]);
    if (can('consoleMessages'))
      expect((await page.consoleMessages()).filter(({ text }) => text.includes('no nonce of ours is known'))).toHaveLength(1);
  });

  it('cannot be had from what our files leave on the page', async ({ page, internet }) => {
    internet.page('/page.html', html(TAG, HELD));
    await page.goto(HOME);
    await accept(page);
    await logged(page, 1);
    const left = await page.eval(() => {
      const { rozilikParts } = window as unknown as { rozilikParts: Record<string, unknown> };
      return [
        Object.keys((rozilikParts['scripts'] as () => object)()),
        Object.values(rozilikParts).filter((part) => typeof part === 'string'),
      ];
    });
    expect(left).toEqual([[], []]);
  });
});

it('an address switches nothing on but what helps to look', async ({ page, internet }) => {
  internet.serve('www.google.com', note('captcha'));
  internet.page('/page.html', html(TAG, '<script src="https://www.google.com/recaptcha/api.js"></script>'));
  await page.goto(`${HOME}?rozilik-hold`);
  await banner(page);
  expect(await logged(page, 1)).toEqual(['captcha']);
  expect(internet.to('shop.test').filter(({ url }) => url.includes('rozilik-hold.js'))).toEqual([]);
});

describe('the latest decision counts', () => {
  it('though another tab loads, and writes the record again, at that moment', async ({ page: decider, internet }) => {
    internet.page('/page.html', html(TAG));
    const loader = await decider.newTab();
    await decider.goto(HOME);
    await accept(decider);
    await loader.goto(HOME);
    const lost: string[] = [];
    for (let race = 0; race < Number(process.env['RACES'] ?? 30); race++) {
      const granted = race % 2 === 1;
      // as if it had last been written long ago: the page that loads will write it anew
      await decider.eval(() => {
        const text = /rozilik=([^;]*)/.exec(document.cookie)![1]!.replace(/(&v=2\.\w+).*/, '$1.1');
        document.cookie = `rozilik=${text};Path=/;SameSite=Lax;Secure;Max-Age=9999`;
      });
      const loaded = loader.reload();
      await later((race * 7) % 90);
      await call(decider, granted ? 'acceptAll' : 'rejectAll');
      await loaded;
      await later(40);
      const said = granted ? /yes=analytics\+marketing&no=&/ : /yes=&no=analytics\+marketing&/;
      if (!said.test(await cookie(decider))) lost.push(`${race}: ${await cookie(decider)}`);
    }
    expect(lost).toEqual([]);
    await loader.reload();
    expect(await allows(loader, 'analytics')).toBe(await allows(decider, 'analytics'));
  });

  it('on an http page of the site as on its https ones, and neither asks for ever', async ({ page, internet }) => {
    internet.page('/page.html', html(TAG, HELD));
    const open = HOME.replace('https:', 'http:');
    await page.goto(HOME);
    await accept(page);
    await page.goto(open);
    await banner(page);
    await call(page, 'rejectAll');
    await page.goto(open);
    await later(300);
    expect(await asked(page)).toBe(false);
    expect(await allows(page, 'analytics')).toBe(false);
    // the later no counts on https too
    await page.goto(HOME);
    expect([await allows(page, 'analytics'), await asked(page)]).toEqual([false, false]);
    // and what is said there is not undone by what was said on http
    await call(page, 'acceptAll');
    await page.reload();
    expect(await allows(page, 'analytics')).toBe(true);
  });

  it('though the site has grown to more services than a cookie can name', async ({ page, internet }) => {
    const services = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, at) => [`service-number-${at}`, { category: 'analytics' }]));
    internet.page('/page.html', html(tag('', { services: services(150) })));
    await page.goto(HOME);
    await accept(page);
    expect(await allows(page, 'service-number-149')).toBe(true);
    internet.page('/page.html', html(tag('', { services: services(220) })));
    await page.reload();
    await call(page, 'rejectAll');
    await page.reload();
    expect([await allows(page, 'analytics'), await allows(page, 'service-number-3'), await asked(page)]).toEqual([false, false, false]);
    expect((await cookie(page)).length).toBeLessThanOrEqual(1_024);
  });

  it('until it ends, on a page that stays open too', async ({ page, internet }) => {
    internet.page('/page.html', html(TAG));
    internet.page('/other.html', '<p>other</p>');
    await page.goto('https://shop.test/other.html');
    const now = await page.eval(() => Date.now());
    const value = `id=abc&at=${now - 1000}&expires=${now + 8000}&action=save&mode=opt-in&policy=&revision=1&shown=x&locale=en&yes=analytics&no=marketing&v=1`;
    await page.setCookie({ name: 'rozilik', value, path: '/' });
    await page.goto(HOME);
    expect(await allows(page, 'analytics')).toBe(true);
    expect(await asked(page)).toBe(false);
    await banner(page);
    expect(await allows(page, 'analytics')).toBe(false);
  });

  it('and a service that is under another category now was not decided', async ({ page, internet }) => {
    const site = (category: string) => html(tag('', { categories: ['analytics', 'marketing'], services: { chat: { category } } }));
    internet.page('/page.html', site('analytics'));
    await page.goto(HOME);
    await banner(page);
    await call(page, 'decide', { analytics: true });
    expect(await allows(page, 'chat')).toBe(true);
    internet.page('/page.html', site('marketing'));
    await page.reload();
    expect(await allows(page, 'chat')).toBe(false);
    await banner(page);
  });
});
