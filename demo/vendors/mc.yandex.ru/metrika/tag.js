/*
 * A stand-in for Yandex Metrica's tag.js: written for this repository, none of the vendor's code in it. It does what the
 * file of 2026-06 was seen doing in a browser, as far as a consent widget can meet it.
 */
(() => {
  // Everything goes to the host the file came from.
  const base = document.currentScript.src.split('/metrika/')[0];
  const year = 365 * 24 * 60;

  // State lies on the page, shared by all copies of the file: a second one neither counts twice nor forgets the visitor.
  const ya = (window.Ya ??= {});
  const page = (ya._metrika ??= { counters: {}, getCounters: () => Object.values(page.counters) });

  // ---- what is stored ----

  // Cookies are written on the highest domain that takes them, found by trying; host-only on localhost.
  let rootDomain;
  function root() {
    if (rootDomain !== undefined) return rootDomain;
    const levels = location.hostname.split('.');
    rootDomain = '';
    for (let n = 2; n <= levels.length && !rootDomain; n++) {
      const domain = levels.slice(-n).join('.');
      document.cookie = `metrika_enabled=1; domain=${domain}; path=/`;
      if (!/\bmetrika_enabled=1/.test(document.cookie)) continue;
      document.cookie = `metrika_enabled=; domain=${domain}; path=/; max-age=0`;
      rootDomain = domain;
    }
    return rootDomain;
  }

  function setCookie(name, value, minutes) {
    const domain = root() && !/^[\d.]+$/.test(root()) ? `; domain=.${root()}` : '';
    const site = location.protocol === 'https:' ? '; SameSite=None; Secure' : '; SameSite=Lax';
    document.cookie = `${name}=${value}; path=/; max-age=${minutes * 60}${domain}${site}`;
  }
  const getCookie = (name) => document.cookie.match(`(?:^|; )${name}=([^;]*)`)?.[1];

  // Where storage is blocked the counter goes on without.
  function stored(area, key, value) {
    try {
      if (value !== undefined) window[area].setItem(key, JSON.stringify(value));
      return JSON.parse(window[area].getItem(key));
    } catch {
      return null;
    }
  }

  // The identifier comes back from localStorage when only cookies were deleted, and the other way round. Kept in memory:
  // once known it is not written again on this page, not even by a new `init`.
  function visitor() {
    if (page.uid) return page.uid;
    const now = Math.floor(Date.now() / 1000);
    const cookie = getCookie('_ym_uid');
    page.uid = cookie || stored('localStorage', '_ym_uid') || `${now}${Math.floor(1e6 + Math.random() * 9e8)}`;
    if (!cookie) {
      setCookie('_ym_uid', page.uid, year);
      setCookie('_ym_d', now, year);
    }
    stored('localStorage', '_ym_uid', page.uid);
    return page.uid;
  }

  // ---- what is sent ----

  // A function replaced by the page is not trusted: fetch, else beacon, else XHR.
  const native = (fn) => /\[native code\]/.test(Function.prototype.toString.call(fn));
  function send(path, body) {
    const url = `${base}/${path}`;
    if (native(window.fetch)) fetch(url, { method: 'POST', mode: 'cors', credentials: 'include', keepalive: true, body }).catch(() => {});
    else if (native(navigator.sendBeacon)) navigator.sendBeacon(url, body);
    else {
      const request = new XMLHttpRequest();
      request.open('POST', url);
      request.withCredentials = true;
      request.send(body);
    }
  }

  class Counter {
    constructor(options) {
      const id = Number(options.id);
      // The owner's switch is read here and never again: set later, it changes nothing.
      if (window[`disableYaCounter${id}`]) return;
      Object.assign(this, { id, options, running: true, undo: [], buffer: [] });
      page.counters[`${id}:0`] = this;
      window[`yaCounter${id}`] = this;

      visitor();
      stored('localStorage', `_ym${id}_lsid`, stored('localStorage', `_ym${id}_lsid`) ?? Date.now());
      stored('localStorage', '_ym_retryReqs', {});
      stored('sessionStorage', '__ym_tab_guid', stored('sessionStorage', '__ym_tab_guid') ?? crypto.getRandomValues(new Uint32Array(2)).join('-'));
      this.lookForAdBlocker();
      if (options.webvisor) this.record();
      if (options.clickmap) this.listen('click', (event) => this.ping(`clmap/${id}?pointer-click=x:${event.clientX}:y:${event.clientY}`));
      if (!options.defer) this.hit(location.href);
      pending(id).splice(0).forEach(call);
    }

    hit(url) {
      this.report('pv:1', { 'page-url': url });
    }
    reachGoal(goal, parameters) {
      this.report('ar:1', { 'page-url': `goal://${location.host}/${goal}`, 'site-info': JSON.stringify(parameters ?? {}) });
    }
    params(parameters) {
      this.report('pa:1', { 'site-info': JSON.stringify(parameters) });
    }
    userParams(parameters) {
      this.params({ __ymu: parameters });
    }
    notBounce() {
      this.report('nb:1', { 'page-url': location.href });
    }
    extLink(url) {
      this.report('ln:1', { 'page-url': url });
    }
    file(url) {
      this.report('dl:1', { 'page-url': url });
    }
    getClientID(callback) {
      callback?.(visitor());
    }
    setUserID(user) {
      this.userParams({ UserID: user });
    }

    // Stops, for good. It sends what the recording still holds, and leaves everything stored where it is.
    destruct() {
      if (!this.running) return;
      this.flush();
      this.running = false;
      this.undo.forEach((undo) => undo());
      delete page.counters[`${this.id}:0`];
      delete window[`yaCounter${this.id}`];
    }

    report(kind, fields) {
      if (!this.running) return;
      const key = `_ym${this.id}:0_reqNum`;
      const number = stored('localStorage', key, (stored('localStorage', key) ?? 0) + 1);
      const info = `${kind}:rqn:${number}:u:${visitor()}:v:2520:st:${Math.floor(Date.now() / 1000)}`;
      send(`watch/${this.id}/1?${new URLSearchParams({ ...fields, 'browser-info': info })}`);
    }

    ping(path) {
      new Image().src = `${base}/${path}`;
    }

    // A picture that ad blockers hold back; the answer is kept for 20 hours.
    lookForAdBlocker() {
      const probe = new Image();
      const keep = (blocked) => () => this.running && setCookie('_ym_isad', blocked, 20 * 60);
      probe.onload = keep(2);
      probe.onerror = keep(1);
      probe.src = `${base}/metrika/advert.gif`;
    }

    // Session Replay: collects what is done on the page, and sends it every few seconds.
    record() {
      setCookie('_ym_visorc', 'w', 30);
      this.buffer.push(['page', document.documentElement.outerHTML.length]);
      for (const type of ['click', 'input', 'scroll']) this.listen(type, (event) => this.buffer.push([type, event.timeStamp | 0]));
      const timer = setInterval(() => this.flush(), 5000);
      this.undo.push(() => clearInterval(timer));
      this.listen('pagehide', () => this.flush());
    }

    flush() {
      if (this.buffer.length) send(`webvisor/${this.id}?wmode=0&u=${visitor()}`, JSON.stringify(this.buffer.splice(0)));
    }

    listen(type, listener) {
      window.addEventListener(type, listener, true);
      this.undo.push(() => window.removeEventListener(type, listener, true));
    }
  }

  Counter.counters = page.getCounters;
  ya.Metrika2 = Counter;

  // ---- the queue ----

  // Calls for a counter that does not run wait here, and are sent by its next `init`: before the first, while it was
  // switched off, and after `destruct`.
  const waiting = {};
  const pending = (id) => (waiting[id] ??= []);

  function call(item) {
    const [id, method, ...rest] = Array.from(item);
    if (!method || item.executed) return;
    const counter = page.counters[`${Number(id)}:0`];
    if (method === 'init') {
      // `ssr`: the live file is expected to bring its own init; this call is ignored.
      if (rest[0]?.ssr) return;
      item.executed = true;
      if (!counter) new Counter({ ...rest[0], id });
    } else if (counter?.[method]) {
      item.executed = true;
      counter[method](...rest);
    } else {
      pending(Number(id)).push([id, method, ...rest]);
    }
  }

  // The array behind `ym` is watched, not the function: whoever replaces `window.ym` is no longer heard.
  if (window.ym) {
    const queue = (ym.a ??= []);
    const push = queue.push;
    queue.forEach(call);
    queue.push = function (...items) {
      const length = push.apply(this, items);
      items.forEach(call);
      return length;
    };
  }
})();
