import { describe, expect } from 'vitest';
import type { Page } from './browser';
import { choices, EYES, flip, gone, openPreferences, press, shown, switchedOn, textOf, unfold } from './interface';
import { hang, type Internet } from './internet';
import { repositoryFile } from './internet/site';
import { it, needs } from './scene';
import { ALL, asked, banner, call, HOME, html, log, logged, note, reject, tag } from './site';

const TITLES: Record<string, string> = {
  uz: 'Saytdagi cookie-fayllar',
  'uz-Cyrl': 'Сайтдаги cookie-файллар',
  ru: 'Файлы cookie на этом сайте',
  en: 'Cookies on this site',
};

/** A page in one language. */
const inLanguage = (language: string, attributes = ALL, config?: object, body = ''): string =>
  html(EYES + tag(attributes, config), body).replace('lang="en"', `lang="${language}"`);

/** Shows pages side by side, and returns the language and the title of the banner on each. */
async function titles(page: Page, internet: Internet, pages: string[]): Promise<[string, string][]> {
  pages.forEach((each, at) => internet.page(`/frame-${at}.html`, each));
  internet.page(
    '/frames.html',
    `<!doctype html><title>Frames</title>${pages.map((_, at) => `<iframe src="/frame-${at}.html"></iframe>`).join('')}`,
  );
  await page.goto('https://shop.test/frames.html', 'parsed');
  return (await page.waitFor(() => {
    const frames = [...document.querySelectorAll('iframe')].map((frame) => frame.contentWindow as typeof window);
    const found = frames.map(
      ({ inside: within }) => within?.('.banner') && ([within('.ui').lang, within('h2').textContent] as [string, string]),
    );
    return found.every(Boolean) && found;
  })) as [string, string][];
}

const titled = (languages: string[]): [string, string][] => languages.map((language) => [language, TITLES[language]!]);

describe('the language', () => {
  it('is that of the page, however the page writes it', async ({ page, internet }) => {
    const written: Record<string, string[]> = {
      uz: ['uz', 'uz-UZ', 'uz_UZ', 'uz-Latn', 'uz-Latn-UZ', 'UZ', 'uzb', 'oz'],
      'uz-Cyrl': ['uz-Cyrl', 'uz-Cyrl-UZ', 'uz_Cyrl', 'UZ-CYRL'],
      ru: ['ru', 'RU', 'ru_RU', 'ru-Cyrl-RU'],
      en: ['en-GB'],
    };
    for (const [language, tags] of Object.entries(written)) {
      expect(
        await titles(
          page,
          internet,
          tags.map((each) => inLanguage(each)),
        ),
        language,
      ).toEqual(titled(tags.map(() => language)));
    }
  });

  it('is the one that the site sets, by its own codes too', async ({ page, internet }) => {
    const aliased = inLanguage('uz', ALL, { localeAliases: { uz: 'uz-Cyrl', 'uz-latn': 'uz' } });
    expect(
      await titles(page, internet, [inLanguage('en', `${ALL} data-locale="ru"`), aliased, aliased.replace('lang="uz"', 'lang="uz-Latn"')]),
    ).toEqual(titled(['ru', 'uz-Cyrl', 'uz']));
  });

  needs('locale')('is the visitor’s own where the page has none, or one that is not there', async ({ open, internet }) => {
    const page = await open({ locale: 'ru-RU' });
    expect(await titles(page, internet, [inLanguage(''), inLanguage('kk')])).toEqual(titled(['ru', 'ru']));
  });

  needs('locale')(
    'is the default where neither page nor visitor have one that is there: whole, and no keys',
    async ({ open, internet }) => {
      const page = await open({ locale: 'de-DE' });
      expect(await titles(page, internet, [inLanguage('kk', `${ALL} data-default-locale="uz"`), inLanguage('kk')])).toEqual(
        titled(['uz', 'en']),
      );
      const texts = await page.eval(() =>
        [...document.querySelectorAll('iframe')].map((frame) => (frame.contentWindow as typeof window).inside('.banner').innerText),
      );
      for (const text of texts) expect(text).not.toMatch(/undefined|\{|\w+\.\w+\.\w+/);
    },
  );

  it('follows the page, until the visitor chooses', async ({ page, internet }) => {
    internet.page('/page.html', inLanguage('uz'));
    await page.goto(HOME);
    await banner(page);
    const titleIs = (language: string) => page.waitFor((title) => inside('h2').textContent === title, TITLES[language]);
    await titleIs('uz');
    await page.eval(() => (document.documentElement.lang = 'ru'));
    await titleIs('ru');
    expect(await page.eval(() => inside('.ui').lang)).toBe('ru');
    await page.eval(() => {
      const select = inside<HTMLSelectElement>('select');
      select.focus();
      select.value = 'uz-Cyrl';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await titleIs('uz-Cyrl');
    expect(await page.eval(() => inside('.banner select').matches(':focus'))).toBe(true);
    await page.eval(() => (document.documentElement.lang = 'en'));
    await reject(page);
    expect(await textOf(page, '.way-back')).toBe('Cookie созламалари');
    expect(await page.eval(() => inside('.way-back').lang)).toBe('uz-Cyrl');
  });

  it('of the way back follows the page', async ({ page, internet }) => {
    internet.page('/page.html', inLanguage('uz'));
    await page.goto(HOME);
    await reject(page);
    const labels: Record<string, string> = { ru: 'Настройки cookie', en: 'Cookie settings', uz: 'Cookie sozlamalari' };
    for (const [language, label] of Object.entries(labels)) {
      await page.eval((wanted) => void (document.documentElement.lang = wanted), language);
      await page.waitFor((text) => inside('.way-back')?.textContent === text, label);
    }
  });

  it('changes in the open preferences: focus, switches and what is unfolded stay', async ({ page, internet }) => {
    internet.page('/page.html', inLanguage('en'));
    await page.goto(HOME);
    await openPreferences(page);
    await flip(page, 'google-analytics');
    const change = (language: string, focus: string) =>
      page.eval(
        ([value, selector]) => {
          inside(selector).focus();
          const select = inside<HTMLSelectElement>('dialog select');
          select.value = value;
          select.dispatchEvent(new Event('change', { bubbles: true }));
        },
        [language, focus] as const,
      );
    for (const [language, focus] of [
      ['uz', 'dialog select'],
      ['ru', '[aria-describedby="about-google-analytics"]'],
    ] as const) {
      await change(language, focus);
      await page.waitFor((wanted) => inside('.ui').lang === wanted, language);
      expect(await page.eval((selector) => inside(selector).matches(':focus'), focus)).toBe(true);
      expect(await switchedOn(page)).toEqual(['google-analytics']);
      expect(await page.eval(() => insideAll<HTMLDetailsElement>('details').map(({ open }) => open))).toContain(true);
    }
    expect(await textOf(page, '#panel-title')).toBe('Настройки cookie');
    expect(await choices(page)).toBeUndefined();
  });
});

describe('a file of texts', () => {
  /** Serves the widget from a host of its own, where the Russian texts go wrong in this way. */
  function serveWithout(internet: Internet, wrong: Parameters<Internet['serve']>[1]): void {
    internet.serve('cdn.test', async (request, response) => {
      const { pathname } = new URL(request.url);
      if (pathname !== '/dist/rozilik-ru.js') return repositoryFile(pathname);
      return typeof wrong === 'function' ? wrong(request, response) : wrong;
    });
  }
  const held = `<script type="text/plain" data-consent="analytics">${note('held')}</script>`;
  const russian = (attributes = ALL) => inLanguage('ru', attributes, undefined, held).replace('/dist/', 'https://cdn.test/dist/');

  it.for([
    ['is not there', { status: 404 }],
    ['is broken', '({"language":'],
    ['is a page of something else', { body: '<!doctype html><title>Not found</title>', headers: { 'content-type': 'text/html' } }],
    ['never comes', hang],
  ] as const)('that %s gives way to the default language', { timeout: 90_000 }, async ([, wrong], { page, internet }) => {
    serveWithout(internet, wrong);
    internet.page('/page.html', russian(`${ALL} data-default-locale="uz"`));
    await page.goto(HOME, 'parsed');
    await banner(page);
    expect(await textOf(page, '.banner h2')).toBe(TITLES['uz']);
    // a screen reader reads it as what it is
    expect(await page.eval(() => inside('.ui').lang)).toBe('uz');
    await press(page, '.banner .choice');
    await gone(page, '.banner');
    expect(await logged(page, 1)).toEqual(['held']);
  });

  it('that never comes does not keep a stored consent from being honoured', async ({ page, internet }) => {
    serveWithout(internet, hang);
    internet.page('/first.html', russian().replace('lang="ru"', 'lang="en"'));
    internet.page('/page.html', russian());
    await page.goto('https://shop.test/first.html');
    await call(page, 'decide', { analytics: true });
    await page.goto(HOME, 'parsed');
    expect(await logged(page, 1)).toEqual(['held']);
    expect(await asked(page)).toBe(false);
    expect(await textOf(page, '.way-back')).toBe('Настройки cookie');
  });

  it('of no language at all leaves the page as it is, and everything held', async ({ page, internet }) => {
    internet.serve('cdn.test', ({ url }) => (/rozilik-(uz|ru|en)/.test(url) ? { status: 404 } : repositoryFile(new URL(url).pathname)));
    internet.page('/page.html', russian());
    await page.goto(HOME);
    await expect.poll(() => internet.to('cdn.test').filter(({ url }) => url.includes('rozilik-en.js')).length).toBeGreaterThan(0);
    expect([await asked(page), await log(page), await choices(page)]).toEqual([false, [], undefined]);
  });
});

describe('numbers and dates', () => {
  const items = (count: number) =>
    Array.from({ length: count }, (_, at) => ({
      name: `c${at}`,
      purpose: 'state',
      duration: ['P1Y', 'P2M', 'P5D', 'PT21H', 'PT30M'][at % 5]!,
    }));
  const CONFIG = {
    services: Object.fromEntries(
      [
        ['a', 'functional', 2],
        ['b', 'analytics', 5],
        ['c', 'marketing', 21],
      ].map(([id, category, count]) => [id, { category, facts: { items: items(count as number) } }]),
    ),
  };

  it('are put as each language puts them', async ({ page, internet }) => {
    internet.page('/page.html', inLanguage('en', 'data-operator="Anor" data-days="365"', CONFIG));
    await page.goto(HOME);
    await openPreferences(page);
    const read = async (language: string) => {
      await call(page, 'setLocale', language);
      await page.waitFor((wanted) => inside('.ui').lang === wanted, language);
      await unfold(page);
      return page.eval(() => ({
        counts: insideAll('summary').map(({ textContent }) => textContent.split(' · ')[1]),
        durations: insideAll('fieldset:nth-of-type(3) li small').map(({ textContent }) => textContent.split(' · ')[0]!.split(': ')[1]),
      }));
    };
    expect(await read('en')).toEqual({
      counts: ['1 cookie', '2 cookies', '5 cookies', '21 cookies'],
      durations: ['1 year', '2 months', '5 days', '21 hours', '30 minutes'],
    });
    expect(await read('ru')).toEqual({
      counts: ['1 файл cookie', '2 файла cookie', '5 файлов cookie', '21 файл cookie'],
      durations: ['1 год', '2 месяца', '5 дней', '21 час', '30 минут'],
    });
    expect(await read('uz')).toEqual({
      counts: ['1 ta cookie-fayl', '2 ta cookie-fayl', '5 ta cookie-fayl', '21 ta cookie-fayl'],
      durations: ['1 yil', '2 oy', '5 kun', '21 soat', '30 daqiqa'],
    });
    expect(await read('uz-Cyrl')).toEqual({
      counts: ['1 та cookie-файл', '2 та cookie-файл', '5 та cookie-файл', '21 та cookie-файл'],
      durations: ['1 йил', '2 ой', '5 кун', '21 соат', '30 дақиқа'],
    });
  });

  it('of a choice are written out in Uzbek, which browsers cannot do themselves', async ({ page, internet }) => {
    internet.page('/page.html', inLanguage('uz', `${ALL} data-days="365"`));
    await page.goto(HOME);
    // the latest 7 April or 7 October, at noon, when it is the same day nearly everywhere
    const [month, year] = await page.eval(() => {
      const now = new Date();
      const at = [9, 3, -3].find((each) => Date.UTC(now.getFullYear(), each, 7, 12) < Date.now())!;
      return [(at + 12) % 12, at < 0 ? now.getFullYear() - 1 : now.getFullYear()] as const;
    });
    const record = {
      v: 1,
      id: 'abcdefgh12345678',
      at: Date.UTC(year, month, 7, 12),
      expires: Date.now() + 86_400_000,
      action: 'save',
      mode: 'opt-in',
      policy: '',
      revision: 1,
      shown: 'x',
      locale: 'uz',
    };
    const answers = { yes: '', no: 'functional analytics marketing yandex-metrica google-analytics' };
    await page.setCookie({ name: 'rozilik', value: new URLSearchParams({ ...record, ...answers } as never).toString(), secure: true });
    await page.reload();
    await press(page, '.way-back');
    await shown(page, 'dialog');
    const [uz, cyrl, ru, en] = month === 9 ? ['oktabr', 'октябрь', 'октября', 'October'] : ['aprel', 'апрель', 'апреля', 'April'];
    const expected: Record<string, string> = {
      uz: `${year}-yil 7-${uz}`,
      'uz-Cyrl': `${year} йил 7 ${cyrl}`,
      ru: `7 ${ru} ${year}`,
      en: `7 ${en} ${year}`,
    };
    for (const [language, date] of Object.entries(expected)) {
      await call(page, 'setLocale', language);
      await page.waitFor((wanted) => inside('.ui').lang === wanted, language);
      expect(await textOf(page, 'dialog .words > small')).toContain(date);
    }
  });

  it('and lists are joined with the language’s own “and”', async ({ page, internet }) => {
    internet.page('/page.html', inLanguage('uz'));
    await page.goto(HOME);
    await banner(page);
    expect(await textOf(page, '.banner')).toContain('sozlamalarni eslab qolish, tashriflarni hisoblash va reklama koʻrsatish');
  });
});

describe('a language of the site’s own', () => {
  const ARABIC = {
    language: 'العربية',
    direction: 'rtl',
    settings: 'إعدادات الكوكيز',
    accept: 'قبول الكل',
    reject: 'رفض الكل',
    manage: 'تخصيص',
    banner: { title: 'ملفات تعريف الارتباط', text: 'يستخدم {operator} ملفات تعريف الارتباط: {purposes}.', optional: 'الموافقة اختيارية.' },
    preferences: { title: 'إعدادات الكوكيز' },
  };

  it('runs from right to left, is offered by its name, and borrows what it lacks from the default', async ({ page, internet }) => {
    internet.page('/page.html', inLanguage('ar', ALL, { messages: { ar: ARABIC } }));
    await page.goto(HOME);
    await openPreferences(page);
    expect(await page.eval(() => [inside('.ui').lang, inside('.ui').dir])).toEqual(['ar', 'rtl']);
    expect(await textOf(page, '.banner h2')).toBe(ARABIC.banner.title);
    expect(await textOf(page, 'option:checked')).toBe('العربية');
    expect(await textOf(page, '.save')).toBe('Save choice');
    expect(await textOf(page, '.ui')).not.toMatch(/undefined|\{/);
    const order = await page.eval(() => {
      const left = (selector: string) => Math.round(inside(selector).getBoundingClientRect().left);
      const inOrder = (...selectors: string[]) => selectors.every((selector, at) => !at || left(selector) < left(selectors[at - 1]!));
      const { clientWidth, scrollWidth } = inside('dialog .words');
      const name = document.createRange();
      name.selectNodeContents(inside('label.switch').firstChild!);
      return {
        banner: inOrder('.banner h2', '.banner select'),
        dialog: inOrder('dialog h2', 'dialog select', '.close'),
        switches: left('label.switch input') < Math.round(name.getBoundingClientRect().left),
        // an “on” knob lies at the end of the line, on the left here
        mirrored: new DOMMatrix(getComputedStyle(inside('input')).transform).a,
        fits: scrollWidth <= clientWidth,
      };
    });
    expect(order).toEqual({ banner: true, dialog: true, switches: true, mirrored: -1, fits: true });
    await press(page, '.save');
    await gone(page, 'dialog');
    expect(await textOf(page, '.way-back')).toBe(ARABIC.settings);
  });

  it('is not needed to change a word of ours', async ({ page, internet }) => {
    internet.page('/page.html', inLanguage('ru', ALL, { messages: { ru: { manage: 'Выбрать' } } }));
    await page.goto(HOME);
    await banner(page);
    expect([await textOf(page, '.manage'), await textOf(page, '.banner h2')]).toEqual(['Выбрать', TITLES['ru']]);
  });
});
