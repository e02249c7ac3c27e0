/*
 * A stand-in for Tilda's statistics: written for this repository, none of the vendor's code in it. It does what
 * tilda-stat-1.0.min.js was seen doing in a browser, with the three switches that its code has.
 */
const halfHour = 1 / 48;

// Off by a global or by an attribute of the page; waiting for the cookies of Tilda's own consent block by another global.
const off = () => window.tildastatcookie === 'no' || document.querySelector('#allrecords')?.dataset.tildaCookie === 'no';
const agreed = () => getCookie('t_cookiesConsentGiven') === 'true' && decodeURIComponent(getCookie('t_cookiesCategories') ?? '').includes('analytics');
let cookies = !off() && (window.tildastatcookiegdpr !== 'yes' || agreed());

function store() {
  const uid = getCookie('tildauid') ?? `${Date.now()}.${randomNumber(6)}`;
  const sid = getCookie('tildasid') ?? `${Date.now()}.${randomNumber(6)}`;
  setHostCookie('tildauid', uid, 90);
  setHostCookie('tildasid', sid, halfHour);
  setHostCookie('previousUrl', encodeURIComponent(location.host + location.pathname), halfHour);
  return { uid, sid };
}

// Without cookies it counts all the same.
const report = (event) => post(`stat.tildacdn.com/event/?${query({ event, page: location.href, ...(cookies && store()) })}`);

// The file itself speaks through the name that pages use.
window.tildastat = (command) => {
  if (command === 'create') addEventListener('pagehide', () => window.tildastat('leave'));
  else if (command === 'cookieenabled') cookies = true;
  else if (command === 'readtime') setTimeout(() => window.tildastat('read'), 5000);
  else if (command === 'scroll') addEventListener('scroll', () => window.tildastat('scrolled'), { once: true });
  else report(command);
};
for (const step of ['create', 'pageview', 'readtime', 'scroll']) window.tildastat(step);
