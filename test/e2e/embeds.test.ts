import { describe, expect } from 'vitest';
import type { Page } from './browser';
import { can, it, needs } from './scene';
import { accept, asked, banner, call, HOME, html, note, reject, serveVendors, tag } from './site';

const VIDEO = 'https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ';
const TAG = tag('data-operator="Anor" data-functional="youtube yandex-maps"');
const film = (attributes = '') =>
  `<iframe data-consent="youtube" data-src="${VIDEO}" title="Film: our garden" width="480" height="270" ${attributes}></iframe>`;

/** What stands in the place of embeds: words, place and size. */
const placeholders = (page: Page) =>
  page.eval(() =>
    [...document.querySelectorAll('rozilik-embed')]
      .filter((host) => host.getClientRects().length)
      .map((host) => {
        const card = host.shadowRoot!.querySelector('div')!;
        const { x, y, width, height } = host.getBoundingClientRect();
        return {
          name: card.ariaLabel,
          lang: card.lang,
          words: [...card.querySelectorAll('strong,p')].map((element) => element.textContent),
          buttons: [...card.querySelectorAll('button')].map((button) => button.textContent),
          link: card.querySelector('a')?.href,
          box: [x, y, width, height].map(Math.round),
        };
      }),
  );

const shown = (page: Page, count = 1) =>
  page.waitFor(
    (wanted) =>
      [...document.querySelectorAll('rozilik-embed')].filter(
        (host) => host.getClientRects().length && host.shadowRoot!.querySelector('button'),
      ).length === wanted,
    count,
  );
const press = (page: Page, at: number) =>
  page.click((n) => document.querySelector('rozilik-embed')!.shadowRoot!.querySelectorAll('button')[n], at);
const boxOf = (page: Page) =>
  page.eval(() =>
    (({ x, y, width, height }) => [x, y, width, height].map(Math.round))(document.querySelector('iframe')!.getBoundingClientRect()),
  );

it.beforeEach(({ internet }) => serveVendors(internet));

describe('in the place of an embed', () => {
  it('stands who provides it, what happens, and three ways on, in its own box and under its own name', async ({ page, internet }) => {
    internet.page('/page.html', html(TAG, `<p>Before</p>${film()}<p id="after">After</p>`));
    await page.goto(HOME);
    await shown(page);
    const [first] = await placeholders(page);
    expect(first).toMatchObject({
      name: 'Film: our garden',
      lang: 'en',
      buttons: ['Show once', 'Always allow: YouTube'],
      link: 'https://www.youtube.com/watch?v=aqz-KE-bpKQ',
      box: await boxOf(page),
    });
    expect(first!.words.join(' ')).toMatch(/YouTube.*Google/);
    expect(internet.foreign()).toEqual([]);
  });

  it('nothing moves when it appears, and when the embed does', async ({ page, internet }) => {
    internet.page('/page.html', html(TAG, `<p>Before</p>${film('style="border:0;max-width:100%"')}<p id="after">After</p>`));
    await page.goto(HOME);
    const place = () => page.eval(() => document.querySelector('#after')!.getBoundingClientRect().y);
    const before = await place();
    await shown(page);
    expect(await place()).toBe(before);
    await press(page, 0);
    await expect.poll(() => internet.to('www.youtube-nocookie.com').length).toBe(1);
    expect(await place()).toBe(before);
    if (can('devtools')) {
      const shift = await page.eval(
        () =>
          new Promise<number>(
            (resolve) =>
              new PerformanceObserver((list) =>
                resolve(list.getEntries().reduce((sum, entry) => sum + (entry as unknown as { value: number }).value, 0)),
              ).observe({ type: 'layout-shift', buffered: true }) ?? setTimeout(resolve, 500, 0),
          ),
      );
      expect(shift).toBe(0);
    }
  });

  it('"show once" shows this one, on this page, and records nothing', async ({ page, internet }) => {
    internet.page('/page.html', html(TAG, film() + film()));
    await page.goto(HOME);
    await shown(page, 2);
    await press(page, 0);
    await expect.poll(() => internet.to('www.youtube-nocookie.com').length).toBe(1);
    await shown(page, 1);
    expect(await page.eval(() => document.querySelector('iframe')!.src)).toBe(VIDEO);
    expect(await page.eval('document.cookie')).toBe('');
    await page.reload();
    await shown(page, 2);
  });

  it('"always allow" is a yes to this service and to nothing else, and leaves the other questions open', async ({ page, internet }) => {
    internet.page(
      '/page.html',
      html(tag('data-operator="Anor" data-functional="youtube yandex-maps" data-yandex-metrica="1"'), film() + film()),
    );
    await page.goto(HOME);
    await shown(page, 2);
    await press(page, 1);
    await expect.poll(() => internet.to('www.youtube-nocookie.com').length).toBe(2);
    expect(await page.eval('({ ...rozilik.get().record.choices })')).toEqual({ youtube: true });
    expect(await asked(page)).toBe(true);
    expect(internet.to('mc.yandex.ru')).toEqual([]);
    await page.goto('https://shop.test/page.html?next');
    await expect.poll(() => internet.to('www.youtube-nocookie.com').length).toBe(4);
    expect(await asked(page)).toBe(true);
  });

  it('comes back when consent is taken back, and the embed is empty again', async ({ page, internet }) => {
    internet.page('/page.html', html(TAG, film()));
    await page.goto(HOME);
    await accept(page);
    await expect.poll(() => internet.to('www.youtube-nocookie.com').length).toBe(1);
    await call(page, 'withdraw', 'youtube');
    await shown(page);
    expect(await page.eval(() => document.querySelector('iframe')!.hasAttribute('src'))).toBe(false);
    // across origins the address cannot be read; an empty document can
    await page.waitFor(() => document.querySelector('iframe')!.contentDocument?.URL === 'about:blank');
  });

  it('what was shown once is emptied too when something is taken back', async ({ page, internet }) => {
    internet.page('/page.html', html(TAG, film()));
    await page.goto(HOME);
    await shown(page);
    await call(page, 'decide', { 'yandex-maps': true });
    await press(page, 0);
    await expect.poll(() => internet.to('www.youtube-nocookie.com').length).toBe(1);
    await call(page, 'withdraw');
    await shown(page);
    expect(await page.eval(() => document.querySelector('iframe')!.hasAttribute('src'))).toBe(false);
  });

  it('follows its embed when the page changes around it', async ({ page, internet }) => {
    const responsive =
      '<div style="position:relative;padding-bottom:56.25%"><iframe data-consent="youtube" data-src="' +
      VIDEO +
      '" title="Film" style="position:absolute;top:0;left:0;width:100%;height:100%;border:0"></iframe></div>';
    internet.page(
      '/page.html',
      html(
        TAG,
        `<p id="grow">Before</p><div style="display:flex;gap:20px"><p>Beside</p><div id="wide" style="width:500px">${responsive}</div></div>`,
      ),
    );
    await page.goto(HOME);
    await shown(page);
    expect((await placeholders(page))[0]!.box).toEqual(await boxOf(page));
    await page.eval(() => (document.querySelector<HTMLElement>('#wide')!.style.width = '320px'));
    await expect.poll(async () => (await placeholders(page))[0]!.box).toEqual(await boxOf(page));
    await page.eval(() => (document.querySelector<HTMLElement>('#grow')!.style.height = '200px'));
    expect((await placeholders(page))[0]!.box).toEqual(await boxOf(page));
  });

  it('cannot be hidden or changed by the page’s styles', async ({ page, internet }) => {
    internet.page(
      '/page.html',
      html(
        `${TAG}<style>* { all: unset !important; display: none !important } html, body, iframe { display: block !important }</style>`,
        film(),
      ),
    );
    await page.goto(HOME);
    await shown(page);
    expect((await placeholders(page))[0]!.box).toEqual(await boxOf(page));
  });

  it('speaks the page’s language, and changes with it', async ({ page, internet }) => {
    internet.page('/page.html', html(TAG, film()));
    await page.goto(HOME);
    await shown(page);
    await page.eval(() => (document.documentElement.lang = 'ru'));
    await page.waitFor(() => document.querySelector('rozilik-embed')!.shadowRoot!.querySelector('div')!.lang === 'ru');
    expect((await placeholders(page))[0]!.buttons).toEqual(['Показать один раз', 'Всегда разрешать: YouTube']);
  });

  it('works by keyboard alone, and the focus goes on to what appears', async ({ page, internet }) => {
    internet.page('/page.html', html(TAG, film()));
    await page.goto(HOME);
    await reject(page);
    await shown(page);
    await page.eval(() => document.querySelector('rozilik-embed')!.shadowRoot!.querySelector('button')!.focus());
    await page.press('Enter');
    await expect.poll(() => internet.to('www.youtube-nocookie.com').length).toBe(1);
    expect(await page.eval(() => document.activeElement!.localName)).toBe('iframe');
  });

  it('fits what is small: a counter’s picture and a hidden frame get none, and 200 pixels are enough to read', async ({
    page,
    internet,
  }) => {
    internet.page(
      '/page.html',
      html(
        TAG,
        `<iframe data-consent="youtube" data-src="${VIDEO}" width="1" height="1"></iframe><iframe data-consent="youtube" data-src="${VIDEO}" style="display:none"></iframe><iframe data-consent="youtube" data-src="${VIDEO}" title="Small" width="200" height="160"></iframe>`,
      ),
    );
    await page.goto(HOME);
    await shown(page);
    const [small] = await placeholders(page);
    expect(small!.name).toBe('Small');
    expect(
      await page.eval(
        () =>
          [...document.querySelectorAll('rozilik-embed')]
            .map((host) => host.shadowRoot!.querySelector('div')!)
            .filter((card) => card.scrollWidth > card.clientWidth).length,
      ),
    ).toBe(0);
  });

  it('a widget that a script draws has one too, where the script is marked', async ({ page, internet }) => {
    internet.serve('widget.example', note('widget'));
    internet.page(
      '/page.html',
      html(
        TAG,
        '<script type="text/plain" data-consent="yandex-maps" data-src="https://widget.example/map.js" data-placeholder data-link="https://yandex.uz/maps/"></script>',
      ),
    );
    await page.goto(HOME);
    await shown(page);
    expect((await placeholders(page))[0]).toMatchObject({ link: 'https://yandex.uz/maps/' });
    await press(page, 0);
    await page.waitFor('window.log?.length === 1 && !document.querySelector("rozilik-embed")');
  });

  it('a local picture may stand behind the words', async ({ page, internet }) => {
    internet.page('/page.html', html(TAG, film('data-poster="/poster.svg"')));
    await page.goto(HOME);
    await shown(page);
    expect(await page.eval(() => document.querySelector('rozilik-embed')!.shadowRoot!.querySelector('img')!.getAttribute('src'))).toBe(
      '/poster.svg',
    );
  });

  it('under a strict policy of its page it stands all the same', async ({ page, internet }) => {
    const policy =
      "default-src 'self'; script-src 'nonce-n' 'strict-dynamic'; style-src 'self'; frame-src *; require-trusted-types-for 'script'; trusted-types rozilik";
    internet.page('/page.html', html(TAG.replace('<script ', '<script nonce="n" '), film()), { 'content-security-policy': policy });
    await page.goto(HOME);
    await shown(page);
    expect((await placeholders(page))[0]!.box).toEqual(await boxOf(page));
  });
});

describe('a condition', () => {
  const held = (condition: string, name: string) => `<script type="text/plain" data-consent="${condition}">${note(name)}</script>`;
  const CONDITIONS =
    held('analytics marketing', 'both') +
    held('analytics|marketing', 'either') +
    held('!analytics', 'without') +
    held('functional !marketing', 'mixed');

  it.for([
    [{ analytics: true, marketing: true }, ['both', 'either']],
    [{ marketing: true }, ['either', 'without']],
    [{ analytics: false }, ['without']],
    [{ functional: true }, ['without', 'mixed']],
  ] as const)('of %j runs %j', async ([choices, ran], { page, internet }) => {
    internet.page('/page.html', html(tag('data-categories="functional analytics marketing"'), CONDITIONS));
    await page.goto(HOME);
    await banner(page);
    expect(await page.eval('window.log ?? []')).toEqual([]);
    await call(page, 'decide', choices);
    await expect.poll(() => page.eval('window.log ?? []')).toEqual(ran);
  });
});

needs('narrowViewport')('at 320 px wide a placeholder loses nothing', async ({ open, internet }) => {
  const page = await open({ viewport: { width: 320, height: 640 } });
  internet.page('/page.html', html(TAG, film('style="width:100%;border:0"')));
  await page.goto(HOME);
  await shown(page);
  expect(await page.eval(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});
