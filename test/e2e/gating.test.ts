import { describe, expect } from 'vitest';
import { hang } from './internet';
import { can, engine, it } from './scene';
import { accept, allows, banner, call, HOME, html, log, logged, note, tag, withdrawAndReload } from './site';

const held = (attributes: string, text = '') => `<script type="text/plain" data-consent="analytics" ${attributes}>${text}</script>`;
const TAG = tag('data-operator="Anor" data-categories="analytics marketing"');

describe('held scripts', () => {
  it('run in document order, a slow one before the ones behind it', async ({ page, internet }) => {
    internet.serve('slow.example', { body: note('slow'), delay: 400 });
    internet.serve('fast.example', note('fast'));
    internet.page(
      '/page.html',
      html(TAG, held('src="https://slow.example/a.js"') + held('', note('inline')) + held('data-src="https://fast.example/b.js"')),
    );
    await page.goto(HOME);
    await banner(page);
    expect(await log(page)).toEqual([]);
    expect(internet.foreign()).toEqual([]);
    await accept(page);
    expect(await logged(page, 3)).toEqual(['slow', 'inline', 'fast']);
  });

  it('go on without one that never answers, and it does not run twice when it comes', async ({ page, internet }) => {
    internet.serve('dead.example', { body: note('late'), delay: 6_500 });
    internet.page('/page.html', html(TAG, held('src="https://dead.example/a.js"') + held('', note('next'))));
    await page.goto(HOME);
    await accept(page);
    expect(await logged(page, 1, 7_000)).toEqual(['next']);
    expect(await logged(page, 2, 9_000)).toEqual(['next', 'late']);
    expect(internet.to('dead.example').length).toBe(1);
  });

  it('with async do not hold up others', async ({ page, internet }) => {
    internet.serve('dead.example', hang);
    internet.page('/page.html', html(TAG, held('async src="https://dead.example/a.js"') + held('', note('next'))));
    await page.goto(HOME);
    await accept(page);
    expect(await logged(page, 1, 3_000)).toEqual(['next']);
  });

  it('that are missing or throw do not keep the next from running', async ({ page, internet }) => {
    internet.serve('gone.example', { status: 404 });
    internet.page(
      '/page.html',
      html(TAG, held('src="https://gone.example/a.js"') + held('', 'throw new Error("their own")') + held('', note('next'))),
    );
    await page.goto(HOME);
    await accept(page);
    expect(await logged(page, 1)).toEqual(['next']);
    if (can('consoleMessages')) expect((await page.consoleMessages()).map(({ text }) => text).join('\n')).toContain('did not load');
  });

  it('run as modules, once, after the classic ones', async ({ page, internet }) => {
    internet.serve('esm.example', { body: `${note('file')}; export {}`, headers: { 'access-control-allow-origin': '*' } });
    internet.page(
      '/page.html',
      html(
        TAG,
        held('data-type="module"', `import.meta.url; ${note('inline module')}`) +
          held('data-type="module" src="https://esm.example/a.js"') +
          held('', note('classic')),
      ),
    );
    await page.goto(HOME);
    await accept(page);
    expect(await logged(page, 3)).toEqual(['classic', 'inline module', 'file']);
  });

  it('keep every attribute that is not about being held', async ({ page, internet }) => {
    internet.serve('cdn.example', { body: note('cdn'), headers: { 'access-control-allow-origin': '*' } });
    internet.page(
      '/page.html',
      html(
        TAG,
        held(
          'src="https://cdn.example/a.js" id="it" crossorigin="anonymous" referrerpolicy="no-referrer" fetchpriority="low" data-key="7" integrity=""',
        ),
      ),
    );
    await page.goto(HOME);
    await accept(page);
    await logged(page, 1);
    const attributes = await page.eval(() =>
      Object.fromEntries([...document.getElementById('it')!.attributes].map(({ name, value }) => [name, value])),
    );
    expect(attributes).toMatchObject({
      crossorigin: 'anonymous',
      referrerpolicy: 'no-referrer',
      fetchpriority: 'low',
      'data-key': '7',
      integrity: '',
    });
    expect(internet.to('cdn.example')[0]!.referer).toBeUndefined();
  });

  it('do not run with an integrity that does not match', async ({ page, internet }) => {
    internet.serve('cdn.example', { body: note('forged'), headers: { 'access-control-allow-origin': '*' } });
    internet.page(
      '/page.html',
      html(
        TAG,
        held('src="https://cdn.example/a.js" crossorigin integrity="sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="') +
          held('', note('next')),
      ),
    );
    await page.goto(HOME);
    await accept(page);
    expect(await logged(page, 1)).toEqual(['next']);
  });

  it('added before and after a yes run once, in both cases', async ({ page, internet }) => {
    internet.page('/page.html', html(TAG, '<div id="app"></div>'));
    await page.goto(HOME);
    await banner(page);
    const add = (name: string) =>
      page.eval((text) => {
        const app = document.getElementById('app')!;
        app.insertAdjacentHTML('beforeend', `<script type="text/plain" data-consent="analytics">${text}</script>`);
        const script = Object.assign(document.createElement('script'), { type: 'text/plain', text });
        script.dataset['consent'] = 'analytics';
        app.append(script);
      }, note(name));
    await add('before');
    await accept(page);
    expect(await logged(page, 2)).toEqual(['before', 'before']);
    await add('after');
    expect(await logged(page, 4)).toEqual(['before', 'before', 'after', 'after']);
  });

  it('run exactly once in one page view, whatever is said and taken back', async ({ page, internet }) => {
    internet.page('/page.html', html(TAG, held('', `${note('ran')}; sessionStorage.runs = 1 + Number(sessionStorage.runs ?? 0)`)));
    await page.goto(HOME);
    await accept(page);
    await logged(page, 1);
    // a script that ran cannot be taken back: the withdrawal loads the page anew
    await withdrawAndReload(page);
    expect(await log(page)).toEqual([]);
    await call(page, 'acceptAll');
    expect(await logged(page, 1)).toEqual(['ran']);
    expect(await page.eval(() => sessionStorage['runs'])).toBe('2');
  });

  it('cannot wipe the page by document.write', async ({ page, internet }) => {
    internet.page('/page.html', html(TAG, `<p id="text">Text</p>${held('', `document.write('<b>gone</b>'); ${note('written')}`)}`));
    await page.goto(HOME);
    await accept(page);
    await logged(page, 1);
    expect(await page.eval(() => document.getElementById('text')?.textContent)).toBe('Text');
    expect(await page.eval(() => document.querySelector('b'))).toBeFalsy();
  });

  it('of a returning visitor run on a page that is still being parsed, in order', async ({ page, internet }) => {
    internet.page('/page.html', html(TAG, held('', note('first')) + held('src="/b.js"') + held('', note('third'))));
    internet.page('/b.js', note('second'), { 'content-type': 'text/javascript' });
    await page.goto(HOME);
    await accept(page);
    await page.reload();
    expect(await logged(page, 3)).toEqual(['first', 'second', 'third']);
  });

  it('of an unknown category never run', async ({ page, internet }) => {
    internet.page(
      '/page.html',
      html(TAG, `<script type="text/plain" data-consent="analitycs">${note('typo')}</script>${held('', note('known'))}`),
    );
    await page.goto(HOME);
    await accept(page);
    expect(await logged(page, 1)).toEqual(['known']);
    if (can('consoleMessages'))
      expect((await page.consoleMessages()).filter(({ text }) => /stays off.*analitycs/s.test(text)).length).toBe(1);
  });

  it('that wait for DOMContentLoaded or load are not called back: both are over', async ({ page, internet }) => {
    internet.page('/page.html', html(TAG, held('', `addEventListener('load', () => { ${note('load')} }); ${note('ran')}`)));
    await page.goto(HOME);
    await accept(page);
    expect(await logged(page, 1)).toEqual(['ran']);
  });
});

describe('held embeds', () => {
  it('load after a yes and are emptied after a withdrawal', async ({ page, internet }) => {
    internet.serve('video.example', '<p>video</p>');
    internet.page(
      '/page.html',
      html(
        TAG,
        '<iframe data-consent="marketing" data-src="https://video.example/1" title="Video"></iframe><img data-consent="marketing" data-src="https://video.example/2" alt=""><link rel="stylesheet" data-consent="marketing" data-href="https://video.example/3">',
      ),
    );
    await page.goto(HOME);
    await banner(page);
    expect(internet.foreign()).toEqual([]);
    await accept(page);
    await expect
      .poll(() =>
        internet
          .to('video.example')
          .map(({ url }) => url)
          .sort(),
      )
      .toEqual(['https://video.example/1', 'https://video.example/2', 'https://video.example/3']);
    await call(page, 'withdraw', 'marketing');
    await page.waitFor(() => !document.querySelector('iframe')!.hasAttribute('src'));
    expect(
      await page.eval(() =>
        [...document.querySelectorAll('[data-consent]')].map((element) => element.hasAttribute('src') || element.hasAttribute('href')),
      ),
    ).toEqual([false, false, false]);
    // the frame is ours again, and empty
    await page.waitFor(() => document.querySelector('iframe')!.contentDocument?.body.childElementCount === 0);
  });

  it.for([
    'javascript:parent.log=["ran"]',
    ' \tjava\nscript:parent.log=["ran"]',
    'data:text/html,<script>parent.log=["ran"]</script>',
    'vbscript:x',
    'blob:https://shop.test/1',
  ])('refuse the address %j', async (address, { page, internet }) => {
    internet.page(
      '/page.html',
      html(
        TAG,
        `<iframe data-consent="analytics" data-src='${address}' title="Frame"></iframe>${held(`data-src='${address}'`)}${held('', note('next'))}`,
      ),
    );
    await page.goto(HOME);
    await accept(page);
    expect(await logged(page, 1)).toEqual(['next']);
    expect(await page.eval(() => document.querySelector('iframe')!.hasAttribute('src'))).toBe(false);
  });
});

describe('the tag', () => {
  it('included twice gives one banner and one run', async ({ page, internet }) => {
    internet.page('/page.html', html(TAG + TAG + '<script src="/dist/rozilik.all.js"></script>', held('', note('ran'))));
    await page.goto(HOME);
    await banner(page);
    expect(await page.eval(() => document.querySelectorAll('rozilik-root').length)).toBe(1);
    await accept(page);
    expect(await logged(page, 1)).toEqual(['ran']);
  });

  it.for([
    ['async in the head', html(TAG.replace('<script', '<script async'))],
    ['defer in the head', html(TAG.replace('<script', '<script defer'))],
    ['at the end of the body', html('', TAG)],
    ['as one file', html(TAG.replace('rozilik.js', 'rozilik.all.js'))],
    [
      'added after load',
      html(
        `<script>addEventListener('load', () => setTimeout(() => { const s = document.createElement('script'); s.src = '/dist/rozilik.js'; s.dataset.operator = 'Anor'; s.dataset.categories = 'analytics marketing'; document.head.append(s) }, 50))</script>`,
      ),
    ],
  ] as const)('%s comes to the same', async ([, markup], { page, internet }) => {
    internet.page('/page.html', markup.replace('</body>', `${held('', note('ran'))}</body>`));
    await page.goto(HOME);
    await banner(page);
    expect(await log(page)).toEqual([]);
    await accept(page);
    expect(await logged(page, 1)).toEqual(['ran']);
    await page.reload();
    expect(await logged(page, 1)).toEqual(['ran']);
    expect(await allows(page, 'analytics')).toBe(true);
  });

  it('carries out calls made before the file arrived', async ({ page, internet }) => {
    internet.page(
      '/page.html',
      html(
        `<script>(window.rozilik = window.rozilik || []).push((rozilik) => rozilik.rejectAll()); rozilik.push(() => { throw new Error('their own') }, (rozilik) => { ${note('queued')} })</script>${TAG.replace('<script', '<script async')}`,
      ),
    );
    await page.goto(HOME);
    await page.waitFor(() => (window as unknown as { rozilik: { get(): { record: unknown } } }).rozilik.get?.().record);
    expect(await log(page)).toEqual(['queued']);
    expect(await allows(page, 'analytics')).toBe(false);
  });
});

const POLICY = (more: string) => ({ 'content-security-policy': more });
const nonced = (markup: string) => markup.replaceAll('<script', '<script nonce="abc"');

describe('a Content-Security-Policy', () => {
  const strict = POLICY(
    "default-src 'none'; img-src 'self'; script-src 'nonce-abc' 'strict-dynamic'; style-src 'self'; connect-src 'self'; base-uri 'none'",
  );
  const violations = `<script nonce="abc">document.addEventListener('securitypolicyviolation', (event) => (window.violations ||= []).push(event.violatedDirective + ' ' + event.blockedURI))</script>`;
  const violated = () => (name: string) => (window as unknown as Record<string, unknown>)[name] ?? [];

  it('of nonces alone is kept: banner and held scripts work, without a violation', async ({ page, internet }) => {
    internet.page('/page.html', html(violations + nonced(TAG), nonced(held('', note('ran')))), strict);
    await page.goto(HOME);
    await accept(page);
    expect(await logged(page, 1)).toEqual(['ran']);
    await call(page, 'open');
    await page.waitFor(() => document.querySelector('rozilik-root')!.shadowRoot!.querySelector('dialog'));
    expect(await page.eval(violated(), 'violations')).toEqual([]);
  });

  it('of nonces is not undone by us: a held tag without the nonce does not run', async ({ page, internet }) => {
    internet.page('/page.html', html(nonced(TAG), held('', note('slipped in')) + nonced(held('', note('own')))), strict);
    await page.goto(HOME);
    await page.eval(
      (text) => document.body.insertAdjacentHTML('beforeend', `<script type="text/plain" data-consent="analytics">${text}</script>`),
      note('slipped in later'),
    );
    await accept(page);
    await logged(page, 1);
    await page.eval(() => new Promise((done) => setTimeout(done, 200)));
    expect(await log(page)).toEqual(['own']);
  });

  it("of 'self' styles shows the banner as it is", async ({ page, internet }) => {
    internet.page(
      '/page.html',
      html(violations.replace(' nonce="abc"', '') + TAG),
      POLICY("script-src 'self' 'unsafe-inline'; style-src 'self'"),
    );
    await page.goto(HOME);
    await banner(page);
    expect(
      await page.eval(() => getComputedStyle(document.querySelector('rozilik-root')!.shadowRoot!.querySelector('section')!).position),
    ).toBe('fixed');
    expect(await page.eval(violated(), 'violations')).toEqual([]);
  });

  // WebKitGTK and Firefox ESR have Trusted Types only in newer releases: what they do not know, they do not enforce
  it('that demands Trusted Types is met where it names our policy', async ({ page, internet }) => {
    internet.page(
      '/page.html',
      html(violations + nonced(TAG), nonced(held('', note('ran')) + held('src="/b.js"'))),
      POLICY("script-src 'nonce-abc' 'strict-dynamic'; require-trusted-types-for 'script'; trusted-types rozilik"),
    );
    internet.page('/b.js', note('file'), { 'content-type': 'text/javascript' });
    await page.goto(HOME);
    await accept(page);
    expect(await logged(page, 2)).toEqual(['ran', 'file']);
    expect(await page.eval(violated(), 'violations')).toEqual([]);
  });

  (engine === 'chromium' ? it : it.skip)(
    `that does not name our Trusted Types policy leaves the page alive and everything off${engine === 'chromium' ? '' : ` [${engine}: read from Chromium's console]`}`,
    async ({ page, internet }) => {
      internet.page(
        '/page.html',
        html(nonced(TAG), nonced(held('', note('ran')))),
        POLICY("script-src 'nonce-abc' 'strict-dynamic'; require-trusted-types-for 'script'; trusted-types other"),
      );
      await page.goto(HOME);
      await expect
        .poll(async () => (await page.consoleMessages()).filter(({ text }) => text.includes('see rozilik-config')).length)
        .toBe(1);
      expect(await page.eval(() => document.querySelector('h1')!.textContent)).toBe('Shop');
      expect(await allows(page, 'analytics')).toBe(false);
      expect(await log(page)).toEqual([]);
    },
  );
});
