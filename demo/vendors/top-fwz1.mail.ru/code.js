/*
 * A stand-in for Top.Mail.Ru, also the pixel of VK Ads: written for this repository, none of the vendor's code in it. It
 * does what code.js 60.3.0 was seen doing in a browser. There is nothing to stop it with.
 */
const life = 333;

// ---- what is stored: twice, so that each of the two comes back from the other ----

function restored(name, fresh) {
  const value = getCookie(name) ?? stored('localStorage', name) ?? fresh;
  setCookie(name, value, life);
  return stored('localStorage', name, value);
}
const visitor = restored('tmr_lvid', random(32));
const since = restored('tmr_lvidTS', Date.now());
setHostCookie('tmr_detect', `0|${Date.now()}`, 1);

// ---- what is sent ----

const counters = new Set();

function report(kind, fields, send = loadPicture) {
  // Counted in storage, so that it is written anew after a deletion.
  const number = stored('localStorage', 'tmr_reqNum', Number(stored('localStorage', 'tmr_reqNum')) + 1);
  send(`top-fwz1.mail.ru/${kind}?${query({ ...fields, lvid: visitor, ts: since, rn: number, u: location.href })}`);
}

function obey({ id, type, goal }) {
  counters.add(id);
  if (type === 'pageView') report('counter', { id });
  else report('tracker', { id, e: `RG/${goal ?? type}` });
}

document.addEventListener('click', () => counters.forEach((id) => report('tracker', { id, e: 'CL' })), true);
addEventListener('pagehide', () => counters.forEach((id) => report('tracker', { id, e: 'UN' }, sendBeacon)));

const queue = (window._tmr ??= []);
queue.forEach(obey);
queue.push = (...items) => items.forEach(obey);
