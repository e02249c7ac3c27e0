import { describe, expect } from 'vitest';
import type { Page } from './browser';
import { choices, EYES, flip, framed, gone, LANGUAGES, openPreferences, press, shown, switchedOn, textOf, unfold } from './interface';
import { it, needs } from './scene';
import { accept, ALL, allows, asked, banner, call, HOME, html, reject, tag } from './site';

const PAGE = html(EYES + tag(), '<button id="buy" onclick="document.title = \'clicked\'">Buy</button>');
const LONG = PAGE.replace('</body>', '<div style="height: 3000px"></div></body>');

/** Where the focus is: in the interface, or on the page. */
const focused = (page: Page): Promise<string> =>
  page.eval(() => {
    const own = inside(':focus');
    if (own) return own.className || own.getAttribute('aria-describedby') || own.localName;
    return document.activeElement!.id || document.activeElement!.localName;
  });

/** Presses Tab until the focus is on what matches. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let stops = 0; stops < 40; stops++) {
    await page.press('Tab');
    if (await page.eval((wanted) => !!inside(`${wanted}:focus`), selector)) return;
  }
  throw new Error(`Tab does not reach ${selector}`);
}

describe('the way back', () => {
  it('stands on every page and opens with the choices that hold', async ({ page, internet }) => {
    internet.page('/page.html', PAGE);
    internet.page('/next.html', PAGE);
    await page.goto(HOME);
    await banner(page);
    await gone(page, '.way-back');
    await call(page, 'decide', { analytics: true, 'google-analytics': false });
    await page.goto('https://shop.test/next.html');
    await shown(page, '.way-back');
    await press(page, '.way-back');
    await shown(page, 'dialog');
    expect(await switchedOn(page)).toEqual(['analytics', 'yandex-metrica']);
    expect(await asked(page)).toBe(false);
  });

  it('can be an element of the site, in the place of ours', async ({ page, internet }) => {
    internet.page('/page.html', html(EYES + tag(), '<a href="/other.html" data-rozilik-open><b>Cookies</b></a>'));
    await page.goto(HOME);
    await reject(page);
    await gone(page, '.way-back');
    await page.click(() => document.querySelector('b'));
    await shown(page, 'dialog');
    expect(await page.eval(() => location.pathname)).toBe('/page.html');
    await page.press('Escape');
    await gone(page, 'dialog');
    await page.eval(() => document.querySelector('a')!.remove());
    await shown(page, '.way-back');
    await page.eval(() => document.body.insertAdjacentHTML('beforeend', '<button data-rozilik-open>Cookies</button>'));
    await gone(page, '.way-back');
  });

  it('shows where the keyboard is, also after a decision on the same page', async ({ page, internet }) => {
    internet.page('/page.html', PAGE);
    await page.goto(HOME);
    await reject(page);
    await shown(page, '.way-back');
    await page.press('Tab');
    expect(
      await page.eval(() => [inside('.way-back').matches(':focus-visible'), getComputedStyle(inside('.way-back')).outlineStyle === 'none']),
    ).toEqual([true, false]);
  });
});

describe('the preferences', () => {
  it('begin with everything optional off', async ({ page, internet }) => {
    internet.page('/page.html', PAGE);
    await page.goto(HOME);
    await openPreferences(page);
    await unfold(page);
    const switches = await page.eval(() =>
      insideAll<HTMLInputElement>('dialog input').map((input) => [input.getAttribute('aria-describedby'), input.checked]),
    );
    expect(switches).toEqual([
      ['about-functional', false],
      ['about-analytics', false],
      ['about-yandex-metrica', false],
      ['about-google-analytics', false],
      ['about-marketing', false],
    ]);
  });

  it('forget what was switched and not saved', async ({ page, internet }) => {
    internet.page('/page.html', PAGE);
    await page.goto(HOME);
    await openPreferences(page);
    await flip(page, 'marketing');
    expect(await switchedOn(page)).toEqual(['marketing']);
    await press(page, '.close');
    await gone(page, 'dialog');
    await openPreferences(page);
    expect(await switchedOn(page)).toEqual([]);
    expect(await choices(page)).toBeUndefined();
  });

  it('saved with nothing switched on are a refusal', async ({ page, internet }) => {
    internet.page('/page.html', PAGE);
    await page.goto(HOME);
    await openPreferences(page);
    await press(page, '.save');
    await gone(page, '.banner');
    expect(Object.values((await choices(page))!)).toEqual([false, false, false, false, false]);
    expect(internet.foreign()).toEqual([]);
  });

  it('grant one service apart from its category', async ({ page, internet }) => {
    internet.page('/page.html', PAGE);
    await page.goto(HOME);
    await openPreferences(page);
    await flip(page, 'google-analytics');
    await press(page, '.save');
    await gone(page, 'dialog');
    expect(await choices(page)).toMatchObject({ analytics: false, 'google-analytics': true, 'yandex-metrica': false, marketing: false });
    expect(await allows(page, 'google-analytics')).toBe(true);
  });

  it('switch the services of a category with it, and one of them off again', async ({ page, internet }) => {
    internet.page('/page.html', PAGE);
    await page.goto(HOME);
    await openPreferences(page);
    await flip(page, 'analytics');
    expect(await switchedOn(page)).toEqual(['analytics', 'yandex-metrica', 'google-analytics']);
    await flip(page, 'yandex-metrica');
    expect(await switchedOn(page)).toEqual(['analytics', 'google-analytics']);
    await press(page, '.save');
    await gone(page, 'dialog');
    expect(await choices(page)).toMatchObject({ analytics: true, 'google-analytics': true, 'yandex-metrica': false });
  });

  it('offer to accept and to refuse alike', async ({ page, internet }) => {
    internet.page('/page.html', PAGE);
    await page.goto(HOME);
    await banner(page);
    // not by the mouse, which would rest on one of the two
    await call(page, 'open');
    await shown(page, 'dialog');
    const difference = await page.eval(() => {
      const [yes, no] = insideAll('dialog .choice').map((button) => getComputedStyle(button));
      return [...yes!].filter((property) => yes!.getPropertyValue(property) !== no!.getPropertyValue(property));
    });
    expect(difference).toEqual([]);
    await press(page, 'dialog .choice');
    await gone(page, 'dialog');
    expect(Object.values((await choices(page))!)).toEqual([true, true, true, true, true]);
  });
});

describe('the list', () => {
  it('scrolls to what has the focus, and title and actions stay where they are', async ({ page, internet }) => {
    internet.page('/page.html', PAGE);
    await page.goto(HOME);
    await openPreferences(page);
    const places = () => page.eval(() => insideAll('dialog header, dialog .actions').map((part) => part.getBoundingClientRect().top));
    await page.eval(() => insideAll<HTMLDetailsElement>('details').forEach((details) => (details.open = true)));
    const before = await places();
    for (const target of ['[aria-describedby="about-marketing"]', '[aria-describedby="about-yandex-metrica"]', '.documents a']) {
      await page.eval((selector) => {
        const element = insideAll(`dialog ${selector}`).at(-1)!;
        element.focus();
        element.scrollIntoView();
      }, target);
      expect(await page.eval(() => inside('dialog').scrollTop)).toBe(0);
      expect(await places()).toEqual(before);
    }
  });

  it('can be used at 320 × 256 pixels, 400 % of zoom, in every language', async ({ page, internet }) => {
    internet.page('/page.html', PAGE);
    internet.page('/frame.html', framed(320, 256));
    await page.goto('https://shop.test/frame.html');
    await page.waitFor(() => (document.querySelector('iframe')!.contentWindow as typeof window).inside?.('.banner'));
    const unreachable = await page.eval(async (languages) => {
      type Framed = Window & typeof globalThis & { rozilik: { open(): Promise<void>; setLocale(tag: string): Promise<void> } };
      const frame = document.querySelector('iframe')!.contentWindow as Framed;
      await frame.rozilik.open();
      const found: string[] = [];
      for (const language of languages) {
        await frame.rozilik.setLocale(language);
        await new Promise((drawn) => frame.requestAnimationFrame(() => setTimeout(drawn)));
        for (const details of frame.insideAll<HTMLDetailsElement>('details')) details.open = true;
        for (const scroller of frame.insideAll('dialog .sheet, dialog .words')) {
          if (scroller.scrollWidth > scroller.clientWidth) found.push(`${language}: ${scroller.className} is too wide`);
        }
        const root = frame.document.querySelector('rozilik-root')!.shadowRoot!;
        for (const control of frame.insideAll('dialog button, dialog select, dialog input, dialog summary, dialog a')) {
          control.scrollIntoView({ block: 'nearest' });
          const { x, y, width, height, right, bottom } = control.getClientRects()[0]!;
          const within = x >= 0 && y >= 0 && right <= frame.innerWidth && bottom <= frame.innerHeight + 1;
          const onTop = control.contains(root.elementFromPoint(x + width / 2, y + height / 2));
          const large = control.localName === 'a' || (width >= 24 && height >= 24);
          if (!within || !onTop || !large)
            found.push(`${language}: ${control.localName} ${control.className} ${[x, y, width, height].map(Math.round).join(' ')}`);
        }
      }
      return found;
    }, LANGUAGES);
    expect(unreachable).toEqual([]);
  });
});

describe('what is told', () => {
  const CONFIG = {
    services: {
      chat: {
        category: 'functional',
        facts: {
          name: 'Jivo',
          provider: 'Jivo LLC',
          country: 'KZ',
          purpose: 'Lets you write to us.',
          policy: 'https://jivo.example/privacy',
          items: [
            { name: 'jv_*', purpose: 'visitor', duration: 'P30D', thirdParty: true },
            { name: 'jv_state', purpose: 'state', kind: 'localStorage' },
          ],
        },
      },
    },
  };

  it('of the necessary is that it cannot be switched off, and why', async ({ page, internet }) => {
    internet.page('/page.html', PAGE);
    await page.goto(HOME);
    await openPreferences(page);
    const necessary = await page.eval(() => ({
      text: inside('fieldset').innerText,
      inputs: inside('fieldset').querySelectorAll('input').length,
    }));
    expect(necessary.inputs).toBe(0);
    for (const part of ['Necessary', 'Always on', 'cannot work without them', 'cannot be switched off'])
      expect(necessary.text).toContain(part);
  });

  it('of a category is what it is for and what is lost without it', async ({ page, internet }) => {
    internet.page('/page.html', PAGE);
    await page.goto(HOME);
    await openPreferences(page);
    const texts = await page.eval(() =>
      insideAll('fieldset')
        .slice(1)
        .map((fieldset) => fieldset.innerText),
    );
    expect(texts.length).toBe(3);
    for (const text of texts) expect(text).toMatch(/Without it:/);
  });

  it('of a service is who provides it, where, for what, under which policy, and each thing it stores', async ({ page, internet }) => {
    internet.page('/page.html', html(EYES + tag(ALL, CONFIG)));
    await page.goto(HOME);
    await openPreferences(page);
    await press(page, 'fieldset:nth-of-type(2) summary');
    await shown(page, '.service');
    expect(
      (await page.eval(() => inside('.service').innerText))
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    ).toEqual([
      'Jivo',
      'Lets you write to us.',
      'Provider: Jivo LLC. Country: Kazakhstan. Privacy policy of the provider',
      'jv_*',
      'Tells visitors apart by a random number.',
      'Kept for: 30 days · Set by: the provider’s own site',
      'jv_state',
      expect.stringMatching(/\w/),
      expect.stringContaining('Set by: this site'),
    ]);
    expect(await page.eval(() => inside<HTMLAnchorElement>('.service a').href)).toBe('https://jivo.example/privacy');
  });

  it('of our own cookie is how long it is kept', async ({ page, internet }) => {
    internet.page('/page.html', html(EYES + tag(`${ALL} data-days="90"`)));
    await page.goto(HOME);
    await openPreferences(page);
    await unfold(page);
    expect(await textOf(page, 'fieldset li')).toMatch(/rozilik.*90 days.*this site/);
  });

  it('of a choice is when it was made', async ({ page, internet }) => {
    internet.page('/page.html', PAGE);
    await page.goto(HOME);
    await openPreferences(page);
    expect(await textOf(page, 'dialog .words > small')).toContain('not made a choice');
    await press(page, '.save');
    await gone(page, 'dialog');
    await press(page, '.way-back');
    await shown(page, 'dialog');
    const id = await page.eval('rozilik.get().record.id');
    expect(await textOf(page, 'dialog .words > small')).toContain(id);
  });

  it('by each switch is a native checkbox with a name, a description, and a group', async ({ page, internet }) => {
    internet.page('/page.html', html(EYES + tag(ALL, CONFIG)));
    await page.goto(HOME);
    await openPreferences(page);
    await unfold(page);
    const switches = await page.eval(() =>
      insideAll<HTMLInputElement>('dialog input').map((input) => ({
        type: `${input.type} ${input.getAttribute('role')}`,
        name: input.labels![0]!.textContent,
        description: (input.getRootNode() as ShadowRoot).getElementById(input.getAttribute('aria-describedby')!)!.textContent !== '',
        group: input.closest('fieldset')!.querySelector('legend')!.textContent,
      })),
    );
    expect(switches.map(({ name }) => name)).toEqual([
      'Functional',
      'Jivo',
      'Analytics',
      'Yandex.Metrica',
      'Google Analytics',
      'Advertising',
    ]);
    expect(switches.map(({ group }) => group)).toEqual(['Functional', 'Functional', 'Analytics', 'Analytics', 'Analytics', 'Advertising']);
    for (const { type, description } of switches) expect([type, description]).toEqual(['checkbox switch', true]);
  });
});

describe('leaving', () => {
  const LEAVE: Record<string, (page: Page) => Promise<void>> = {
    'by Escape': (page) => page.press('Escape'),
    'by the cross': (page) => press(page, '.close'),
    'by a click beside': (page) =>
      page.eval(() => {
        const beside = (inside('dialog').getRootNode() as ShadowRoot).elementFromPoint(4, innerHeight / 2) as HTMLElement;
        beside.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
        beside.click();
      }),
  };

  it.for(Object.keys(LEAVE))('%s decides nothing', async (way, { page, internet }) => {
    internet.page('/page.html', PAGE);
    await page.goto(HOME);
    await openPreferences(page);
    await flip(page, 'analytics');
    await LEAVE[way]!(page);
    await gone(page, 'dialog');
    expect(await asked(page)).toBe(true);
    expect(await choices(page)).toBeUndefined();
    expect(await page.cookies()).toEqual([]);
    expect(internet.foreign()).toEqual([]);
  });

  it('gives the focus back to what had opened them', async ({ page, internet }) => {
    internet.page('/page.html', html(EYES + tag(), '<button data-rozilik-open id="own">Cookies</button>'));
    await page.goto(HOME);
    await banner(page);
    const there = async (opener: string) => {
      await page.press('Enter');
      await shown(page, 'dialog');
      expect(await page.eval(() => !!inside('dialog :focus'))).toBe(true);
      await page.press('Escape');
      await gone(page, 'dialog');
      expect(await focused(page)).toBe(opener);
    };
    await tabTo(page, '.manage');
    await there('manage');
    await page.press('Tab');
    await there('own');
    await call(page, 'rejectAll');
    await page.eval(() => document.getElementById('own')!.remove());
    await shown(page, '.way-back');
    await page.eval(() => inside('.way-back').focus());
    await there('way-back');
  });
});

describe('the keyboard alone', () => {
  it('opens the preferences at their title, unfolds, switches and saves', async ({ page, internet }) => {
    internet.page('/page.html', PAGE);
    await page.goto(HOME);
    await banner(page);
    await tabTo(page, '.manage');
    await page.press('Enter');
    await shown(page, 'dialog');
    expect(await focused(page)).toBe('h2');
    await tabTo(page, '[aria-describedby="about-functional"]');
    await page.press('Space');
    // the details of the category of analytics
    await tabTo(page, 'fieldset:nth-of-type(3) summary');
    await page.press('Enter');
    await tabTo(page, '[aria-describedby="about-yandex-metrica"]');
    await page.press('Space');
    expect(await switchedOn(page)).toEqual(['functional', 'yandex-metrica']);
    await tabTo(page, '.save');
    await page.press('Enter');
    await gone(page, 'dialog');
    expect(await choices(page)).toEqual({
      functional: true,
      analytics: false,
      'yandex-metrica': true,
      'google-analytics': false,
      marketing: false,
    });
  });

  it('does not leave the preferences for the page behind or the banner', async ({ page, internet }) => {
    internet.page('/page.html', PAGE);
    await page.goto(HOME);
    await openPreferences(page);
    const stops = new Set<string>();
    for (let stop = 0; stop < 30; stop++) {
      await page.press('Tab');
      stops.add(
        await page.eval(() => {
          const layer = inside(':focus')?.closest('dialog, .banner');
          return layer?.localName ?? document.activeElement!.localName;
        }),
      );
    }
    // past the last control a browser may go to its own, which leaves no element in focus
    stops.delete('body');
    expect([...stops]).toEqual(['dialog']);
  });
});

describe('while they are open', () => {
  const free = async (page: Page) => {
    await page.click(() => document.querySelector('#buy'));
    await page.waitFor(() => document.title === 'clicked');
    expect(await page.eval(() => getComputedStyle(document.documentElement).overflowY)).not.toBe('hidden');
    await page.eval(() => scrollTo(0, 700));
    await page.waitFor(() => scrollY === 700);
  };
  const layout = (page: Page) =>
    page.eval(() =>
      [document.querySelector('#buy'), document.body]
        .map((element) => element!.getBoundingClientRect())
        .map(({ x, y, width }) => [x, y, width]),
    );

  it('the page behind is out of reach and does not scroll, nothing on it jumps, and it is free again afterwards', async ({
    page,
    internet,
  }) => {
    internet.page('/page.html', LONG);
    await page.goto(HOME);
    await banner(page);
    await page.eval(() => scrollTo(0, 40));
    const before = await layout(page);
    await openPreferences(page);
    expect(await layout(page)).toEqual(before);
    expect(await page.eval(() => getComputedStyle(document.documentElement).overflowY)).toBe('hidden');
    const reached = await page.eval(() => {
      const { x, y, width, height } = document.querySelector('#buy')!.getBoundingClientRect();
      document.querySelector<HTMLElement>('#buy')!.focus();
      return [document.elementFromPoint(x + width / 2, y + height / 2)!.localName, document.activeElement!.localName];
    });
    expect(reached).toEqual(['rozilik-root', 'rozilik-root']);
    await page.press('Escape');
    await gone(page, 'dialog');
    expect(await layout(page)).toEqual(before);
    await free(page);
  });

  it('an extension that takes the interface away leaves a page that scrolls and takes clicks', async ({ page, internet }) => {
    internet.page('/page.html', LONG);
    await page.goto(HOME);
    await openPreferences(page);
    await page.eval(() => document.querySelector('rozilik-root')!.remove());
    await free(page);
  });

  it('a filter list that hides the interface leaves a page that scrolls and takes clicks', async ({ page, internet }) => {
    internet.page('/page.html', LONG);
    await page.goto(HOME);
    await openPreferences(page);
    // as a rule of the visitor's own would, which stands above any page's
    await page.eval(() => {
      const rule = new CSSStyleSheet();
      rule.replaceSync('.ui { display: none !important }');
      document.querySelector('rozilik-root')!.shadowRoot!.adoptedStyleSheets.push(rule);
    });
    await free(page);
    expect(await choices(page)).toBeUndefined();
  });
});

describe('the result', () => {
  /** Keeps what is said to a screen reader. */
  const listen = (page: Page) =>
    page.eval(() => {
      const heard: string[] = [];
      const status = inside('[role="status"]');
      new MutationObserver(() => status.textContent && heard.push(status.textContent)).observe(status, {
        childList: true,
        characterData: true,
        subtree: true,
      });
      Object.assign(window, { heard });
    });
  const heard = (page: Page) => page.eval(() => (window as unknown as { heard: string[] }).heard);

  it('of each decision is announced once', async ({ page, internet }) => {
    internet.page('/page.html', PAGE);
    await page.goto(HOME);
    await banner(page);
    await listen(page);
    await accept(page);
    await press(page, '.way-back');
    await shown(page, 'dialog');
    await press(page, '.save');
    await gone(page, 'dialog');
    expect(await heard(page)).toEqual(['Saved. All optional cookies are allowed.', 'Your choice is saved.']);
  });

  it('is announced again when the next decision is the same', async ({ page, internet }) => {
    internet.page('/page.html', PAGE);
    await page.goto(HOME);
    await banner(page);
    await listen(page);
    for (const _time of [1, 2]) {
      await call(page, 'open');
      await shown(page, 'dialog');
      await press(page, '.save');
      await gone(page, 'dialog');
    }
    await page.waitFor(() => (window as unknown as { heard: string[] }).heard.length === 2, undefined, 3_000);
  });
});

needs('colorScheme')('The interface follows the colours of the system, unless the site decides', async ({ open, internet }) => {
  internet.page('/page.html', PAGE);
  internet.page('/light.html', html(EYES + tag(`${ALL} data-theme="light"`)));
  const page = await open({ colorScheme: 'dark' });
  const ground = () => page.eval(() => getComputedStyle(inside('.banner')).backgroundColor);
  await page.goto(HOME);
  await banner(page);
  expect(await ground()).toBe('rgb(27, 35, 38)');
  await page.goto('https://shop.test/light.html');
  await banner(page);
  expect(await ground()).toBe('rgb(255, 255, 255)');
});
