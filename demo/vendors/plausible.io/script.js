/*
 * A stand-in for Plausible's script.js: written for this repository, none of the vendor's code in it. It stores nothing, and
 * reads one key by which a visitor can opt out.
 */
const domain = currentScript.dataset.domain ?? location.hostname;

function record(name, { props, callback } = {}) {
  if (stored('localStorage', 'plausible_ignore') !== 'true') {
    post('plausible.io/api/event', JSON.stringify({ n: name, u: location.href, d: domain, r: document.referrer || null, p: props }));
  }
  callback?.();
}

const calls = window.plausible?.q;
window.plausible = record;
if (Array.isArray(calls)) calls.forEach((call) => record(...call));

// A page that changes its address by itself is a new view.
let seen;
function view() {
  if (seen === location.pathname) return;
  seen = location.pathname;
  record('pageview');
}
const { pushState } = history;
history.pushState = function (...parameters) {
  pushState.apply(this, parameters);
  view();
};
addEventListener('popstate', view);
view();
