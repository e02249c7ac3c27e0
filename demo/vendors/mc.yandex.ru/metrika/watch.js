/*
 * A stand-in for the old watch.js, of which copies from 2016 to 2019 are still met: written for this repository. It was
 * seen to ignore `disableYaCounter<id>`, and to have no `destruct`: what runs, runs until the page is left.
 */
(() => {
  const base = document.currentScript.src.split('/metrika/')[0];

  class Metrika {
    constructor(options) {
      this.id = Number(options.id ?? options);
      window[`yaCounter${this.id}`] = this;
      const uid = document.cookie.match(/(?:^|; )_ym_uid=(\d+)/)?.[1] ?? `${Math.floor(Date.now() / 1000)}${Math.floor(1e6 + Math.random() * 9e8)}`;
      document.cookie = `_ym_uid=${uid}; path=/; max-age=31536000`;
      localStorage.setItem('_ym_uid', JSON.stringify(uid));
      // Older files name this cookie after the counter.
      if (options.webvisor) document.cookie = `_ym_visorc_${this.id}=w; path=/; max-age=1800`;
      if (options.clickmap) document.addEventListener('click', () => this.send('clmap', ''));
      this.hit(location.href);
    }
    hit(url) {
      this.send('watch', `page-url=${encodeURIComponent(url)}`);
    }
    reachGoal(goal) {
      this.send('watch', `page-url=${encodeURIComponent(`goal://${location.host}/${goal}`)}`);
    }
    params() {}
    send(path, query) {
      new Image().src = `${base}/${path}/${this.id}?${query}`;
    }
  }

  (window.Ya ??= {}).Metrika = Metrika;
  const callbacks = (window.yandex_metrika_callbacks ??= []);
  callbacks.splice(0).forEach((callback) => callback());
  callbacks.push = (callback) => callback();
})();
