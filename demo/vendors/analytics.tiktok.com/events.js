/*
 * A stand-in for TikTok's pixel: written for this repository, none of the vendor's code in it. It does what the file of
 * 2025-08 was seen doing in a browser: all it stores is stored whatever was said about consent.
 */
const ttq = window[window.TiktokAnalyticsObject ?? 'ttq'];
const id = new URL(currentScript.src).searchParams.get('sdkid');
const life = 390;

// ---- what is stored ----

// Comes back with every event, even while consent is revoked.
function storeSession() {
  setCookie('_tt_enable_cookie', 1, life);
  for (const name of ['ttcsid', `ttcsid_${id}`]) setCookie(name, getCookie(name) ?? `${Date.now()}::${random(20)}.1.${Date.now()}`, life);
}

function store() {
  setCookie('_ttp', getCookie('_ttp') ?? random(27), life);
  storeSession();
  stored('sessionStorage', 'tt_sessionId', stored('sessionStorage', 'tt_sessionId') ?? random(20));
  stored('sessionStorage', 'tt_appInfo', JSON.stringify({ appID: id, from: 'events.js' }));
  stored('sessionStorage', 'tt_pixel_session_index', Number(stored('sessionStorage', 'tt_pixel_session_index')) + 1);
}

// ---- consent ----

let consent = 'granted';

const held = () => JSON.parse(stored('sessionStorage', 'tt_hold_events') ?? '[]');

function record(event, properties = {}) {
  storeSession();
  const hit = { event, properties, context: { pixel: { code: id }, page: { url: location.href } } };
  if (consent === 'granted') post('analytics.tiktok.com/api/v2/pixel', JSON.stringify(hit));
  // On hold, events wait for the grant in storage of their own; revoked, they are lost.
  else if (consent === 'held') stored('sessionStorage', 'tt_hold_events', JSON.stringify([...held(), hit]));
}

// ---- commands ----

const commands = {
  page: () => record('Pageview'),
  track: record,
  identify: () => {},
  holdConsent() {
    consent = 'held';
  },
  revokeConsent() {
    consent = 'revoked';
    stored('sessionStorage', 'tt_hold_events', null);
  },
  grantConsent() {
    consent = 'granted';
    for (const hit of held()) post('analytics.tiktok.com/api/v2/pixel', JSON.stringify(hit));
    stored('sessionStorage', 'tt_hold_events', null);
  },
  enableCookie: () => setCookie('_ttp', random(27), life),
  // This one alone goes; all the others stay.
  disableCookie() {
    setCookie('_ttp', '', 0);
    loadPicture('analytics.tiktok.com/i18n/pixel/disable_cookie');
  },
};

const calls = Array.isArray(ttq) ? ttq.splice(0) : [];
Object.assign(ttq, commands);
store();
loadPicture('analytics-ipv6.tiktokw.us/');
for (const [command, ...rest] of calls) commands[command]?.(...rest);
