/*
 * A stand-in for Microsoft Advertising's bat.js: written for this repository, none of the vendor's code in it. It does what
 * the file was seen doing in a browser.
 */
const lives = { _uetsid: 1, _uetvid: 390 };

window.UET = class {
  constructor({ ti: id, q: queue = [] }) {
    this.id = id;
    this.granted = true;
    this.asked = false;
    loadScript(`bat.bing.com/p/action/${id}.js`);
    // What was pushed to an array lies there flat: each command takes what belongs to it.
    while (queue.length) {
      const command = queue.shift();
      const wanted = { event: 2, consent: 2, set: 1 }[command] ?? 0;
      this.push(command, ...queue.splice(0, wanted));
    }
  }

  push(command, ...rest) {
    if (command === 'consent') this.follow(...rest);
    else if (command === 'pageLoad') this.send('pageLoad');
    else if (command === 'event') this.send('custom', { ea: rest[0], ...rest[1] });
  }

  // Refused later, the identifiers leave the hits: these go on, and what is stored stays.
  follow(_, { ad_storage }) {
    this.asked = true;
    this.granted = ad_storage === 'granted';
  }

  send(event, fields = {}) {
    if (this.granted) Object.keys(lives).forEach((name) => this.store(name));
    const ids = this.granted ? { sid: getCookie('_uetsid'), vid: getCookie('_uetvid') } : {};
    const consent = this.asked ? { asc: this.granted ? 'G' : 'D' } : {};
    loadPicture(`bat.bing.com/action/0?${query({ ti: this.id, evt: event, p: location.href, ...fields, ...ids, ...consent })}`);
  }

  // A copy lies in storage with its end, and brings a deleted cookie back.
  store(name) {
    const copy = Number(stored('localStorage', `${name}_exp`)) > Date.now() ? stored('localStorage', name) : null;
    const value = getCookie(name) ?? copy ?? random(32);
    setCookie(name, value, lives[name]);
    stored('localStorage', name, value);
    stored('localStorage', `${name}_exp`, Date.now() + lives[name] * 864e5);
  }
};
