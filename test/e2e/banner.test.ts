import { describe, expect } from 'vitest';
import type { Page } from './browser';
import { choices, EYES, framed, gone, LANGUAGES, openPreferences, press, shown, textOf, unfold } from './interface';
import { it, needs } from './scene';
import { accept, ALL, asked, banner, HOME, html, log, note, reject, tag } from './site';

const PAGE = html(EYES + tag());
/** A page that is longer than any window. */
const LONG = html(EYES + tag(), '<div style="height: 3000px"></div>');

/** The size and place of everything in the interface. */
const rectangles = (page: Page): Promise<Record<string, number[]>> =>
  page.eval(() => {
    const places = insideAll('.banner, .banner *, dialog, dialog *, .way-back').map((element, at) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return [`${at} ${element.localName} ${element.className}`, [x, y, width, height].map(Math.round)];
    });
    return Object.fromEntries(places) as Record<string, number[]>;
  });

/** Ratios of contrast between text and ground of the banner's buttons (WCAG 2.2, 1.4.3). */
const contrasts = (page: Page): Promise<number[]> =>
  page.eval(() => {
    const luminance = (colour: string): number => {
      const [red, green, blue] = colour.match(/[\d.]+/g)!.map((part) => {
        const share = Number(part) / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      }) as [number, number, number];
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const paper = getComputedStyle(inside('.banner')).backgroundColor;
    return insideAll('.banner button').map((button) => {
      const { color, backgroundColor } = getComputedStyle(button);
      const ground = backgroundColor === 'rgba(0, 0, 0, 0)' ? paper : backgroundColor;
      const [dark, light] = [luminance(color), luminance(ground)].sort((one, other) => one - other) as [number, number];
      return (light + 0.05) / (dark + 0.05);
    });
  });

describe('the choice', () => {
  it('to refuse looks exactly like the choice to accept, in every colour', async ({ page, internet }) => {
    for (const theme of ['light', 'dark']) {
      for (const accent of ['', '#a3182f', '#ffe600', '#ffffff', '#767676']) {
        internet.page('/page.html', html(EYES + tag(`${ALL} data-theme="${theme}" ${accent && `data-accent="${accent}"`}`)));
        await page.goto(HOME);
        await banner(page);
        const difference = await page.eval(() => {
          const [yes, no] = insideAll('.banner .choice').map((button) => getComputedStyle(button));
          return [...yes!].filter((property) => yes!.getPropertyValue(property) !== no!.getPropertyValue(property));
        });
        expect(difference, `${theme} ${accent}`).toEqual([]);
        expect(await page.eval(() => insideAll('.banner .choice').map((button) => button.localName))).toEqual(['button', 'button']);
        for (const ratio of await contrasts(page)) expect(ratio, `${theme} ${accent}`).toBeGreaterThanOrEqual(4.5);
      }
    }
  });

  it('takes one click either way', async ({ page, internet }) => {
    internet.page('/page.html', html(EYES + tag('data-operator="Anor" data-categories="functional analytics"')));
    await page.goto(HOME);
    await reject(page);
    expect(await choices(page)).toEqual({ functional: false, analytics: false });
    await page.eval('rozilik.reset()');
    await accept(page);
    expect(await choices(page)).toEqual({ functional: true, analytics: true });
  });

  it('is made by nothing but its buttons: not by Escape, a click beside, scrolling, another page or waiting', async ({
    page,
    internet,
  }) => {
    internet.page('/page.html', LONG);
    internet.page('/next.html', LONG);
    await page.goto(HOME);
    await banner(page);
    await page.press('Escape');
    await page.click(() => document.querySelector('h1'));
    await page.eval(() => scrollTo(0, 2000));
    await page.eval(() => scrollTo(0, 0));
    await page.press('Enter');
    await page.eval(() => void (location.href = '/next.html'));
    await page.waitFor(() => location.pathname === '/next.html' && document.readyState === 'complete');
    await banner(page);
    expect(await choices(page)).toBeUndefined();
    expect(await page.cookies()).toEqual([]);
    expect(internet.foreign()).toEqual([]);
  });

  it('can wait: the page scrolls, takes clicks and keeps its focus', async ({ page, internet }) => {
    internet.page(
      '/page.html',
      html(EYES + tag(), '<input autofocus><button onclick="document.title = \'clicked\'">Buy</button><div style="height: 3000px"></div>'),
    );
    await page.goto(HOME);
    await banner(page);
    expect(await page.eval(() => document.activeElement!.localName)).toBe('input');
    await page.click(() => document.querySelector('button'));
    await page.waitFor(() => document.title === 'clicked');
    await page.eval(() => scrollTo(0, 1500));
    await page.waitFor(() => scrollY === 1500);
    expect(await page.eval(() => [document.documentElement, document.body].map((element) => getComputedStyle(element).overflowY))).toEqual([
      'visible',
      'visible',
    ]);
    expect(await asked(page)).toBe(true);
  });

  it('is asked of automated browsers too', async ({ page, internet }) => {
    internet.page('/page.html', PAGE);
    await page.goto(HOME);
    await banner(page);
    expect(await page.eval(() => navigator.webdriver)).toBe(true);
  });
});

describe('the words', () => {
  it('name who asks and for what, that it is optional, how it is taken back, and the document', async ({ page, internet }) => {
    internet.page('/page.html', html(EYES + tag(`${ALL} data-cookie-policy="/cookies.html"`)));
    await page.goto(HOME);
    await banner(page);
    const text = await textOf(page, '.banner');
    for (const part of ['Anor', 'remembering your settings, counting visits and showing ads', 'optional', 'withdraw', 'Cookie settings'])
      expect(text).toContain(part);
    expect(await page.eval(() => insideAll<HTMLAnchorElement>('.banner a').map((link) => link.pathname))).toEqual([
      '/policy.html',
      '/cookies.html',
    ]);
  });

  it('say why a visitor who has chosen is asked again', async ({ page, internet }) => {
    internet.page('/page.html', PAGE);
    internet.page('/revised.html', html(EYES + tag(`${ALL} data-revision="2"`)));
    internet.page('/added.html', html(EYES + tag(`${ALL.replace('functional', 'functional social')}`)));
    await page.goto(HOME);
    await reject(page);
    await page.goto('https://shop.test/revised.html');
    await banner(page);
    expect(await textOf(page, '.banner strong')).toMatch(/has changed/);
    await page.goto('https://shop.test/added.html');
    await banner(page);
    expect(await textOf(page, '.banner strong')).toMatch(/not everything is decided/i);
  });
});

describe('the keyboard', () => {
  it('reaches the banner first, and the page after it', async ({ page, internet }) => {
    internet.page('/page.html', html(EYES + tag(), '<button>Buy</button>'));
    await page.goto(HOME);
    await banner(page);
    await page.press('Tab');
    expect(await page.eval(() => [document.activeElement!.localName, !!inside('.banner :focus')])).toEqual(['rozilik-root', true]);
    // the switch of languages, the policy, three buttons
    for (const _stop of [1, 2, 3, 4]) {
      await page.press('Tab');
      expect(await page.eval(() => !!inside('.banner :focus'))).toBe(true);
    }
    await page.press('Tab');
    expect(await page.eval(() => document.activeElement!.localName)).toBe('button');
  });

  it.for(['left', 'center', 'right'])(
    'never ends on something behind the banner, also at the end of the page (%s)',
    async (position, { page, internet }) => {
      const rows = Array.from(
        { length: 14 },
        (_, at) => `<p style="margin: 130px 0; display: flex; justify-content: space-between">${`<button>${at}</button>`.repeat(3)}</p>`,
      );
      const smooth = '<style>html { scroll-behavior: smooth } body { margin: 0 }</style>';
      internet.page(
        '/page.html',
        html(smooth + EYES + tag(`${ALL} data-position="${position}"`), `${rows.join('')}<button id="last">last</button>`),
      );
      await page.goto(HOME);
      await banner(page);
      const hidden = () =>
        page.eval(() => {
          const over = inside('.banner').getBoundingClientRect();
          const under = document.activeElement!.getBoundingClientRect();
          return under.bottom > over.top && under.top < over.bottom && under.right > over.left && under.left < over.right;
        });
      const seen: boolean[] = [];
      for (let stops = 0; stops < 60 && !(await page.eval(() => document.activeElement!.id === 'last')); stops++) {
        await page.press('Tab');
        if (await page.eval(() => document.activeElement!.matches('body button'))) seen.push(await hidden());
        // it moves only where the page cannot
        if (seen.length < 24) expect(await page.eval(() => inside('.banner').classList.contains('at-top'))).toBe(false);
      }
      expect(await page.eval(() => document.activeElement!.id)).toBe('last');
      expect(seen.length).toBe(43);
      expect(seen).not.toContain(true);
      await page.eval(() => document.querySelector('button')!.focus());
      expect(await hidden()).toBe(false);
    },
  );

  it('leaves the page where it is when a tall part of it takes the focus, as links past the menu and routers have it', async ({
    page,
    internet,
  }) => {
    internet.page(
      '/page.html',
      html(EYES + tag(), '<main tabindex="-1" style="margin-top: 900px"><div style="height: 3000px"></div></main>'),
    );
    await page.goto(HOME);
    await banner(page);
    await page.press('Tab');
    const top = await page.eval(() => {
      const main = document.querySelector('main')!;
      main.scrollIntoView();
      main.focus({ preventScroll: true });
      return Math.round(main.getBoundingClientRect().top);
    });
    expect([top, await page.eval(() => document.activeElement!.localName)]).toEqual([0, 'main']);
  });

  it('alone moves the page: a click of the mouse lands where it was aimed', async ({ page, internet }) => {
    const button = '<button id="half" onclick="document.title = \'clicked\'" style="position: absolute; height: 100px">Buy</button>';
    internet.page('/page.html', html(EYES + tag(), `${button}<div style="height: 3000px"></div>`));
    await page.goto(HOME);
    await banner(page);
    await page.eval(() => {
      const { left, top } = inside('.banner').getBoundingClientRect();
      // its lower third lies behind the banner
      Object.assign(document.getElementById('half')!.style, { left: `${left + 40}px`, top: `${top - 66}px` });
    });
    await page.click(() => document.getElementById('half'));
    await page.waitFor(() => document.title === 'clicked');
    expect(await page.eval(() => scrollY)).toBe(0);
  });
});

describe('the room', () => {
  /** What does not fit, is too small or lies below something else, by language, in a frame of this size. */
  const unreachable = (page: Page) =>
    page.eval(async (languages) => {
      type Framed = Window & typeof globalThis & { rozilik: { setLocale(tag: string): Promise<void> } };
      const frame = document.querySelector('iframe')!.contentWindow as Framed;
      const found: string[] = [];
      for (const language of languages) {
        await frame.rozilik.setLocale(language);
        // texts are drawn in the next turn
        await new Promise((drawn) => frame.requestAnimationFrame(() => setTimeout(drawn)));
        const root = frame.document.querySelector('rozilik-root')!.shadowRoot!;
        if (frame.inside('.ui').lang !== language) found.push(`${language}: not shown`);
        const { scrollWidth } = frame.document.documentElement;
        if (scrollWidth > frame.innerWidth) found.push(`${language}: ${scrollWidth} px wide`);
        const words = frame.inside('.words');
        if (words.scrollWidth > words.clientWidth) found.push(`${language}: words wider than their place`);
        for (const control of frame.insideAll('.banner button, .banner select, .banner a')) {
          const scrolls = words.contains(control);
          if (scrolls) control.scrollIntoView({ block: 'nearest' });
          const { x, y, width, height, right, bottom } = control.getBoundingClientRect();
          const within = x >= 0 && y >= 0 && right <= frame.innerWidth && bottom <= frame.innerHeight;
          const onTop = root.elementFromPoint(x + width / 2, y + height / 2) === control;
          const large = control.localName === 'a' || (width >= 24 && height >= 24);
          if (!within || !onTop || !large) found.push(`${language}: ${control.textContent}`);
        }
        const [yes, no, manage] = frame.insideAll('.banner button').map((button) => button.getBoundingClientRect());
        if (yes!.width !== no!.width || yes!.height !== no!.height) found.push(`${language}: not alike`);
        if (frame.innerWidth < 400 && !(yes!.bottom <= no!.top && no!.bottom <= manage!.top)) found.push(`${language}: not stacked`);
      }
      return found;
    }, LANGUAGES);

  const inFrame = async (page: Page, [width, height]: [number, number]) => {
    await page.eval((size) => Object.assign(document.querySelector('iframe')!, size), { width: `${width}`, height: `${height}` });
    await page.waitFor((wanted) => document.querySelector('iframe')!.contentWindow!.innerWidth === wanted, width);
    await page.waitFor(() => (document.querySelector('iframe')!.contentWindow as typeof window).inside?.('.banner'));
  };

  it('of 320 × 256 pixels, 400 % of zoom, is enough for every action in every language', async ({ page, internet }) => {
    internet.page('/page.html', LONG);
    internet.page('/frame.html', framed(320, 256));
    await page.goto('https://shop.test/frame.html');
    await inFrame(page, [320, 256]);
    expect(await unreachable(page)).toEqual([]);
  });

  it('of a phone is left to the page by half', async ({ page, internet }) => {
    internet.page('/page.html', LONG);
    internet.page('/frame.html', framed(320, 640));
    await page.goto('https://shop.test/frame.html');
    for (const size of [
      [320, 640],
      [360, 640],
      [390, 720],
    ] as [number, number][]) {
      await inFrame(page, size);
      expect(await unreachable(page), size.join(' × ')).toEqual([]);
      const share = await page.eval(() => {
        const frame = document.querySelector('iframe')!.contentWindow as Window & typeof globalThis;
        return frame.inside('.banner').offsetHeight / frame.innerHeight;
      });
      expect(share, size.join(' × ')).toBeLessThanOrEqual(0.5);
    }
  });

  it('does not change what is offered, nor its order', async ({ page, internet }) => {
    internet.page('/page.html', LONG);
    internet.page('/frame.html', framed(320, 640));
    await page.goto('https://shop.test/frame.html');
    const offered = () =>
      page.eval(() => {
        const frame = document.querySelector('iframe')!.contentWindow as Window & typeof globalThis;
        const places = frame.insideAll('.banner button').map((button) => [button.textContent, button.getBoundingClientRect()] as const);
        return places.sort(([, one], [, other]) => one.top - other.top || one.left - other.left).map(([text]) => text);
      });
    await inFrame(page, [320, 640]);
    const phone = await offered();
    await inFrame(page, [1280, 640]);
    expect(await offered()).toEqual(phone);
    expect(phone).toEqual(['Accept all', 'Reject all', 'Choose']);
  });
});

describe('a page that', () => {
  const HOSTILE = `<style>
    div, section, dialog, rozilik-root, button { display: none !important }
    button { all: unset !important }
    * { font: 60px/3 cursive !important; color: red !important; margin: 40px !important; box-sizing: content-box !important; transform: none !important }
    rozilik-root { opacity: 0 !important; width: 1px !important; visibility: hidden !important; pointer-events: none !important; position: static !important; clip-path: inset(50%) !important }
    body { transform: scale(.9) !important }
  </style>`;
  const OVERLAY = '<p style="position: fixed; inset: 0; margin: 0; z-index: 2147483647; background: #fffc">in front of everything</p>';
  const STILL = '<style>html { overflow: hidden !important }</style>';

  it('styles everything in its own way finds the interface as on any other', async ({ page, internet }) => {
    internet.page('/page.html', html(STILL + EYES + tag()));
    internet.page('/hostile.html', html(STILL + HOSTILE + EYES + tag(), OVERLAY));
    const places: Record<string, number[]>[][] = [];
    for (const path of ['/page.html', '/hostile.html']) {
      await page.goto(`https://shop.test${path}`);
      await banner(page);
      const first = await rectangles(page);
      // by the mouse: nothing lies in front
      await openPreferences(page);
      const second = await rectangles(page);
      await press(page, '.close');
      await gone(page, 'dialog');
      await reject(page);
      await shown(page, '.way-back');
      places.push([first, second, await rectangles(page)]);
      await page.eval('rozilik.reset()');
    }
    expect(Object.keys(places[0]![1]!).length).toBeGreaterThan(60);
    expect(places[1]).toEqual(places[0]);
  });

  it('replaces its body keeps the banner, what was switched on it, and the state', async ({ page, internet }) => {
    internet.page('/page.html', html(EYES + tag(), '<button>Buy</button>'));
    await page.goto(HOME);
    await openPreferences(page);
    await press(page, '[aria-describedby="about-analytics"]');
    await page.eval(() => {
      (window as unknown as { kept: unknown }).kept = inside('.banner');
      const next = document.createElement('body');
      next.innerHTML = '<main><button>Another page</button></main>';
      document.title = 'Another page';
      document.body.replaceWith(next);
    });
    expect(await page.eval(() => inside<HTMLInputElement>('dialog [aria-describedby="about-analytics"]').checked)).toBe(true);
    await press(page, '.save');
    await gone(page, '.banner');
    expect(await choices(page)).toMatchObject({ analytics: true, marketing: false });
    await page.eval(() => document.body.replaceWith(document.createElement('body')));
    await shown(page, '.way-back');
    await press(page, '.way-back');
    await shown(page, 'dialog');
  });

  it('replaces its whole document keeps the banner', async ({ page, internet }) => {
    internet.page('/page.html', PAGE);
    await page.goto(HOME);
    await banner(page);
    await page.eval(() => {
      const next = document.createElement('html');
      next.innerHTML = '<head><title>Another page</title></head><body><h1>Another page</h1></body>';
      document.documentElement.replaceWith(next);
    });
    await shown(page, '.banner');
    expect(await page.eval(() => document.body.previousElementSibling!.localName)).toBe('rozilik-root');
    await reject(page);
    await shown(page, '.way-back');
  });

  it('cannot load the widget works, and runs nothing that is held', async ({ page, internet }) => {
    const held = `<script type="text/plain" data-consent="analytics">${note('held')}</script><script type="text/plain" data-consent="analytics" data-src="https://vendor.example/a.js"></script>`;
    const queue = `<script>window.rozilik = window.rozilik || []; rozilik.push((consent) => consent.open()); ${note('own')}</script>`;
    internet.page(
      '/page.html',
      html(tag().replace('/dist/', 'https://blocked.example/'), `${queue}${held}<button onclick="document.title = 'clicked'">Buy</button>`),
    );
    await page.goto(HOME);
    await page.click(() => document.querySelector('button'));
    await page.waitFor(() => document.title === 'clicked');
    expect(await log(page)).toEqual(['own']);
    expect(internet.foreign()).toEqual(['blocked.example']);
  });

  needs('javaScriptOff')('runs without JavaScript shows itself, and loads nothing that is held', async ({ open, internet }) => {
    const held = `<script type="text/plain" data-consent="analytics" data-src="https://vendor.example/a.js"></script>
      <iframe data-consent="marketing" data-src="https://vendor.example/"></iframe><img data-consent="marketing" data-src="https://vendor.example/a.png" alt="">`;
    internet.page('/page.html', html(tag(), held));
    const page = await open({ javaScript: false });
    await page.goto(HOME);
    expect(await page.eval(() => [document.body.innerText.trim().startsWith('Shop'), !!document.querySelector('rozilik-root')])).toEqual([
      true,
      false,
    ]);
    expect(internet.foreign()).toEqual([]);
  });

  needs('devtools')('is printed shows neither banner nor button', async ({ page, internet }) => {
    internet.page('/page.html', PAGE);
    await page.goto(HOME);
    await banner(page);
    await page.devtools('Emulation.setEmulatedMedia', { media: 'print' });
    expect(await page.eval(() => getComputedStyle(document.querySelector('rozilik-root')!).display)).toBe('none');
    expect(await page.eval(() => inside('.banner').getClientRects().length)).toBe(0);
    await page.devtools('Emulation.setEmulatedMedia', { media: '' });
    expect(await page.eval(() => inside('.banner').getClientRects().length)).toBe(1);
  });
});

describe('a visitor who wants', () => {
  needs('reducedMotion')('less motion sees none, and a choice takes effect at once', async ({ open, internet }) => {
    internet.page('/page.html', PAGE);
    const page = await open({ reducedMotion: true });
    await page.goto(HOME);
    await openPreferences(page);
    const moving = () =>
      page.eval(() => {
        const styles = insideAll('*').map((element) => getComputedStyle(element));
        return styles.filter(({ transitionDuration, animationName }) => transitionDuration !== '0s' || animationName !== 'none').length;
      });
    expect(await moving()).toBe(0);
    // when it is recorded, and in the same turn: nothing waits for the end of an animation
    const left = await page.eval(async () => {
      inside('.save').click();
      const { rozilik } = window as unknown as { rozilik: { get(): { record: unknown } } };
      while (!rozilik.get().record) await new Promise((again) => setTimeout(again));
      return insideAll('dialog, .banner').length;
    });
    expect(left).toBe(0);
  });

  needs('forcedColors')('own colours sees in the shape of a switch whether it is on', async ({ open, internet }) => {
    internet.page('/page.html', PAGE);
    const page = await open({ forcedColors: true });
    await page.goto(HOME);
    await openPreferences(page);
    await unfold(page);
    // the browser's own checkbox, which is drawn in the visitor's colours
    const appearances = await page.eval(() => insideAll('dialog input').map((input) => getComputedStyle(input).appearance));
    expect(appearances.length).toBeGreaterThan(3);
    expect(new Set(appearances)).toEqual(new Set(['auto']));
    expect(await page.eval(() => insideAll('.banner, .banner button').map((element) => getComputedStyle(element).borderTopStyle))).toEqual([
      'solid',
      'solid',
      'solid',
      'solid',
    ]);
  });
});
