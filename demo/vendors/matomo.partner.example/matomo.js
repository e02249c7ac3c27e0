/*
 * A stand-in for a Matomo of the site's own: written for this repository, none of the vendor's code in it. It has the
 * consent of Matomo: what is tracked without waits and leaves with it, and a withdrawal is itself remembered in a cookie.
 */
const settings = { url: '', site: '' };
const years = (count) => count * 365;

// ---- consent: to be tracked, and to be tracked with cookies ----

// A refusal of an earlier page counts, until consent is given.
let given = !getCookie('mtm_consent_removed');
let cookies = true;
let begun = false;
// What was made ready without consent leaves with it.
const waiting = [];

// ---- cookies: of this host, named after the site ----

const name = (kind) => `_pk_${kind}.${settings.site}.${[...location.hostname].reduce((hash, letter) => (hash * 31 + letter.charCodeAt()) % 65536, 7).toString(16)}`;
const store = (kind, value, days) => cookies && setHostCookie(name(kind), value, days);
const storeVisitor = () => store('id', getCookie(name('id')) ?? `${random(16)}.${seconds()}`, 393);

// ---- requests ----

let process = (request) => request;

function report(fields) {
  storeVisitor();
  store('ses', 1, 1 / 48);
  send(process(query({ ...fields, idsite: settings.site, rec: 1, url: location.href, _id: getCookie(name('id'))?.split('.')[0] ?? '' })));
}

function send(request) {
  if (!given) {
    waiting.push(request);
    return;
  }
  begun = true;
  // One that the page made empty is not sent.
  if (request) navigator.sendBeacon(`${settings.url}?${request}`);
}

// ---- commands ----

const commands = {
  setTrackerUrl(url) {
    settings.url = url;
  },
  setSiteId(site) {
    settings.site = site;
  },
  setCustomRequestProcessing(change) {
    process = change ?? ((request) => request);
  },
  trackPageView: () => report({ action_name: document.title }),
  trackEvent: (category, action, label = '') => report({ e_c: category, e_a: action, e_n: label }),
  enableLinkTracking: () => addEventListener('click', ({ target }) => target.closest?.('a[href^="http"]') && report({ link: target.closest('a').href }), true),
  disableCookies() {
    cookies = false;
  },
  deleteCookies: () => ['id', 'ses'].forEach((kind) => setHostCookie(name(kind), '', 0)),

  requireConsent() {
    given = Boolean(getCookie('mtm_consent'));
  },
  setConsentGiven() {
    given = true;
    setHostCookie('mtm_consent_removed', '', 0);
    waiting.splice(0).forEach(send);
    commands.setCookieConsentGiven();
  },
  rememberConsentGiven() {
    commands.setConsentGiven();
    setHostCookie('mtm_consent', Date.now(), years(30));
  },
  forgetConsentGiven() {
    setHostCookie('mtm_consent', '', 0);
    setHostCookie('mtm_consent_removed', Date.now(), years(30));
    commands.forgetCookieConsentGiven();
    commands.requireConsent();
  },
  requireCookieConsent() {
    cookies = Boolean(getCookie('mtm_cookie_consent'));
  },
  // On a page that was counted already, the new cookie is told by a request of its own.
  setCookieConsentGiven() {
    if (cookies) return;
    cookies = true;
    if (!begun) return;
    report({ ping: 1 });
  },
  rememberCookieConsentGiven() {
    commands.setCookieConsentGiven();
    setHostCookie('mtm_cookie_consent', Date.now(), years(30));
  },
  forgetCookieConsentGiven() {
    setHostCookie('mtm_cookie_consent', '', 0);
    commands.deleteCookies();
    cookies = false;
  },
};

// The array is exchanged for an object that follows at once. Settings come first, wherever they stand in the queue.
const queue = Array.isArray(window._paq) ? window._paq : [];
const push = (...calls) => calls.forEach(([command, ...rest]) => commands[command]?.(...rest));
const first = ['setTrackerUrl', 'setSiteId', 'requireConsent', 'requireCookieConsent', 'disableCookies'];
window._paq = { push };
push(...queue.filter(([command]) => first.includes(command)), ...queue.filter(([command]) => !first.includes(command)));
