/*
 * Stands before the files of trackers, in one function with each: where requests go, and how things are kept.
 */
const { currentScript } = document;
// In life `https://`; on the demo's server the vendors are folders of one host.
const prefix = currentScript.src.match(/^https?:\/\/([^/]+\/vendors\/)?/)[0];

/** Some run before there is a body. */
const draw = (element) => (document.body ?? document.documentElement).append(element);

// ---- requests ----

const loadPicture = (address) => {
  new Image().src = prefix + address;
};
const loadScript = (address) => document.head.append(Object.assign(document.createElement('script'), { async: true, src: prefix + address }));
const post = (address, body) => fetch(prefix + address, { method: 'POST', mode: 'no-cors', credentials: 'include', keepalive: true, body }).catch(() => {});
/** Leaves even when the page is closing. */
const sendBeacon = (address, body) => navigator.sendBeacon(prefix + address, body);
const query = (fields) => new URLSearchParams(fields).toString();

// ---- what is kept ----

const seconds = () => Math.floor(Date.now() / 1000);
const random = (length, digits = '0123456789abcdef') => Array.from({ length }, () => digits[Math.floor(Math.random() * digits.length)]).join('');
const randomNumber = (length) => random(length, '123456789');

const getCookie = (name) => document.cookie.match(`(?:^|; )${name}=([^;]*)`)?.[1];

/** On this host alone; `days` may be a part of one. */
function setHostCookie(name, value, days, domain = '') {
  document.cookie = `${name}=${value}; path=/; max-age=${Math.round(days * 86400)}; SameSite=Lax${domain}`;
}

/** On the highest domain that takes it, found by trying; on localhost that is the host. */
function setCookie(name, value, days) {
  const labels = location.hostname.split('.');
  const domains = labels.map((_, at) => labels.slice(at).join('.')).filter((domain) => /\.[a-z]/.test(domain));
  for (const domain of [...domains.reverse().map((each) => `; domain=.${each}`), '']) {
    setHostCookie(name, value, days, domain);
    if (getCookie(name) === `${value}`) return;
  }
}

/** Reads a key, writes it, or with `null` removes it. Where storage is blocked, a tracker goes on without. */
function stored(area, key, value) {
  try {
    if (value === null) window[area].removeItem(key);
    else if (value !== undefined) window[area].setItem(key, value);
    return window[area].getItem(key);
  } catch {
    return null;
  }
}

