import { describe, expect } from 'vitest';
import { hang } from './internet';
import { can, engine, it, needs } from './scene';

const PAGE = 'https://shop.test/page.html';

describe('the internet', () => {
  it('serves pages over http and https', async ({ page, internet }) => {
    internet.page('/page.html', '<title>Page</title>');
    await page.goto(PAGE);
    expect(await page.eval(() => [document.title, isSecureContext])).toEqual(['Page', true]);
    await page.goto('http://oddiy.example.uz/page.html');
    expect(await page.eval(() => [document.title, isSecureContext])).toEqual(['Page', false]);
    expect(internet.foreign()).toEqual([]);
  });

  it('serves the files of the repository', async ({ page }) => {
    await page.goto('https://shop.test/package.json');
    expect(await page.eval(() => document.body.textContent)).toContain('"rozilik"');
  });

  it('logs what goes elsewhere, with its cookies and its body', async ({ page, internet }) => {
    internet.serve('tracker.example', { headers: { 'set-cookie': 'id=1; Secure; SameSite=None' }, body: 'window.tracked = true' });
    internet.page('/page.html', '<script src="https://tracker.example/script.js"></script>');
    await page.goto(PAGE);
    expect(await page.eval('window.tracked')).toBe(true);
    await page.eval(() => navigator.sendBeacon('https://tracker.example/hit', 'seen'));
    await expect.poll(() => internet.to('tracker.example').length).toBe(2);
    expect(internet.to('tracker.example')).toMatchObject([
      { method: 'GET', url: 'https://tracker.example/script.js', referer: 'https://shop.test/', cookie: '' },
      { method: 'POST', url: 'https://tracker.example/hit', body: 'seen' },
    ]);
  });

  it('answers 502 for unknown hosts, 404 for unknown files, and what a test decides on', async ({ page, internet }) => {
    const status = (url: string): Promise<number | string> =>
      page.eval(
        (at) =>
          fetch(at).then(
            (answer) => answer.status,
            (error: Error) => error.name,
          ),
        url,
      );
    internet.serve('api.shop.test', (request) => ({
      status: request.url.endsWith('/broken') ? 500 : 200,
      headers: { 'access-control-allow-origin': '*' },
      delay: 100,
    }));
    internet.page('/page.html', '');
    await page.goto(PAGE);
    expect(await status('https://api.shop.test/')).toBe(200);
    expect(await status('https://api.shop.test/broken')).toBe(500);
    expect(await status('/none.html')).toBe(404);
    // the status of another site stays hidden from scripts
    expect(await status('https://nobody.example/')).toBe('TypeError');
    expect(internet.foreign()).toEqual(['nobody.example']);
  });

  it('leaves a request hanging', async ({ page, internet }) => {
    internet.serve('dead.example', hang);
    internet.page('/page.html', '<title>Page</title><script async src="https://dead.example/script.js"></script>');
    await page.goto(PAGE, 'parsed');
    await expect.poll(() => internet.foreign()).toEqual(['dead.example']);
    await page.reload('parsed');
    await expect.poll(() => internet.foreign()).toEqual(['dead.example', 'dead.example']);
    expect(await page.eval(() => [document.title, document.readyState])).toEqual(['Page', 'interactive']);
  });

  it('has its Content-Security-Policy honoured, which the tests themselves are free of', async ({ page, internet }) => {
    const policy = "script-src 'self'; require-trusted-types-for 'script'";
    internet.page('/page.html', '<script>window.inline = true</script>', { 'content-security-policy': policy });
    await page.goto(PAGE);
    expect(await page.eval('typeof window.inline')).toBe('undefined');
    await page.waitFor((length) => document.scripts.length === length, 1);
  });
});

describe('a page', () => {
  it.for([1, 2])('begins with empty cookies and storage, time %i', async (_time, { page, internet }) => {
    internet.page('/page.html', '');
    await page.goto(PAGE);
    expect(await page.cookies()).toEqual([]);
    expect(await page.eval(() => localStorage.length)).toBe(0);
    await page.setCookie({ name: 'one', value: '1', secure: true, sameSite: 'Lax', expires: Date.now() / 1000 + 3600 });
    await page.eval(() => localStorage.setItem('two', '2'));
    expect(await page.cookies()).toMatchObject([
      { name: 'one', value: '1', domain: 'shop.test', path: '/', secure: true, sameSite: 'Lax' },
    ]);
  });

  it('shares its cookies with its other tabs, and not with another page', async ({ page, open, internet }) => {
    internet.page('/page.html', '');
    const tab = await page.newTab();
    const other = await open();
    for (const each of [page, tab, other]) await each.goto(PAGE);
    await page.setCookie({ name: 'shared', value: 'yes' });
    expect(await tab.eval(() => document.cookie)).toBe('shared=yes');
    expect(await other.eval(() => document.cookie)).toBe('');
    await tab.close();
    expect(await page.eval(() => document.cookie)).toBe('shared=yes');
  });

  it('goes back to a page as it was left, and on from there', async ({ page, internet }) => {
    const remember = '<script>addEventListener("pageshow", (event) => { window.kept = event.persisted })</script>';
    internet.page('/page.html', `${remember}<a href="/next.html">on</a>`);
    internet.page('/next.html', '<title>Next</title>');
    for (const _time of [1, 2]) {
      await page.goto(PAGE);
      await page.click(() => document.querySelector('a'));
      await page.waitFor(() => document.title === 'Next');
      await page.back();
      await page.waitFor('window.kept === true');
    }
    await page.reload();
    await page.waitFor('window.kept === false');
  });

  it('clicks with the mouse in shadow roots, as soon as it can', async ({ page, internet }) => {
    internet.page('/page.html', '<div id="cover" style="position: fixed; inset: 0"></div><div id="host" style="margin-top: 3000px"></div>');
    await page.goto(PAGE);
    await page.eval(() => {
      const root = document.querySelector('#host')!.attachShadow({ mode: 'open' });
      root.innerHTML = '<button>click</button>';
      root.querySelector('button')!.onclick = (event) => (document.title = `trusted ${event.isTrusted}`);
      setTimeout(() => document.querySelector('#cover')!.remove(), 200);
    });
    await page.click((id) => document.querySelector(id)!.shadowRoot!.querySelector('button'), '#host');
    await page.waitFor(() => document.title === 'trusted true');
  });

  it('presses keys', async ({ page, internet }) => {
    internet.page('/page.html', '<input id="first"><input id="second">');
    await page.goto(PAGE);
    for (const key of ['Tab', 'Tab', 'a', 'Space', 'Escape', 'ArrowLeft', 'b', 'Enter']) await page.press(key);
    expect(await page.eval(() => document.querySelectorAll('input')[1]!.value)).toBe('ab ');
    await page.press('Shift+Tab');
    expect(await page.eval(() => document.activeElement!.id)).toBe('first');
  });

  it('says what it waited for in vain', async ({ page }) => {
    await expect(page.waitFor((text) => document.title === text, 'never', 200)).rejects.toThrow(
      /200 ms.*document\.title === text.*"never"/s,
    );
    await expect(page.eval(() => Promise.reject(new RangeError('no')))).rejects.toThrow('RangeError: no');
  });

  it('saves a screenshot', async ({ page }) => {
    await page.screenshot(`test-results/runner-${engine}.png`);
  });
});

describe('an option', () => {
  const media = (query: string) => `matchMedia('${query}').matches`;

  needs('locale')('sets the language', async ({ open, internet }) => {
    internet.page('/page.html', '');
    const page = await open({ locale: 'uz-UZ' });
    await page.goto(PAGE);
    expect(await page.eval(() => navigator.language)).toBe('uz-UZ');
    expect(internet.log.at(-1)!.headers['accept-language']).toMatch(/^uz-UZ/);
  });

  needs('colorScheme', 'reducedMotion')('sets the colours and the motion', async ({ open }) => {
    const page = await open({ colorScheme: 'dark', reducedMotion: true });
    expect(await page.eval(media('(prefers-color-scheme: dark) and (prefers-reduced-motion: reduce)'))).toBe(true);
  });

  needs('forcedColors')('forces the colours', async ({ open }) => {
    const page = await open({ forcedColors: true });
    expect(await page.eval(media('(forced-colors: active)'))).toBe(true);
  });

  it.for([1300, 480, 320])('sets the width to %i', async (width, { open, skip }) => {
    skip(width < 480 && !can('narrowViewport'), `${engine} has no narrowViewport`);
    const page = await open({ viewport: { width, height: 640 } });
    expect(await page.eval(() => [innerWidth, innerHeight])).toEqual([width, 640]);
    const tab = await page.newTab();
    expect(await tab.eval(() => innerWidth)).toBe(width);
  });

  needs('javaScriptOff')('switches JavaScript off', async ({ open, internet }) => {
    internet.page('/page.html', '<script>document.title = "on"</script><noscript>off</noscript>');
    const page = await open({ javaScript: false });
    await page.goto(PAGE);
    expect(await page.eval(() => document.title + document.body.innerText.trim())).toBe('off');
  });
});

describe('the console', () => {
  needs('consoleMessages')('tells what the page logs and what it fails on', async ({ page, internet }) => {
    internet.page('/page.html', '<script>console.warn("mind"); setTimeout(() => { throw new Error("oops") })</script>');
    await page.goto(PAGE);
    const messages = async () => (await page.consoleMessages()).map(({ level, text }) => `${level} ${text}`).sort();
    await expect
      .poll(messages)
      .toEqual(expect.arrayContaining([expect.stringMatching(/^error .*oops/), expect.stringMatching(/^warning .*mind/)]));
  });

  needs('devtools')('takes commands of the DevTools protocol', async ({ page }) => {
    expect(await page.devtools('Browser.getVersion')).toMatchObject({ product: expect.stringContaining('Chrome') });
  });
});
