/*
 * A stand-in for Google's gtag.js with GA4 properties and Google Ads accounts: written for this repository, none of the
 * vendor's code in it. It does what the file of 2025-07 was seen doing in a browser.
 */
const { ics } = google_tag_data;
const properties = {};
const newVisitor = () => `${randomNumber(9)}.${seconds()}`;
let visitor = newVisitor();
const isAds = (id) => id.startsWith('AW-');

// ---- consent ----

const granted = (key) => ics.getConsentState(key) === 1;

ics.addListener(['ad_storage', 'analytics_storage'], () => {
  // Granted later: the cookies appear, with the identifier of the pings before. Refused later: they stay where they
  // are, and the pings go on under a new one.
  Object.keys(properties).forEach(store);
  if (!granted('analytics_storage')) visitor = newVisitor();
});

// ---- cookies ----

// Only what was heard before this moment counts: a `default` that follows `config` is too late for the first hit.
function store(id) {
  if (window[`ga-disable-${id}`]) return;
  if (isAds(id)) storeAds();
  else if (granted('analytics_storage')) {
    // Two years; 400 days is what Chromium makes of it.
    visitor = getCookie('_ga')?.split('.').slice(-2).join('.') ?? visitor;
    setCookie('_ga', `GA1.1.${visitor}`, 730);
    // Written anew by each event, so that it comes back after a deletion.
    setCookie(`_ga_${id.replace(/^G-/, '')}`, `GS2.1.s${seconds()}$o1$g1`, 730);
  }
}

function storeAds() {
  if (!granted('ad_storage')) return;
  setCookie('_gcl_au', getCookie('_gcl_au') ?? `1.1.${randomNumber(9)}.${seconds()}`, 90);
  const click = new URLSearchParams(location.search).get('gclid');
  if (click) setCookie('_gcl_aw', `GCL.${seconds()}.${click}`, 90);
}

// ---- hits ----

// G1, then advertising, then analytics.
const consentFields = () =>
  ics.usedDefault || ics.usedUpdate
    ? { gcs: `G1${granted('ad_storage') ? 1 : 0}${granted('analytics_storage') ? 1 : 0}`, ...(!granted('ad_storage') && { npa: 1 }), pscdl: granted('ad_storage') ? 'noapi' : 'denied' }
    : {};

function hit(id, event, send = post) {
  const fields = { v: 2, tid: id, cid: visitor, en: event, dl: location.href, sr: `${screen.width}x${screen.height}` };
  send(`www.google-analytics.com/g/collect?${query({ ...fields, ...consentFields() })}`);
}

// Each event tells the account that the visitor was here; a conversion, named by its label, goes to another host.
function adsHit(account, event, label) {
  const id = account.replace('AW-', '');
  const fields = query({ en: event, url: location.href, auid: granted('ad_storage') ? (getCookie('_gcl_au') ?? '') : '', ...consentFields() });
  if (label) loadPicture(`www.googleadservices.com/pagead/conversion/${id}/?label=${label}&${fields}`);
  else loadPicture(`googleads.g.doubleclick.net/pagead/viewthroughconversion/${id}/?${fields}`);
  if (granted('ad_storage')) loadPicture(`td.doubleclick.net/td/rul/${id}?${fields}`);
}

// The first hit leaves at once, later events in bunches: one that waits already leaves even if `ga-disable` is set meanwhile.
const bunchEvery = 5000;
let bunch = [];
const sendBunch = (send) => bunch.splice(0).forEach(([id, event]) => hit(id, event, send));
setInterval(() => sendBunch(), bunchEvery);
addEventListener('pagehide', () => sendBunch(sendBeacon));

// `ga-disable-<id>` is read each time: it holds live, and `false` lets the property go on.
function record(id, event, label) {
  if (window[`ga-disable-${id}`]) return;
  const first = !properties[id].counted;
  properties[id].counted = true;
  store(id);
  if (isAds(id)) adsHit(id, event, label);
  else if (first) hit(id, event);
  else bunch.push([id, event]);
}

// ---- commands ----

const held = [];
const commands = {
  consent: (command, values) => ics.follow(command, values),
  config(id, options = {}) {
    properties[id] ??= {};
    if (options.send_page_view !== false) record(id, 'page_view');
  },
  event(name, { send_to } = {}) {
    for (const target of send_to ? [send_to].flat() : Object.keys(properties)) {
      const [id, label] = target.split('/');
      if (properties[id]) record(id, name, label);
    }
  },
  get: (id, field, callback) => callback?.(field === 'client_id' ? visitor : undefined),
};

// What would send waits while `wait_for_update` runs, and leaves at once when the update comes.
function obey([command, ...rest]) {
  if (command !== 'consent' && Date.now() < ics.waitUntil) {
    held.push([command, ...rest]);
    setTimeout(release, ics.waitUntil - Date.now() + 1);
    return;
  }
  commands[command]?.(...rest);
  if (command === 'consent') release();
}
function release() {
  if (Date.now() >= ics.waitUntil) held.splice(0).forEach(obey);
}

// An array in the place of `arguments` is ignored, silently. Commands are followed in the order of the queue, by one copy of
// the file: a page may ask for it once for each of its properties.
const listen = (item) => Object.prototype.toString.call(item) === '[object Arguments]' && obey([...item]);
const queue = (window.dataLayer ??= []);
const manager = (window.google_tag_manager ??= {});
if (!manager.gtag) {
  manager.gtag = true;
  const { push } = queue;
  queue.forEach(listen);
  queue.push = function (...items) {
    const length = push.apply(this, items);
    items.forEach(listen);
    return length;
  };
}
