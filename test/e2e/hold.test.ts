import { describe, expect } from 'vitest';
import type { Page } from './browser';
import type { Internet } from './internet';
import { can, it } from './scene';
import { accept, banner, call, HOME, html, log, logged, note, serveVendors, tag } from './site';

const TAG = tag('data-hold data-operator="Anor" data-categories="functional analytics marketing"');
const METRICA = `<script>(function(m,e,t,r,i,k,a){m[i]=m[i]||function(){(m[i].a=m[i].a||[]).push(arguments)};m[i].l=1*new Date();for(var j=0;j<document.scripts.length;j++){if(document.scripts[j].src===r){return;}}k=e.createElement(t),a=e.getElementsByTagName(t)[0],k.async=1,k.src=r,a.parentNode.insertBefore(k,a)})(window,document,'script','https://mc.yandex.ru/metrika/tag.js?id=77','ym');ym(77,'init',{clickmap:true});${note('snippet')}</script>`;
/** Code of the page's own, which makes a script as builders and tag managers do. */
const maker = (address: string, lines = '') =>
  `<script>(function(){var s=document.createElement('script');s.src='${address}';s.type='text/javascript';s.async=true;${lines}document.head.appendChild(s)})()</script>`;

const sent = (internet: Internet, path: string) => internet.to('mc.yandex.ru').filter(({ url }) => url.includes(path));
const settled = (page: Page) =>
  page.waitFor("document.readyState === 'complete'").then(() => new Promise((resolve) => setTimeout(resolve, 500)));

it.beforeEach(({ internet }) => serveVendors(internet));

describe('with data-hold', () => {
  it('a vendor’s own code in the page does not run before a yes, and runs once after it', async ({ page, internet }) => {
    internet.page('/page.html', html(TAG + METRICA));
    await page.goto(HOME);
    await settled(page);
    expect(await log(page)).toEqual([]);
    expect(internet.foreign()).toEqual([]);
    // what the page calls meanwhile is dropped
    await page.eval("ym(77, 'reachGoal', 'too early')");
    await accept(page);
    await expect.poll(() => sent(internet, '/watch/77').length).toBe(1);
    expect(await log(page)).toEqual(['snippet']);
    expect(sent(internet, '/metrika/tag.js').length).toBe(1);
    await call(page, 'acceptAll');
    await settled(page);
    expect(sent(internet, '/metrika/tag.js').length).toBe(1);
    expect(internet.to('mc.yandex.ru').filter(({ url }) => url.includes('too%20early') || url.includes('too+early'))).toEqual([]);
  });

  it('a file named in the page does not run before a yes, and runs in its order after it', async ({ page, internet }) => {
    internet.serve('static.hotjar.com', note('hotjar'));
    internet.serve('code.jivo.ru', note('jivo'));
    internet.page(
      '/page.html',
      html(
        `${TAG}<script src="https://static.hotjar.com/c/hotjar-1.js"></script><script src="https://code.jivo.ru/widget/abc"></script><script>${note('own')}</script>`,
      ),
    );
    await page.goto(HOME);
    await settled(page);
    expect(await log(page)).toEqual(['own']);
    await accept(page);
    expect(await logged(page, 3)).toEqual(['own', 'hotjar', 'jivo']);
  });

  it('what a script makes is held too, whatever the order in which it is made', async ({ page, internet }) => {
    internet.serve('www.clarity.ms', note('clarity'));
    internet.serve('vk.com', note('vk'));
    internet.page(
      '/page.html',
      html(
        TAG +
          maker('https://www.clarity.ms/tag/x') +
          maker('https://vk.com/js/api/openapi.js?169', `s.onload=function(){${note('vk is there')}};`),
      ),
    );
    await page.goto(HOME);
    await settled(page);
    expect(internet.foreign()).toEqual([]);
    await call(page, 'decide', { marketing: true });
    expect(await logged(page, 2)).toEqual(['vk', 'vk is there']);
    await call(page, 'decide', { analytics: true });
    expect(await logged(page, 3)).toEqual(['vk', 'vk is there', 'clarity']);
  });

  it('a frame becomes a placeholder, also one that comes later by innerHTML', async ({ page, internet }) => {
    internet.page(
      '/page.html',
      html(
        TAG,
        '<iframe src="https://www.youtube-nocookie.com/embed/abc" title="Film" width="400" height="225"></iframe><div id="more"></div>',
      ),
    );
    await page.goto(HOME);
    const shown = (count: number) =>
      page.waitFor(
        (wanted) =>
          [...document.querySelectorAll('rozilik-embed')].filter((host) => host.shadowRoot!.querySelector('button')).length === wanted,
        count,
      );
    await shown(1);
    await page.eval(
      () =>
        (document.querySelector('#more')!.innerHTML =
          '<iframe src="https://yandex.ru/map-widget/v1/?ll=72" title="Map" width="400" height="225"></iframe>'),
    );
    await shown(2);
    expect(await page.eval(() => [...document.querySelectorAll('iframe')].map((frame) => frame.getAttribute('src')))).toEqual([null, null]);
    internet.log.length = 0;
    await accept(page);
    await expect.poll(() => [...new Set(internet.foreign())].sort()).toEqual(['www.youtube-nocookie.com', 'yandex.ru']);
  });

  it('a counter’s picture is sent for after a yes, once', async ({ page, internet }) => {
    internet.page('/page.html', html(TAG, "<script>new Image().src = 'https://counter.yadro.ru/hit?r'</script>"));
    await page.goto(HOME);
    await settled(page);
    expect(internet.foreign()).toEqual([]);
    await accept(page);
    await expect.poll(() => internet.to('counter.yadro.ru').length).toBe(1);
    await call(page, 'decide', { marketing: false });
    await settled(page);
    expect(internet.to('counter.yadro.ru').length).toBe(1);
  });

  it('Google’s tag in the page keeps what sets it up, and loses the events of before the choice', async ({ page, internet }) => {
    internet.page(
      '/page.html',
      html(
        `${TAG}<script async src="https://www.googletagmanager.com/gtag/js?id=G-OWN0000001"></script><script>window.dataLayer=window.dataLayer||[];function gtag(){dataLayer.push(arguments)}gtag('js',new Date());gtag('config','G-OWN0000001');gtag('event','too_early');</script>`,
      ),
    );
    await page.goto(HOME);
    await settled(page);
    expect(internet.to('www.google-analytics.com')).toEqual([]);
    expect(await page.eval('document.cookie')).toBe('');
    await accept(page);
    await expect.poll(() => internet.to('www.google-analytics.com').length).toBeGreaterThan(0);
    expect(internet.to('www.google-analytics.com').filter(({ url }) => url.includes('too_early'))).toEqual([]);
  });

  it('an element that the owner tagged is let go as tagged, and one shown once is shown', async ({ page, internet }) => {
    internet.serve('www.recaptcha.net', note('recaptcha'));
    internet.page(
      '/page.html',
      html(
        TAG,
        '<iframe src="https://www.youtube-nocookie.com/embed/own" title="Once" width="400" height="225"></iframe><iframe data-consent="marketing" data-src="https://www.youtube-nocookie.com/embed/tagged" title="Tagged" width="400" height="225"></iframe><script type="text/plain" data-consent="necessary" data-src="https://www.recaptcha.net/recaptcha/api.js"></script>',
      ),
    );
    await page.goto(HOME);
    expect(await logged(page, 1)).toEqual(['recaptcha']);
    await page.waitFor(() => document.querySelectorAll('rozilik-embed').length === 2);
    internet.log.length = 0;
    await page.click(() => document.querySelector('rozilik-embed')!.shadowRoot!.querySelector('button'));
    await expect.poll(() => internet.to('www.youtube-nocookie.com').map(({ url }) => url.slice(-3))).toEqual(['own']);
    await call(page, 'decide', { marketing: true });
    await expect
      .poll(() =>
        internet
          .to('www.youtube-nocookie.com')
          .map(({ url }) => url.slice(-3))
          .sort(),
      )
      .toEqual(['ged', 'own']);
    expect(await page.eval(() => [...document.querySelectorAll('iframe')].map((frame) => frame.dataset['consent']))).toEqual([
      'functional',
      'marketing',
    ]);
  });

  it('a report that is a picture is dropped while the visitor refuses, and another address frees an element', async ({
    page,
    internet,
  }) => {
    internet.page('/page.html', html(TAG, '<iframe id="frame" title="Frame"></iframe>'));
    internet.page('/own.html', html(''));
    await page.goto(HOME);
    await call(page, 'rejectAll');
    await page.eval(() => {
      new Image().src = 'https://www.facebook.com/tr?ev=Refused';
      const frame = document.querySelector<HTMLIFrameElement>('#frame')!;
      frame.src = 'https://www.youtube-nocookie.com/embed/first';
      frame.src = '/own.html';
    });
    await call(page, 'acceptAll');
    await settled(page);
    expect(internet.foreign()).toEqual([]);
    expect(await page.eval(() => document.querySelector<HTMLIFrameElement>('#frame')!.src)).toContain('/own.html');
  });

  it('payments and the page’s own scripts are never held', async ({ page, internet }) => {
    internet.serve('cdn.paycom.uz', note('payme'));
    internet.serve('cdn.jsdelivr.net', note('library'));
    internet.page(
      '/page.html',
      html(
        `${TAG}<script src="https://cdn.paycom.uz/integration/js/checkout.min.js"></script><script src="https://cdn.jsdelivr.net/npm/swiper"></script>${maker('https://cdn.jsdelivr.net/npm/later')}`,
        '<a href="https://my.click.uz/services/pay?service_id=1">Pay</a>',
      ),
    );
    await page.goto(HOME);
    expect((await logged(page, 3)).sort()).toEqual(['library', 'library', 'payme']);
  });

  it('who agreed on an earlier page waits for nothing', async ({ page, internet }) => {
    internet.page('/page.html', html(TAG + METRICA + maker('https://www.clarity.ms/tag/x')));
    internet.serve('www.clarity.ms', note('clarity'));
    await page.goto(HOME);
    await accept(page);
    await expect.poll(() => sent(internet, '/watch/77').length).toBe(1);
    await page.reload();
    expect((await logged(page, 2)).sort()).toEqual(['clarity', 'snippet']);
    await expect.poll(() => sent(internet, '/watch/77').length).toBe(2);
  });

  it('under a strict policy of the page it works as well', async ({ page, internet }) => {
    const nonced = (markup: string) => markup.replaceAll('<script', '<script nonce="n"');
    const policy = "script-src 'nonce-n' 'strict-dynamic'; require-trusted-types-for 'script'; trusted-types rozilik";
    internet.serve('static.hotjar.com', note('hotjar'));
    internet.page('/page.html', html(nonced(`${TAG}<script src="https://static.hotjar.com/c/hotjar-1.js"></script>`)), {
      'content-security-policy': policy,
    });
    await page.goto(HOME);
    await settled(page);
    expect(await log(page)).toEqual([]);
    await accept(page);
    expect(await logged(page, 1)).toEqual(['hotjar']);
    if (can('consoleMessages')) expect((await page.consoleMessages()).filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('without it, nothing is touched', async ({ page, internet }) => {
    internet.page('/page.html', html(tag('data-operator="Anor" data-categories="analytics"') + METRICA));
    await page.goto(HOME);
    await banner(page);
    expect(await log(page)).toEqual(['snippet']);
    expect(await page.eval(() => [...document.scripts].some(({ src }) => src.includes('hold')))).toBe(false);
  });
});
