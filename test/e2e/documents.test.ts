import { describe, expect } from 'vitest';
import type { Page } from './browser';
import { choices, EYES, framed, gone, LANGUAGES, press, shown, textOf } from './interface';
import { it } from './scene';
import { asked, banner, call, HOME, html, tag } from './site';

const FIRST = `Policy of the shop

1. General

1.1. The shop is at the corner.
1.2. Data is kept as said in clause 2.1.

2. Data

2.1. Names are kept for a year.
2.2. Телефон хранится один месяц после доставки.

3. End

3.1. Write to the shop.`;

const SECOND = FIRST.replace('for a year', 'for two years');
const DAY = 86_400_000;
/** A moment some seconds from now, as a config has it. */
const moment = (milliseconds: number) => new Date(Date.now() + milliseconds).toISOString().replace(/\.\d+Z$/, '+00:00');

const sited = (legal: object, rest: object = {}) =>
  html(
    EYES + tag('data-operator="Anor"', { locale: 'en', ...rest, legal }),
    '<a id="policy" href="/plain.html" data-rozilik-open="policy">Policy</a>',
  );
const policy = (...versions: object[]) => ({ documents: { policy: { type: 'policy', url: '/plain.html', versions } } });
const v1 = { version: '1', effectiveAt: '2026-01-01', text: FIRST };

/** Waits until a document is drawn. */
const drawn = (page: Page) => shown(page, '.tools');
const ASKING = { categories: 'analytics' };

describe('a document', () => {
  it('opens by a link of the page, with its numbering, version and date, and gives the focus back', async ({ page, internet }) => {
    internet.page('/page.html', sited(policy(v1), ASKING));
    await page.goto(HOME);
    await call(page, 'rejectAll');
    await page.eval(() => document.querySelector('a')!.focus());
    await page.click(() => document.querySelector('#policy'));
    await drawn(page);
    expect(await textOf(page, '.facts')).toContain('Version: 1 · Effective date: 1 January 2026');
    const labels = await page.eval(() => insideAll('.article .label').map((each) => each.textContent));
    expect(labels).toEqual(['1.', '1.1.', '1.2.', '2.', '2.1.', '2.2.', '3.', '3.1.']);
    expect(await page.eval(() => inside('.article [lang=ru]')?.textContent)).toMatch(/^2\.2\./);
    await page.press('Escape');
    await gone(page, 'dialog');
    expect(await page.eval(() => document.activeElement!.id)).toBe('policy');
    expect(await page.eval(() => location.pathname)).toBe('/page.html');
  });

  it('opens at a clause by the API and by an address, and a reference leads to another', async ({ page, internet }) => {
    internet.page('/page.html', sited(policy(v1), ASKING));
    await page.goto(HOME);
    await call(page, 'open', 'policy#1.2.');
    await drawn(page);
    await page.waitFor(() => !!inside('.article :focus'));
    expect(await page.eval(() => inside('.article :focus').id)).toBe('clause-1.2');
    await page.click(() => inside('.article a'));
    await page.waitFor(() => inside('.article :focus')?.id === 'clause-2.1');
    await page.goto(`${HOME}?again#rozilik:policy#3.1`);
    await drawn(page);
    await page.waitFor(() => inside('.article :focus')?.id === 'clause-3.1');
  });

  it('is fetched from the site when it is opened, and not before, and from no other host', async ({ page, internet }) => {
    internet.page('/policy-1.txt', FIRST, { 'content-type': 'text/plain; charset=utf-8' });
    internet.page(
      '/page.html',
      sited(
        {
          documents: {
            policy: { type: 'policy', versions: [{ ...v1, text: '/policy-1.txt' }] },
            other: { type: 'other', versions: [{ ...v1, text: 'https://else.example/policy.txt' }] },
          },
        },
        ASKING,
      ),
    );
    await page.goto(HOME);
    await banner(page);
    expect(await page.eval(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('policy-1')))).toBe(false);
    await call(page, 'open', 'policy');
    await drawn(page);
    await call(page, 'open', 'other');
    await shown(page, '[role=alert]');
    expect(internet.foreign()).toEqual([]);
  });

  it('is searched, whatever the letters’ case', async ({ page, internet }) => {
    internet.page('/page.html', sited(policy(v1), ASKING));
    await page.goto(HOME);
    await call(page, 'open', 'policy');
    await drawn(page);
    await page.eval(() => {
      inside<HTMLInputElement>('.tools input').value = 'KEPT';
      inside<HTMLFormElement>('.tools').requestSubmit();
    });
    await page.waitFor(() => inside('.count').textContent === '1 / 2');
    await press(page, '.arrow:nth-of-type(2)');
    await page.waitFor(() => inside('.count').textContent === '2 / 2');
    expect(await page.eval(() => inside('.found').textContent)).toMatch(/^2\.1\./);
  });

  it('is printed alone', async ({ page, internet }) => {
    internet.page('/page.html', sited(policy(v1), ASKING));
    await page.goto(HOME);
    await call(page, 'open', 'policy');
    await drawn(page);
    const printed = await page.eval(async () => {
      const heard = new Promise<string>((resolve) => {
        new MutationObserver(() => {
          const frame = document.querySelector('html > iframe') as HTMLIFrameElement | null;
          if (frame?.contentWindow) frame.contentWindow.print = () => resolve(frame.contentDocument!.body.innerText);
        }).observe(document.documentElement, { childList: true });
        const { append } = Element.prototype;
        document.documentElement.append = function (this: Element, ...nodes: Node[]) {
          append.apply(this, nodes);
          for (const node of nodes)
            if (node instanceof HTMLIFrameElement) node.contentWindow!.print = () => resolve(node.contentDocument!.body.textContent!);
        } as typeof append;
      });
      insideAll<HTMLButtonElement>('.tools button').at(-1)!.click();
      return heard;
    });
    expect(printed).toContain('Privacy policy. Version: 1');
    expect(printed).toContain('2.1. Names are kept for a year.');
    expect(printed).not.toContain('Shop');
  });
});

describe('what a new version brings', () => {
  it('is announced before it holds, dismissed for good, and holds from its very second', async ({ page, internet }) => {
    const effectiveAt = moment(20_000);
    const starts = Date.parse(effectiveAt);
    internet.page(
      '/page.html',
      sited(
        policy(v1, {
          version: '2',
          publishedAt: '2026-02-01',
          effectiveAt,
          change: 'purposes',
          summary: 'Names stay longer.',
          text: SECOND,
        }),
        ASKING,
      ),
    );
    await page.goto(HOME);
    await call(page, 'rejectAll');
    await shown(page, '.left-note');
    expect(await textOf(page, '.left-note')).toContain('What changes: Names stay longer.');
    await press(page, '.left-note .save');
    await gone(page, '.left-note');
    await page.reload();
    await page.waitFor(() => (window as unknown as { rozilik: { get(): { record?: object } } }).rozilik.get().record);
    expect(await page.eval(() => !!inside('.left-note'))).toBe(false);
    expect(Date.now()).toBeLessThan(starts);
    expect(await asked(page)).toBe(false);
    // the page stays open, and asks again when the moment comes, saying why
    await page.waitFor(() => inside('.banner strong')?.textContent.startsWith('What data'), undefined, 40_000);
    expect(Date.now()).toBeGreaterThanOrEqual(starts);
    expect(await textOf(page, '.banner')).toContain('Names stay longer.');
    expect(await page.eval(() => (window as unknown as { rozilik: { get(): { ask: string } } }).rozilik.get().ask)).toBe('purposes');
  });

  it('is shown clause by clause, with the words marked', async ({ page, internet }) => {
    internet.page(
      '/page.html',
      sited(policy(v1, { version: '2', publishedAt: '2026-02-01', effectiveAt: moment(9 * DAY), text: SECOND }), ASKING),
    );
    await page.goto(HOME);
    await call(page, 'rejectAll');
    await page.click(() => insideAll('.left-note a')[1]);
    await shown(page, '.changes li');
    expect(await page.eval(() => insideAll('.changes li').map((each) => each.className))).toEqual(['reworded']);
    expect(await page.eval(() => [inside('del').textContent, inside('ins').textContent])).toEqual([
      '[removed] a year. [end] ',
      '[added] two years. [end] ',
    ]);
  });
});

describe('a site in notice mode', () => {
  it('records that its notice was read, and grants nothing', async ({ page, internet }) => {
    internet.page(
      '/page.html',
      sited({ ...policy(v1), mode: 'notice', purposes: { camera: { title: 'Camera', text: 'To compare your face.' } } }),
    );
    await page.goto(HOME);
    await banner(page);
    await press(page, '.banner .choice');
    await gone(page, '.banner');
    const record = await page.eval(
      () =>
        (window as unknown as { rozilik: { get(): { record: { action: string; mode: string; choices: object } } } }).rozilik.get().record,
    );
    expect([record.action, record.mode, record.choices]).toEqual(['acknowledge', 'notice', {}]);
    await page.reload();
    await shown(page, '.way-back');
    expect(await asked(page)).toBe(false);
  });
});

describe('a purpose that is no cookie', () => {
  it('is asked for at the moment of use: yes, no, and closed', async ({ page, internet }) => {
    internet.page('/page.html', sited({ purposes: { camera: { title: 'Camera', text: 'To compare your face.' } } }, ASKING));
    await page.goto(HOME);
    await call(page, 'acceptAll');
    expect((await choices(page))!).toEqual({ analytics: true });
    await page.eval('void rozilik.request("camera").then((yes) => (window.said = yes))');
    await shown(page, 'dialog');
    await page.press('Escape');
    await page.waitFor('window.said === false');
    expect((await choices(page))!).toEqual({ analytics: true });
    await page.eval('void rozilik.request("camera").then((yes) => (window.said = yes))');
    await shown(page, 'dialog');
    await press(page, 'dialog .choice');
    await page.waitFor('window.said === true');
    expect((await choices(page))!).toEqual({ analytics: true, camera: true });
    await page.reload();
    await page.waitFor('rozilik.allows("camera")');
    await call(page, 'withdraw', 'camera');
    expect((await choices(page))!).toEqual({ analytics: true, camera: false });
  });
});

it('a filter list that hides a document which was opened from a question leaves a page that takes clicks, and a no', async ({
  page,
  internet,
}) => {
  const legal = { ...policy(v1), purposes: { camera: { title: 'Camera', text: 'To see you.', document: 'policy' } } };
  internet.page('/page.html', sited(legal).replace('<a id', '<button id="buy" onclick="this.dataset.bought = 1">Buy</button><a id'));
  await page.goto(HOME);
  await page.waitFor('!!rozilik.get().news');
  await page.eval('void rozilik.request("camera").then((yes) => (window.said = String(yes)))');
  await shown(page, 'dialog .choice');
  await page.click(() => inside('dialog a'));
  await drawn(page);
  await page.eval(() => {
    const rule = new CSSStyleSheet();
    rule.replaceSync('.ui { display: none !important }');
    document.querySelector('rozilik-root')!.shadowRoot!.adoptedStyleSheets.push(rule);
  });
  await page.waitFor('window.said === "false"');
  await page.click(() => document.querySelector('#buy'));
  await page.waitFor('document.querySelector("#buy").dataset.bought');
  expect(await page.cookies()).toEqual([]);
});

it('without the file that knows of documents nothing is granted, and no record is lost', async ({ page, internet }) => {
  internet.page('/before.html', html(EYES + tag('data-operator="Anor" data-categories="analytics functional"')));
  await page.goto('https://shop.test/before.html');
  await call(page, 'decide', { analytics: true });
  internet.page('/dist/rozilik-legal.js', '', { 'content-type': 'text/javascript' });
  internet.page(
    '/page.html',
    sited(policy(v1), { categories: 'analytics functional' }).replace(
      '<a id',
      '<iframe data-consent="functional" data-src="https://maps.example/" width="400" height="300" title="Map"></iframe><a id',
    ),
  );
  await page.goto(HOME);
  await call(page, 'acceptAll');
  // what is not known is not judged: the frame has no placeholder yet, and does not load
  expect(await page.eval("[rozilik.allows('analytics'), rozilik.allows('functional'), document.querySelector('iframe').src]")).toEqual([
    false,
    false,
    '',
  ]);
  expect((await page.cookies()).map(({ value }) => new URLSearchParams(value).get('yes'))).toEqual(['analytics']);
  expect(internet.foreign()).toEqual([]);
});

it('a document that has no text here is a plain link, and so is one that cannot be opened', async ({ page, internet }) => {
  internet.page('/plain.html', html('', 'Plain'));
  internet.page('/page.html', sited({ documents: { policy: { type: 'policy', url: '/plain.html' } }, mode: 'opt-in' }, ASKING));
  await page.goto(HOME);
  await banner(page);
  expect(await page.eval(() => inside('.documents a').hasAttribute('data-rozilik-open'))).toBe(false);
  internet.page('/wrong.html', sited({ mode: 'silent' }, ASKING));
  await page.goto('https://shop.test/wrong.html');
  await page.click(() => document.querySelector('#policy'));
  await page.waitFor("location.pathname === '/plain.html'");
});

it('who looks something up from a question comes back to it', async ({ page, internet }) => {
  internet.page(
    '/page.html',
    sited({ ...policy(v1), purposes: { camera: { title: 'Camera', text: 'To compare your face.', document: 'policy#2.1' } } }, ASKING),
  );
  await page.goto(HOME);
  await page.eval('void rozilik.request("camera").then((yes) => (window.said = yes))');
  await shown(page, 'dialog .choice');
  await page.click(() => inside('dialog .words a'));
  await drawn(page);
  await page.press('Escape');
  await shown(page, 'dialog .choice');
  expect(await page.eval("'said' in window")).toBe(false);
  await press(page, 'dialog .choice');
  await page.waitFor('window.said === true');
  await gone(page, 'dialog');
});

describe('hostile documents', () => {
  const EVIL = `<h2 id="a">Title</h2><script>window.hurt = 1</script><p onclick="window.hurt = 2">Text <img src="https://evil.example/x.png" onerror="window.hurt = 3">
    <a href="javascript:window.hurt=4">link</a> <a href=" java\nscript:window.hurt=5">other</a> <a href="data:text/html,x">third</a><iframe src="https://evil.example/"></iframe>
    <svg onload="window.hurt = 6"><script>window.hurt = 7</script></svg><form action="https://evil.example/"><button name="rozilik">x</button></form>
    <style>* { display: none }</style><math><mtext><table><mglyph><style><img src=x onerror="window.hurt = 8"></style></mglyph></table></mtext></math><p>unclosed <b>bold ${'<div>'.repeat(50)}deep`;

  for (const format of ['html', 'markdown']) {
    it(`run nothing, load nothing and leave the page unharmed, as ${format}`, async ({ page, internet }) => {
      internet.page('/evil', EVIL, { 'content-type': 'text/plain' });
      internet.page('/page.html', sited(policy({ ...v1, format, text: '/evil' }), ASKING));
      await page.goto(HOME);
      await call(page, 'open', 'policy');
      await drawn(page);
      await page.eval(() => insideAll('.article *').forEach((each) => each.dispatchEvent(new MouseEvent('click', { bubbles: true }))));
      expect(await page.eval(() => (window as unknown as { hurt?: number }).hurt)).toBeUndefined();
      expect(await page.eval(() => insideAll('.article :is(script, style, img, iframe, svg, form, button)').length)).toBe(0);
      expect(
        await page.eval(() =>
          insideAll<HTMLAnchorElement>('.article a')
            .map((each) => each.href)
            .filter((href) => !/^https?:/.test(href)),
        ),
      ).toEqual([]);
      expect(await textOf(page, '.article')).toContain('deep');
      expect(internet.foreign()).toEqual([]);
    });
  }

  it('of two megabytes are shown, of ten refused with one message', async ({ page, internet }) => {
    const long = (characters: number) =>
      '1.1. Word and word. '
        .repeat(20)
        .concat('\n')
        .repeat(characters / 401);
    internet.page('/long.txt', long(2_000_000), { 'content-type': 'text/plain' });
    internet.page('/longer.txt', long(10_000_000), { 'content-type': 'text/plain' });
    internet.page(
      '/page.html',
      sited(
        {
          documents: {
            policy: { type: 'policy', versions: [{ ...v1, text: '/long.txt' }] },
            other: { type: 'other', url: '/plain.html', versions: [{ ...v1, text: '/longer.txt' }] },
          },
        },
        ASKING,
      ),
    );
    await page.goto(HOME);
    await call(page, 'open', 'policy');
    await page.waitFor(() => !!inside('.tools'), undefined, 45_000);
    await call(page, 'open', 'other');
    await shown(page, '[role=alert]');
    expect(await textOf(page, '[role=alert]')).toBe('The text cannot be shown here.');
    expect(await page.eval(() => inside<HTMLAnchorElement>('.reader > .documents a').pathname)).toBe('/plain.html');
  });

  // how long the page is kept from anything else is measured by the benchmark
  it('of ten thousand clauses are shown whole', async ({ page, internet }) => {
    const clauses = Array.from(
      { length: 10_000 },
      (_, at) => `${Math.floor(at / 100) + 1}.${(at % 100) + 1}. Clause about data and its keeping, as clause 1.1 says.`,
    ).join('\n');
    internet.page('/long.txt', clauses, { 'content-type': 'text/plain' });
    internet.page('/page.html', sited(policy({ ...v1, text: '/long.txt' }), ASKING));
    await page.goto(HOME);
    await call(page, 'open', 'policy');
    await page.waitFor(() => !!inside('.tools'), undefined, 45_000);
    expect(await page.eval(() => insideAll('.article .label').length)).toBe(10_000);
  });
});

describe('a strict page', () => {
  for (const [format, text] of [
    ['html', '<h2>1. General</h2><p>1.1. The shop is <b>here</b>.</p>'],
    ['markdown', '## 1. General\n\n1.1. The shop is **here**.'],
  ] as const) {
    it(`shows a document in ${format} with no violation`, async ({ page, internet }) => {
      const strict =
        "default-src 'self'; script-src 'nonce-n' 'strict-dynamic'; style-src 'self'; require-trusted-types-for 'script'; trusted-types rozilik";
      const head = `${EYES}<script>self.broken = []; addEventListener('securitypolicyviolation', (event) => broken.push(event.effectiveDirective + ' ' + event.sample))</script>${tag('', { locale: 'en', ...ASKING, legal: policy({ ...v1, format, text }) })}`;
      internet.page('/page.html', html(head).replaceAll('<script', '<script nonce="n"'), { 'content-security-policy': strict });
      await page.goto(HOME);
      await call(page, 'open', 'policy');
      await drawn(page);
      expect(await page.eval(() => insideAll('.article .label').map((each) => each.textContent))).toEqual(['1.', '1.1.']);
      expect(await page.eval(() => inside('.article strong').textContent)).toBe('here');
      expect(await page.eval('broken')).toEqual([]);
    });
  }
});

describe('documents and rights', () => {
  for (const locale of LANGUAGES) {
    it(`fit a phone of 320 px without scrolling sideways in ${locale}`, async ({ page, internet }) => {
      const legal = {
        ...policy(v1, { version: '2', publishedAt: '2026-02-01', effectiveAt: moment(9 * DAY), text: SECOND }),
        contact: { email: 'privacy@anor-bogi-quva-tumani.example' },
        rights: [
          { id: 'access', days: 30, extension: 30, clause: 'policy#2.1' },
          { id: 'erasure', days: 14 },
        ],
        authorities: [{ name: 'Agency', country: 'UZ' }],
        registrations: [{ name: 'Register', number: '123-456' }],
      };
      internet.page('/inner.html', sited(legal, { ...ASKING, locale }));
      internet.page('/page.html', framed(320, 640, '/inner.html'));
      await page.goto(HOME);
      await page.waitFor(() => (document.querySelector('iframe')!.contentWindow as typeof window).inside?.('.banner'));
      const wide = await page.eval(async () => {
        const frame = document.querySelector('iframe')!.contentWindow as unknown as {
          rozilik: { open(view: string): Promise<void>; rejectAll(): Promise<void> };
          inside: typeof inside;
          insideAll: typeof insideAll;
        };
        const found: string[] = [];
        for (const view of ['documents', 'rights', 'policy', 'policy..2']) {
          await frame.rozilik.open(view);
          const isDrawn = () => (view.startsWith('policy') ? frame.inside('dialog .tools, dialog .changes') : frame.inside('dialog .list'));
          for (let turns = 0; turns < 50 && !isDrawn(); turns++) await new Promise((resolve) => setTimeout(resolve, 100));
          const words = frame.inside('dialog .words');
          if (!words) found.push(`${view} is not there`);
          else if (words.scrollWidth > words.clientWidth) found.push(`${view}: ${words.scrollWidth} > ${words.clientWidth}`);
        }
        return found;
      });
      expect(wide).toEqual([]);
    });
  }
});
