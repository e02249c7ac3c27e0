/**
 * What the vendors' hosts answer, from the files beside this one: `vendors[host](request, response, url)`, where `url` is
 * the address on that host. The demo's server answers `/vendors/<host>/…` by it, the browser tests `https://<host>/…`.
 * The files say what each vendor's real code was seen doing; nothing here comes from a vendor. The one exception is the
 * script of Microsoft Clarity, which is open source: that one runs as it is.
 */
import { readFileSync } from 'node:fs';

const read = (path) => readFileSync(new URL(path, import.meta.url), 'utf8');
const pixel = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

const answer = (type, text) => (request, response) => response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-cache' }).end(text());
/** Answers with files of this folder, one after the other. */
const script = (...paths) => answer('text/javascript', () => paths.map(read).join(''));
const page = (...paths) => answer('text/html', () => paths.map(read).join(''));
/** A tracker, in one function with what trackers have in common, so that nothing of that is left on the page. */
const tracker = (path, { before = [], after = [] } = {}) =>
  answer('text/javascript', () => [...before.map(read), '(() => {\n', read('tracker.js'), read(path), '})();\n', ...after.map(read)].join(''));
/** The page of a frame: what it shows, and how many days the cookies of its own site live. */
const frame = (drawing, days = {}) => answer('text/html', () => `${read(drawing)}<script>\nconst days = ${JSON.stringify(days)};\n${read('frame.js')}</script>`);

/** A hit, answered with a picture, or with nothing; readable by the page that sent it, as the vendors' are. */
const answerHit = (status, headers, body) => (request, response) =>
  response
    .writeHead(status, { 'access-control-allow-origin': request.headers.origin ?? '*', 'access-control-allow-credentials': 'true', 'cache-control': 'no-store', ...headers })
    .end(body);
const gif = answerHit(200, { 'content-type': 'image/gif' }, pixel);
const json = answerHit(200, { 'content-type': 'application/json' }, '{}');
const nothing = answerHit(204, {});
const empty = answerHit(200, { 'content-type': 'text/javascript' }, '');

/** The first entry that the beginning of the request's path matches answers: its key is a regular expression. */
const routes = (table) => (request, response, url) => {
  const route = Object.entries(table).find(([start]) => new RegExp(`^${start}`).test(url.pathname))?.[1];
  if (route) route(request, response);
  else response.writeHead(404).end();
};

const consentMode = { before: ['www.googletagmanager.com/consent-state.js'] };
const clarity = { after: ['../../node_modules/clarity-js/build/clarity.min.js'] };

export const vendors = {
  // Yandex
  'mc.yandex.ru': routes({
    '/metrika/tag.js': script('mc.yandex.ru/metrika/tag.js'),
    '/metrika/watch.js': script('mc.yandex.ru/metrika/watch.js'),
    '/metrika/advert.gif': gif,
    '/watch/': json,
    '/webvisor/': json,
    '/clmap/': gif,
  }),
  'yandex.ru': routes({
    // seen in an audit: eleven cookies, up to 400 days, before anything is touched
    '/map-widget/': frame('map.html', { yandexuid: 400, yuidss: 365, i: 400, bh: 365, ymex: 365, yashr: 365, _yasc: 400, is_gdpr: 365, is_gdpr_b: 365, pi: 400, 'yabs-sid': 0 }),
  }),

  // Google
  'www.googletagmanager.com': routes({
    '/gtag/js': tracker('www.googletagmanager.com/gtag.js', consentMode),
    '/gtm.js': script('www.googletagmanager.com/consent-state.js', 'www.googletagmanager.com/gtm.js'),
  }),
  'www.google-analytics.com': routes({ '/g/collect': nothing }),
  'googleads.g.doubleclick.net': routes({ '/pagead/': gif }),
  'td.doubleclick.net': routes({ '/td/': gif }),
  'www.googleadservices.com': routes({ '/pagead/': gif }),
  'www.google.com': routes({ '/maps/embed': frame('map.html', { NID: 180 }) }),
  'www.recaptcha.net': routes({
    '/recaptcha/api.js': tracker('www.recaptcha.net/api.js'),
    '/recaptcha/api2/anchor': frame('www.recaptcha.net/anchor.html', { _GRECAPTCHA: 180 }),
  }),
  'www.youtube-nocookie.com': routes({ '/embed/': page('video.html', 'www.youtube-nocookie.com/embed.html') }),
  // what a container loads that is not Google's
  'pixel.partner.example': routes({ '/': gif }),

  // Meta
  'connect.facebook.net': routes({
    '/\\w+/fbevents.js': tracker('connect.facebook.net/fbevents.js'),
    '/signals/config/': empty,
    '/\\w+/sdk.js': tracker('connect.facebook.net/sdk.js'),
  }),
  'www.facebook.com': routes({ '/tr': gif, '/privacy_sandbox/': gif, '/plugins/': frame('post.html', { datr: 365 }) }),
  'www.instagram.com': routes({ '/embed.js': tracker('www.instagram.com/embed.js'), '/.+/embed': frame('post.html', { mid: 365, ig_did: 365, csrftoken: 365 }) }),

  // TikTok
  'analytics.tiktok.com': routes({ '/i18n/pixel/events.js': tracker('analytics.tiktok.com/events.js'), '/i18n/pixel/disable_cookie': gif, '/api/v2/pixel': nothing }),
  'analytics-ipv6.tiktokw.us': routes({ '/': gif }),

  // VK
  'top-fwz1.mail.ru': routes({ '/js/code.js': tracker('top-fwz1.mail.ru/code.js'), '/counter': gif, '/tracker': gif }),
  'vk.com': routes({ '/js/api/openapi.js': tracker('vk.com/openapi.js'), '/rtrg': gif }),

  // Microsoft
  'bat.bing.com': routes({ '/bat.js': tracker('bat.bing.com/bat.js'), '/p/action/': empty, '/action/0': gif }),
  'www.clarity.ms': routes({ '/tag/': tracker('www.clarity.ms/tag.js', clarity) }),
  'k.clarity.ms': routes({ '/collect': nothing }),
  'c.clarity.ms': routes({ '/c.gif': gif }),

  // counters and recordings
  'st.top100.ru': routes({ '/top100/top100.js': tracker('st.top100.ru/top100.js') }),
  'kraken.rambler.ru': routes({ '/cnt/v2/': gif }),
  'counter.yadro.ru': routes({ '/hit': gif }),
  'cnt0.www.uz': routes({ '/counter/collect': gif }),
  'static.hotjar.com': routes({ '/c/hotjar-': tracker('static.hotjar.com/hotjar.js') }),
  'content.hotjar.io': routes({ '/': nothing }),
  'static.tildacdn.com': routes({ '/js/tilda-stat-1.0.min.js': tracker('static.tildacdn.com/tilda-stat.js') }),
  'stat.tildacdn.com': routes({ '/event/': nothing }),
  'plausible.io': routes({ '/js/script': tracker('plausible.io/script.js'), '/api/event': nothing }),
  'matomo.partner.example': routes({ '/matomo.js': tracker('matomo.partner.example/matomo.js'), '/matomo.php': nothing }),

  // chats
  'code.jivo.ru': routes({ '/widget/': tracker('code.jivo.ru/widget.js') }),
  'cdn-ru.bitrix24.ru': routes({ '/b\\d+/crm/site_button/loader_': tracker('cdn-ru.bitrix24.ru/loader.js') }),
  'demo.bitrix24.ru': routes({ '/pub/guest.php': json }),

  // other embeds
  'telegram.org': routes({ '/js/telegram-widget.js': tracker('telegram.org/telegram-widget.js') }),
  't.me': routes({ '/': frame('post.html', { stel_ssid: 0 }) }),
  'oauth.telegram.org': routes({ '/embed/': frame('post.html', { stel_ssid: 0 }) }),
  'player.vimeo.com': routes({ '/video/': frame('video.html', { vuid: 730, player: 365 }) }),
  'widgets.2gis.com': routes({ '/widget': frame('map.html') }),

  // payment: necessary, never held back
  'cdn.paycom.uz': routes({ '/integration/js/checkout.min.js': tracker('cdn.paycom.uz/checkout.js') }),
};
