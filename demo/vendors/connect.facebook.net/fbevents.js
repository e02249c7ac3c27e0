/*
 * A stand-in for Meta's fbevents.js: written for this repository, none of the vendor's code in it. It does what version
 * 2.9.223 was seen doing in a browser.
 */
const { fbq } = window;
const pixels = new Set();
const configured = new Set();

// ---- consent ----

let revoked = false;
// Events of while it is revoked are not lost: the grant sends them all.
const waiting = [];

// ---- what is stored ----

function store() {
  // A deleted identifier comes back with the next event, as another one.
  setCookie('_fbp', getCookie('_fbp') ?? `fb.1.${Date.now()}.${randomNumber(18)}`, 90);
  const click = new URLSearchParams(location.search).get('fbclid');
  if (click) setCookie('_fbc', `fb.1.${Date.now()}.${click}`, 90);
}

// Revoked before `init`, the pixel asks for no settings and stores nothing.
function configure(id) {
  if (revoked || configured.has(id)) return;
  configured.add(id);
  loadScript(`connect.facebook.net/signals/config/${id}?v=2.9.223`);
  loadPicture(`www.facebook.com/privacy_sandbox/topics/registration/?id=${id}`);
  stored('localStorage', 'lastExternalReferrer', document.referrer || 'empty');
  stored('localStorage', 'lastExternalReferrerTime', Date.now());
  stored('localStorage', 'topicsLastReferenceTime', Date.now());
}

// ---- commands ----

function record(ids, event, data = {}) {
  if (revoked) {
    waiting.push([ids, event, data]);
    return;
  }
  store();
  for (const id of ids) {
    configure(id);
    loadPicture(`www.facebook.com/tr/?${query({ id, ev: event, dl: location.href, cd: JSON.stringify(data), fbp: getCookie('_fbp'), ts: Date.now() })}`);
  }
}

const commands = {
  consent(action) {
    revoked = action === 'revoke';
    if (revoked) return;
    pixels.forEach(configure);
    waiting.splice(0).forEach((event) => record(...event));
  },
  init(id) {
    pixels.add(`${id}`);
    configure(`${id}`);
  },
  track: (event, data) => record([...pixels], event, data),
  trackCustom: (event, data) => record([...pixels], event, data),
  trackSingle: (id, event, data) => record([`${id}`], event, data),
  trackSingleCustom: (id, event, data) => record([`${id}`], event, data),
};

// The function that is found under this name is the one that is heard, also when the page replaces it later.
fbq.callMethod = (command, ...rest) => commands[command]?.(...rest);
while (fbq.queue.length) fbq.callMethod(...fbq.queue.shift());
