/*
 * A stand-in for Google's gtag.js with a GA4 property: written for this repository, none of the vendor's code in it. It
 * does what the file of 2025-07 was seen doing in a browser.
 */
(() => {
  const prefix = document.currentScript.src.split('www.googletagmanager.com')[0];
  const { ics } = google_tag_data;
  const properties = {};
  const random = () => Math.floor(Math.random() * 2e9);
  const newVisitor = () => `${random()}.${Math.floor(Date.now() / 1000)}`;
  let visitor = newVisitor();

  // ---- consent ----

  const granted = (key) => ics.getConsentState(key) === 1;

  ics.addListener(() => {
    // Granted later: the cookies appear, with the identifier of the pings before. Refused later: they stay where they
    // are, and the pings go on under a new one.
    if (granted('analytics_storage')) Object.keys(properties).forEach(store);
    else visitor = newVisitor();
  });

  // ---- cookies: two years, on the highest domain that takes them; 400 days is what Chromium makes of it ----

  const getCookie = (name) => document.cookie.match(`(?:^|; )${name}=([^;]*)`)?.[1];
  function setCookie(name, value) {
    const levels = location.hostname.split('.');
    const domains = levels.map((_, n) => levels.slice(-n - 1).join('.')).filter((domain) => /[a-z]/.test(domain) && domain.includes('.'));
    for (const domain of [...domains, '']) {
      document.cookie = `${name}=${value}; path=/; max-age=63072000; SameSite=Lax${domain && `; domain=.${domain}`}`;
      if (getCookie(name) === value) return;
    }
  }

  // Only what was heard before this moment counts: a `default` that follows `config` is too late for the first hit.
  function store(id) {
    if (!granted('analytics_storage') || window[`ga-disable-${id}`]) return;
    visitor = getCookie('_ga')?.split('.').slice(-2).join('.') ?? visitor;
    setCookie('_ga', `GA1.1.${visitor}`);
    // Written anew by each event, so that it comes back after a deletion.
    setCookie(`_ga_${id.replace(/^G-/, '')}`, `GS2.1.s${Math.floor(Date.now() / 1000)}$o1$g1`);
  }

  // ---- hits ----

  function hit(id, event, send = (url) => fetch(url, { method: 'POST', mode: 'no-cors', keepalive: true }).catch(() => {})) {
    const query = new URLSearchParams({ v: '2', tid: id, cid: visitor, en: event, dl: location.href, sr: `${screen.width}x${screen.height}` });
    if (ics.usedDefault || ics.usedUpdate) {
      // G1, then advertising, then analytics.
      query.set('gcs', `G1${granted('ad_storage') ? 1 : 0}${granted('analytics_storage') ? 1 : 0}`);
      if (!granted('ad_storage')) query.set('npa', '1');
      query.set('pscdl', granted('ad_storage') ? 'noapi' : 'denied');
    }
    send(`${prefix}www.google-analytics.com/g/collect?${query}`);
  }

  // The first hit leaves at once, later events in bunches: one that waits already leaves even if `ga-disable` is set meanwhile.
  const bunchEvery = 5000;
  let bunch = [];
  const sendBunch = (send) => bunch.splice(0).forEach(([id, event]) => hit(id, event, send));
  setInterval(() => sendBunch(), bunchEvery);
  addEventListener('pagehide', () => sendBunch((url) => navigator.sendBeacon(url)));

  // `ga-disable-<id>` is read each time: it holds live, and `false` lets the property go on.
  function record(id, event) {
    if (window[`ga-disable-${id}`]) return;
    const first = !properties[id].counted;
    properties[id].counted = true;
    store(id);
    if (first) hit(id, event);
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
      for (const id of send_to ? [send_to].flat() : Object.keys(properties)) if (properties[id]) record(id, name);
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

  // An array in the place of `arguments` is ignored, silently. Commands are followed in the order of the queue.
  const listen = (item) => Object.prototype.toString.call(item) === '[object Arguments]' && obey([...item]);
  const queue = (window.dataLayer ??= []);
  const push = queue.push;
  queue.forEach(listen);
  queue.push = function (...items) {
    const length = push.apply(this, items);
    items.forEach(listen);
    return length;
  };
})();
