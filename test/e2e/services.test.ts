import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect } from 'vitest';
import { vendors } from '../../demo/vendors/index.mjs';
import type { Page } from './browser';
import type { Internet } from './internet';
import { it } from './scene';
import { accept, banner, call, html, reject, serveVendors, tag, withdrawAndReload } from './site';

// two labels above, so that a cookie of the parent domain is not one of this host
const HOME = 'https://app.shop.test/docs/page.html';
const HOST = 'app.shop.test';
const PARENT = 'shop.test';

/** A service that brings a vendor's file, and what that file was seen doing. */
interface Vendor {
  category: 'functional' | 'analytics' | 'marketing';
  options: object;
  /** Beginning of the vendor's file, and of the hit it sends for a page view. */
  file?: string;
  hit: string;
  /** Names of the cookies it leaves, by the domain they lie on, and its keys in storage. */
  leaves: { [HOST]?: readonly string[]; [PARENT]?: readonly string[]; keys?: readonly string[] };
  /** A file that the page asks for by itself, choice or no choice, when it is there for a while. */
  own?: string;
  /** Reports an event, as pages do that do not know whether the vendor is there: into a queue of their own, if need be. */
  event?: (word: string) => string;
  /** It is stopped on a running page; any other is stopped by loading the page anew. */
  stops?: true;
}

/** The function of that name, or one that queues as the vendors advise. */
const queueing = (name: string) => `window.${name} ??= function () { (${name}.q ??= []).push(arguments) }`;

const VENDORS: Record<string, Vendor> = {
  'google-ads': {
    category: 'marketing',
    options: { id: 'AW-123456789' },
    file: 'www.googletagmanager.com/gtag/js?id=AW-123456789',
    hit: 'googleads.g.doubleclick.net/pagead/viewthroughconversion/123456789/?en=page_view',
    leaves: { [PARENT]: ['_gcl_au'] },
    event: (word) =>
      `(window.gtag ??= function () { (window.dataLayer ??= []).push(arguments) })('event', 'conversion', { send_to: 'AW-123456789/${word}' })`,
  },
  'meta-pixel': {
    category: 'marketing',
    options: { id: '1234567890' },
    file: 'connect.facebook.net/en_US/fbevents.js',
    hit: 'www.facebook.com/tr/?id=1234567890&ev=PageView',
    leaves: { [PARENT]: ['_fbp'], keys: ['lastExternalReferrer', 'lastExternalReferrerTime', 'topicsLastReferenceTime'] },
    event: (word) =>
      `(window.fbq ??= Object.assign(function () { fbq.callMethod ? fbq.callMethod(...arguments) : fbq.queue.push(arguments) }, { queue: [] }))('trackCustom', '${word}')`,
    stops: true,
  },
  'tiktok-pixel': {
    category: 'marketing',
    options: { id: 'C4TEST00000001' },
    file: 'analytics.tiktok.com/i18n/pixel/events.js',
    hit: 'analytics.tiktok.com/api/v2/pixel',
    leaves: {
      [PARENT]: ['_tt_enable_cookie', '_ttp', 'ttcsid', 'ttcsid_C4TEST00000001'],
      keys: ['tt_appInfo', 'tt_pixel_session_index', 'tt_sessionId'],
    },
    event: (word) => `window.ttq?.track('${word}')`,
  },
  'top-mail-ru': {
    category: 'marketing',
    options: { id: '1234567' },
    file: 'top-fwz1.mail.ru/js/code.js',
    hit: 'top-fwz1.mail.ru/counter?id=1234567',
    leaves: { [HOST]: ['tmr_detect'], [PARENT]: ['tmr_lvid', 'tmr_lvidTS'], keys: ['tmr_lvid', 'tmr_lvidTS', 'tmr_reqNum'] },
    event: (word) => `(window._tmr ??= []).push({ id: '1234567', type: 'reachGoal', goal: '${word}' })`,
  },
  'vk-pixel': {
    category: 'marketing',
    options: { id: 'VK-RTRG-123456-AbCdE' },
    file: 'vk.com/js/api/openapi.js',
    hit: 'vk.com/rtrg?p=VK-RTRG-123456-AbCdE',
    leaves: {},
    event: (word) => `window.VK?.Retargeting?.Event('${word}')`,
  },
  'microsoft-clarity': {
    category: 'analytics',
    options: { id: 'testproject' },
    file: 'www.clarity.ms/tag/testproject',
    hit: 'k.clarity.ms/collect',
    leaves: { [PARENT]: ['_clck', '_clsk'], keys: ['_cltk'] },
    event: (word) => `(${queueing('clarity')})('event', '${word}')`,
    stops: true,
  },
  'microsoft-uet': {
    category: 'marketing',
    options: { id: '12345678' },
    file: 'bat.bing.com/bat.js',
    hit: 'bat.bing.com/action/0?ti=12345678&evt=pageLoad',
    leaves: { [PARENT]: ['_uetsid', '_uetvid'], keys: ['_uetsid', '_uetsid_exp', '_uetvid', '_uetvid_exp'] },
    event: (word) => `(window.uetq ??= []).push('event', '${word}', {})`,
  },
  hotjar: {
    category: 'analytics',
    options: { id: '1234567' },
    file: 'static.hotjar.com/c/hotjar-1234567.js',
    hit: 'content.hotjar.io/?site_id=1234567',
    leaves: { [PARENT]: ['_hjSessionUser_1234567', '_hjSession_1234567'], keys: ['hjActiveViewportIds', 'hjViewportId'] },
    event: (word) => `(${queueing('hj')})('event', '${word}')`,
  },
  jivo: {
    category: 'functional',
    options: { id: 'AbCdEf1234' },
    hit: 'code.jivo.ru/widget/AbCdEf1234',
    leaves: { [PARENT]: ['enter_ts', 'pages_count', 'refer', 'utm', 'visits_count'].map((what) => `jv_${what}_AbCdEf1234`) },
  },
  bitrix24: {
    category: 'functional',
    options: { src: 'https://cdn-ru.bitrix24.ru/b1234567/crm/site_button/loader_1_abcdef.js' },
    file: 'cdn-ru.bitrix24.ru/b1234567/crm/site_button/loader_1_abcdef.js',
    hit: 'demo.bitrix24.ru/pub/guest.php',
    leaves: { keys: ['id', 'id_returned', 'pages', 'ref', 'traces', 'utm'].map((what) => `b24_crm_guest_${what}`) },
  },
  'www-uz': { category: 'analytics', options: { id: '12345' }, hit: 'cnt0.www.uz/counter/collect?id=12345', leaves: {}, stops: true },
  liveinternet: { category: 'analytics', options: {}, hit: 'counter.yadro.ru/hit', leaves: {}, stops: true },
  'rambler-top100': {
    category: 'analytics',
    options: { id: '1234567' },
    file: 'st.top100.ru/top100/top100.js',
    hit: 'kraken.rambler.ru/cnt/v2/?et=pv&pid=1234567',
    leaves: { [PARENT]: ['adtech_uid', 't3_sid_1234567', 'top100_id'], keys: ['_top100_t3_sid_1234567_surl', `${HOST}_adtech_uid`] },
    event: (word) => `(window._top100q ??= []).push(() => { new Image().src = 'https://kraken.rambler.ru/cnt/v2/?et=${word}' })`,
  },
  recaptcha: { category: 'functional', options: {}, hit: 'www.recaptcha.net/recaptcha/api.js', leaves: { keys: ['_grecaptcha'] } },
  matomo: {
    category: 'analytics',
    options: { id: '1', src: 'https://matomo.partner.example/matomo.js' },
    file: 'matomo.partner.example/matomo.js',
    hit: 'matomo.partner.example/matomo.php?action_name=Shop&idsite=1',
    leaves: { [HOST]: ['_pk_id.1.e856', '_pk_ses.1.e856'] },
    event: (word) => `(window._paq ??= []).push(['trackEvent', 'test', '${word}'])`,
    stops: true,
  },
  plausible: {
    category: 'analytics',
    options: { domain: 'shop.test' },
    file: 'plausible.io/js/script.js',
    hit: 'plausible.io/api/event',
    leaves: {},
    event: (word) => `(${queueing('plausible')})('${word}')`,
  },
  'tilda-stat': {
    category: 'analytics',
    options: {},
    own: 'static.tildacdn.com/js/tilda-stat-1.0.min.js',
    hit: 'stat.tildacdn.com/event/?event=pageview',
    leaves: { [HOST]: ['previousUrl', 'tildasid', 'tildauid'] },
    event: (word) => `window.tildastat?.('${word}')`,
    stops: true,
  },
};
const NAMES = Object.keys(VENDORS);
const withEvents = NAMES.filter((name) => VENDORS[name]!.event);
const stopping = NAMES.filter((name) => VENDORS[name]!.stops);

/** What Clarity sends is read below, so it must not be compressed. */
const READABLE = '<script>delete window.CompressionStream</script>';
/** As Tilda does it, in milliseconds. */
const OWN_AFTER = 2_000;
const TAG = 'data-operator="Anor" data-categories="functional analytics marketing"';

/** A page with these services on it. */
function serve(internet: Internet, ids: string | readonly string[], body = '', attributes = TAG): void {
  const config: Record<string, Record<string, object>> = {};
  let own = '';
  for (const id of [ids].flat()) {
    const vendor = VENDORS[id]!;
    (config[vendor.category] ??= {})[id] = vendor.options;
    if (vendor.own)
      own += `<script>setTimeout(() => document.head.append(Object.assign(document.createElement('script'), { src: 'https://${vendor.own}' })), ${OWN_AFTER})</script>`;
  }
  internet.page('/docs/page.html', html(READABLE + tag(attributes, config), body + own));
}

/** Everything that lies in the browser besides our own record: cookies by their domain, and keys. */
async function stored(page: Page): Promise<Vendor['leaves']> {
  const cookies = (await page.cookies())
    .filter(({ name }) => name !== 'rozilik')
    .map(({ name, domain }) => [domain.replace(/^\./, ''), name] as const);
  const keys = await page.eval(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]);
  const found: Record<string, string[]> = {};
  for (const [where, name] of [...cookies, ...keys.map((key) => ['keys', key] as const)]) (found[where] ??= []).push(name);
  for (const names of Object.values(found)) names.sort();
  return found;
}

const sent = (internet: Internet, start: string) => internet.log.filter(({ url }) => url.startsWith(`https://${start}`));
/** The requests to others, but for the one file that the page asks for by itself. */
const foreign = (internet: Internet, id: string) => internet.foreign().filter((host) => !VENDORS[id]?.own?.startsWith(`${host}/`));
/** Requests that carry a word, in their address or in their body. */
const carrying = (internet: Internet, word: string) =>
  internet.log.filter(({ url, body }) => decodeURIComponent(url).includes(word) || body?.includes(word)).map(({ url }) => url);
const pause = (page: Page, milliseconds: number) =>
  page.eval((time) => new Promise<void>((done) => void setTimeout(done, time)), milliseconds);

/** Waits until the vendor runs: its page view is sent, and all it stores is there. */
async function runs(page: Page, internet: Internet, id: string): Promise<void> {
  const { hit, leaves } = VENDORS[id]!;
  await expect.poll(() => sent(internet, hit).length).toBeGreaterThan(0);
  await expect.poll(() => stored(page)).toEqual(leaves);
}

/** Nothing is there, and whatever is done on the page, nothing leaves. */
async function isQuiet(page: Page, internet: Internet, id = ''): Promise<void> {
  await page.click(() => document.querySelector('h1'));
  await pause(page, VENDORS[id]?.own ? OWN_AFTER + 500 : 300);
  expect(foreign(internet, id)).toEqual([]);
  expect(await stored(page)).toEqual({});
}

/** The same on a page of a visitor who said no. */
async function staysQuiet(page: Page, internet: Internet, id?: string): Promise<void> {
  await page.waitFor('rozilik.get().ask === null');
  await isQuiet(page, internet, id);
  expect((await page.cookies()).map(({ name }) => name)).toEqual(['rozilik']);
}

it.beforeEach(({ internet }) => serveVendors(internet));

describe('a service of the catalogue', () => {
  it.for(NAMES)('%s waits for a yes, and leaves nothing behind after a withdrawal', async (id, { page, internet }) => {
    serve(internet, id);
    await page.goto(HOME);
    await banner(page);
    await isQuiet(page, internet, id);
    expect(await page.cookies()).toEqual([]);

    await accept(page);
    await runs(page, internet, id);
    if (VENDORS[id]!.stops) {
      internet.log.length = 0;
      await call(page, 'withdraw');
      await expect.poll(() => stored(page)).toEqual({});
      // not even what was not sent yet
      await staysQuiet(page, internet, id);
    } else {
      await withdrawAndReload(page);
      // what was written while the page was left is found by the next one
      await expect.poll(() => stored(page)).toEqual({});
      internet.log.length = 0;
    }
    await page.reload();
    await staysQuiet(page, internet, id);
  });

  it.for(NAMES)('%s runs on the next visit too, without being asked for twice', async (id, { page, internet }) => {
    const { file, hit } = VENDORS[id]!;
    serve(internet, id);
    await page.goto(HOME);
    await accept(page);
    await runs(page, internet, id);
    internet.log.length = 0;
    await page.reload();
    await expect.poll(() => sent(internet, file ?? hit).length).toBe(1);
    await pause(page, 300);
    expect(sent(internet, file ?? hit).length).toBe(1);
  });

  it.for(withEvents)('%s never hears what the page told it while it was refused', async (id, { page, internet }) => {
    const event = VENDORS[id]!.event!;
    serve(internet, id, `<script>${event('before-the-choice')}</script>`);
    await page.goto(HOME);
    await reject(page);
    await page.eval(`void ${event('while-refused')}`);
    await call(page, 'acceptAll');
    await runs(page, internet, id);
    await page.eval(`void ${event('while-granted')}`);
    await expect.poll(() => carrying(internet, 'while-granted').length).toBeGreaterThan(0);
    expect([...carrying(internet, 'before-the-choice'), ...carrying(internet, 'while-refused')]).toEqual([]);
    expect(carrying(internet, 'while-granted').length).toBe(1);
  });

  it.for(stopping)('%s accepted, withdrawn and accepted in one page view runs once, and goes on', async (id, { page, internet }) => {
    const { event, file, hit } = VENDORS[id]!;
    serve(internet, id);
    await page.goto(HOME);
    await accept(page);
    await runs(page, internet, id);
    // uploads of a recording are not page views
    const views = id === 'microsoft-clarity' ? [] : sent(internet, hit).map(({ url }) => url);
    await page.eval('void (window.same = true)');
    await call(page, 'withdraw');
    await expect.poll(() => stored(page)).toEqual({});
    if (event) await page.eval(`void ${event('while-withdrawn')}`);
    await call(page, 'acceptAll');
    if (event) {
      await page.eval(`void ${event('granted-again')}`);
      await expect.poll(() => carrying(internet, 'granted-again').length).toBe(1);
    }
    await pause(page, 500);
    expect(await page.eval('window.same')).toBe(true);
    expect(carrying(internet, 'while-withdrawn')).toEqual([]);
    if (file) expect(sent(internet, file).length).toBe(1);
    if (views.length)
      expect(
        sent(internet, hit)
          .filter(({ url, body }) => !`${url}${body}`.includes('granted-again'))
          .map(({ url }) => url),
      ).toEqual(views);
  });
});

describe('a cookie that its vendor keeps twice', () => {
  it.for(['top-mail-ru', 'microsoft-uet', 'rambler-top100'])(
    'of %s does not come back with the old identifier',
    async (id, { page, internet }) => {
      const identifier = { 'top-mail-ru': 'tmr_lvid', 'microsoft-uet': '_uetvid', 'rambler-top100': 'adtech_uid' }[id]!;
      const value = async () => (await page.cookies()).find(({ name }) => name === identifier)?.value;
      serve(internet, id);
      await page.goto(HOME);
      await accept(page);
      await runs(page, internet, id);
      const before = await value();
      await withdrawAndReload(page);
      await expect.poll(() => stored(page)).toEqual({});
      await call(page, 'acceptAll');
      await runs(page, internet, id);
      expect(before).toBeTruthy();
      expect(await value()).not.toBe(before);
    },
  );
});

describe('a file that comes after the withdrawal', () => {
  it.for(stopping.filter((name) => VENDORS[name]!.file))('of %s starts nothing, and the next yes does', async (id, { page, internet }) => {
    const { file, hit } = VENDORS[id]!;
    const { host } = new URL(`https://${file}`);
    serve(internet, id);
    internet.serve(host, async (request, response) => {
      await sleep(1_500);
      vendors[host]!(request as never, response, new URL(request.url));
    });
    await page.goto(HOME);
    await accept(page);
    await expect.poll(() => sent(internet, file!).length).toBe(1);
    // whether on this page or by loading it anew
    await page.eval('void rozilik.withdraw()');
    await sleep(2_500);
    await page.waitFor("document.readyState === 'complete' && !!window.rozilik?.get");
    expect(sent(internet, hit)).toEqual([]);
    expect(await stored(page)).toEqual({});
    await call(page, 'acceptAll');
    await runs(page, internet, id);
  });
});

describe('all of them on one page', () => {
  it('run after a yes, and leave nothing behind after a withdrawal', async ({ page, internet }) => {
    const leaves = [HOST, PARENT, 'keys'].map((where) => [where, NAMES.flatMap((id) => VENDORS[id]!.leaves[where as 'keys'] ?? []).sort()]);
    serve(internet, NAMES);
    await page.goto(HOME);
    await accept(page);
    for (const id of NAMES) await expect.poll(() => sent(internet, VENDORS[id]!.hit).length, { message: id }).toBeGreaterThan(0);
    await expect.poll(() => stored(page)).toEqual(Object.fromEntries(leaves));
    await withdrawAndReload(page);
    await expect.poll(() => stored(page)).toEqual({});
    internet.log.length = 0;
    await page.reload();
    await staysQuiet(page, internet, 'tilda-stat');
  });
});

describe('Google Ads beside Google Analytics', () => {
  const hits = (internet: Internet) => internet.log.map(({ url }) => new URL(url)).filter(({ searchParams }) => searchParams.has('gcs'));

  it('share one file and one signal, and the first hit of each is a granted one', async ({ page, internet }) => {
    serve(internet, 'google-ads', '', `${TAG} data-google-analytics="G-TEST000001"`);
    await page.goto(HOME);
    await accept(page);
    await expect.poll(() => stored(page)).toEqual({ [PARENT]: ['_ga', '_ga_TEST000001', '_gcl_au'] });
    await expect.poll(() => new Set(hits(internet).map(({ host }) => host)).size).toBe(3);
    expect(hits(internet).map(({ searchParams }) => searchParams.get('gcs'))).toEqual(['G111', 'G111', 'G111']);
    expect(sent(internet, 'www.googletagmanager.com/gtag/js').length).toBe(1);
  });

  it('taken back alone leave the statistics, from then on without advertising', async ({ page, internet }) => {
    serve(internet, 'google-ads', '', `${TAG} data-google-analytics="G-TEST000001"`);
    await page.goto(HOME);
    await accept(page);
    await expect.poll(() => stored(page)).toEqual({ [PARENT]: ['_ga', '_ga_TEST000001', '_gcl_au'] });
    await withdrawAndReload(page, 'marketing');
    await expect.poll(() => stored(page)).toEqual({ [PARENT]: ['_ga', '_ga_TEST000001'] });
    internet.log.length = 0;
    await page.reload();
    await expect
      .poll(() => hits(internet).map(({ host, searchParams }) => [host, searchParams.get('gcs')]))
      .toEqual([['www.google-analytics.com', 'G101']]);
    await pause(page, 500);
    expect([...new Set(internet.foreign())].sort()).toEqual(['www.google-analytics.com', 'www.googletagmanager.com']);
  });
});

it('Clarity, which listens to the signals of Google too, does not begin anew by them', async ({ page, internet }) => {
  serve(internet, 'microsoft-clarity', '', `${TAG} data-google-analytics="G-TEST000001"`);
  await page.goto(HOME);
  await accept(page);
  await expect.poll(() => stored(page)).toEqual({ [PARENT]: ['_clck', '_clsk', '_ga', '_ga_TEST000001'], keys: ['_cltk'] });
  // it uploads in bursts
  await pause(page, 1_500);
  internet.log.length = 0;
  await page.eval('void rozilik.withdraw()');
  await sleep(2_500);
  await page.waitFor("document.readyState === 'complete' && !!window.rozilik?.get");
  expect(internet.foreign().filter((host) => host.includes('clarity'))).toEqual([]);
  expect(await stored(page)).toEqual({});
});

describe('an embed of the catalogue', () => {
  const frame = (id: string, address: string) => `<iframe data-consent="${id}" data-src="https://${address}" title="${id}"></iframe>`;
  const script = (id: string, address: string, attributes = '') =>
    `<script type="text/plain" data-consent="${id}" data-src="https://${address}" ${attributes}></script>`;
  const EMBEDS: readonly (readonly [id: string, body: string, frame: string])[] = [
    ['youtube', frame('youtube', 'www.youtube-nocookie.com/embed/1'), 'www.youtube-nocookie.com/embed/1'],
    ['vimeo', frame('vimeo', 'player.vimeo.com/video/1?dnt=1'), 'player.vimeo.com/video/1?dnt=1'],
    ['yandex-maps', frame('yandex-maps', 'yandex.ru/map-widget/v1/?um=1'), 'yandex.ru/map-widget/v1/?um=1'],
    ['google-maps', frame('google-maps', 'www.google.com/maps/embed?pb=1'), 'www.google.com/maps/embed?pb=1'],
    ['2gis', frame('2gis', 'widgets.2gis.com/widget?type=firmsonmap'), 'widgets.2gis.com/widget?type=firmsonmap'],
    [
      'telegram-widgets',
      script('telegram-widgets', 'telegram.org/js/telegram-widget.js?22', 'data-telegram-post="shop/1"'),
      't.me/shop/1?embed=1',
    ],
    [
      'instagram-embeds',
      `<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/abc/">Post</blockquote>${script('instagram-embeds', 'www.instagram.com/embed.js')}`,
      'www.instagram.com/p/abc/embed/',
    ],
    [
      'facebook-embeds',
      `<div class="fb-page" data-href="https://www.facebook.com/shop">Page</div>${script('facebook-embeds', 'connect.facebook.net/uz_UZ/sdk.js#xfbml=1')}`,
      'www.facebook.com/plugins/page.php?href=https%3A%2F%2Fwww.facebook.com%2Fshop',
    ],
  ];

  it.for(EMBEDS)('%s is asked for after a yes, and not after a withdrawal', async ([id, body, shown], { page, internet }) => {
    internet.page('/docs/page.html', html(tag('data-operator="Anor"', { functional: { [id]: {} } }), body));
    await page.goto(HOME);
    await banner(page);
    await isQuiet(page, internet);
    await accept(page);
    await expect.poll(() => sent(internet, shown).length).toBe(1);
    await page.eval('void rozilik.withdraw()');
    await sleep(1_500);
    await page.waitFor("document.readyState === 'complete' && !!window.rozilik?.get");
    internet.log.length = 0;
    await page.reload();
    await staysQuiet(page, internet, id);
  });
});

it('payment is never held back: its button is there before any choice', async ({ page, internet }) => {
  internet.page(
    '/docs/page.html',
    html(
      tag('data-operator="Anor" data-categories="analytics marketing" data-necessary="payme click"'),
      `<form id="pay" method="post" action="https://checkout.paycom.uz/"><div id="button"></div></form><script src="https://cdn.paycom.uz/integration/js/checkout.min.js"></script><script>Paycom.Button('#pay', '#button')</script>`,
    ),
  );
  await page.goto(HOME);
  await banner(page);
  expect(await page.eval(() => document.querySelector('#button button')?.textContent)).toBe('Payme');
  await reject(page);
  await page.reload();
  expect(await page.eval(() => document.querySelector('#button button')?.textContent)).toBe('Payme');
});
