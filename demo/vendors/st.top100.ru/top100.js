/*
 * A stand-in for Rambler's Top100: written for this repository, none of the vendor's code in it. It does what top100.js
 * 3.18.18 was seen doing in a browser. There is nothing to stop it with.
 */
const life = 365;
const copy = `${location.hostname}_adtech_uid`;

window.top100 = class {
  constructor({ project }) {
    this.project = project;
    const uid = getCookie('adtech_uid') ?? stored('localStorage', copy) ?? `${random(8)}-${random(4)}-${random(12)}`;
    setCookie('adtech_uid', uid, life);
    // Under a name of the host: it brings a deleted cookie back.
    stored('localStorage', copy, uid);
    setCookie('top100_id', getCookie('top100_id') ?? `t1.${project}.${randomNumber(9)}.${Date.now()}`, life);
    this.send('pv');
    // What is deleted while it runs is written again: the visit's cookie belongs to each hit, and hits leave until the end.
    document.addEventListener('click', () => this.send('click'), true);
    setInterval(() => this.send('alive'), 3000);
    addEventListener('pagehide', () => this.send('end', sendBeacon));
  }

  send(event, by = loadPicture) {
    setCookie(`t3_sid_${this.project}`, `s1.${randomNumber(9)}.${Date.now()}`, life);
    stored('localStorage', `_top100_t3_sid_${this.project}_surl`, location.href);
    by(`kraken.rambler.ru/cnt/v2/?${query({ et: event, pid: this.project, uid: getCookie('adtech_uid') ?? '', url: location.href })}`);
  }
};

const queue = (window._top100q ??= []);
const run = (callback) => callback();
queue.forEach(run);
queue.push = (...callbacks) => callbacks.forEach(run);
