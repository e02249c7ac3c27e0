/*
 * A stand-in for Hotjar: written for this repository, none of the vendor's code in it. The real one was not run: this one
 * stores what the documentation names. Taking its script off the page does not stop its timers.
 */
const id = currentScript.src.match(/hotjar-(\d+)/)[1];

function store() {
  setCookie(`_hjSessionUser_${id}`, getCookie(`_hjSessionUser_${id}`) ?? random(32), 365);
  setCookie(`_hjSession_${id}`, getCookie(`_hjSession_${id}`) ?? random(32), 1 / 48);
  const viewport = stored('sessionStorage', 'hjViewportId', stored('sessionStorage', 'hjViewportId') ?? random(32));
  stored('localStorage', 'hjActiveViewportIds', JSON.stringify([{ id: viewport, expirationTimestamp: Date.now() + 18e5 }]));
}

const record = (...call) => {
  store();
  post(`content.hotjar.io/?site_id=${id}`, JSON.stringify(call));
};

const calls = window.hj?.q;
window.hj = record;
record('page', location.href);
if (Array.isArray(calls)) calls.forEach((call) => record(...call));
setInterval(() => record('recording'), 3000);
