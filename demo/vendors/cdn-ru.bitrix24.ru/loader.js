/*
 * A stand-in for the site button of Bitrix24: written for this repository, none of the vendor's code in it. It keeps what
 * the real loader says it keeps, from the moment it is there, and joins other counters' identifiers to an enquiry.
 */
const portal = 'demo.bitrix24.ru';
const tags = Object.fromEntries([...new URLSearchParams(location.search)].filter(([name]) => name.startsWith('utm_')));

const pages = [...JSON.parse(stored('localStorage', 'b24_crm_guest_pages') ?? '[]'), [location.href, seconds(), document.title]];
stored('localStorage', 'b24_crm_guest_pages', JSON.stringify(pages));
stored('localStorage', 'b24_crm_guest_ref', stored('localStorage', 'b24_crm_guest_ref') ?? document.referrer);
// The cookie is only for browsers without storage.
if (stored('localStorage', 'b24_crm_guest_utm', JSON.stringify(tags)) === null) setHostCookie('b24_crm_guest_utm', JSON.stringify(tags), 3650);

const trace = () => ({ url: location.href, pages, tags, ga: getCookie('_ga'), ym: getCookie('_ym_uid') });
window.b24Tracker = { guest: { getTrace: () => JSON.stringify(trace()) } };

stored('localStorage', 'b24_crm_guest_id', stored('localStorage', 'b24_crm_guest_id') ?? randomNumber(6));
stored('localStorage', 'b24_crm_guest_traces', JSON.stringify([trace()]));
if (!stored('sessionStorage', 'b24_crm_guest_id_returned')) {
  stored('sessionStorage', 'b24_crm_guest_id_returned', 'y');
  post(`${portal}/pub/guest.php`, JSON.stringify({ id: stored('localStorage', 'b24_crm_guest_id'), trace: trace() }));
}

const button = Object.assign(document.createElement('button'), { type: 'button', textContent: 'Write to us' });
button.className = 'b24-widget-button-wrapper';
button.style.cssText = 'position:fixed;right:1rem;bottom:5rem;padding:.75rem 1.5rem;border:0;border-radius:2rem;font:600 1rem system-ui;color:#fff;background:#0b6bcb';
button.addEventListener('click', () => post(`${portal}/pub/guest.php`, JSON.stringify({ enquiry: trace() })));
draw(button);
