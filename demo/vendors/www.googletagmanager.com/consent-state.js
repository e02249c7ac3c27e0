/*
 * Stands before gtag.js and gtm.js: Google's consent mode, as it was seen in `google_tag_data.ics`. Both files share it.
 */
(() => {
  const data = (window.google_tag_data ??= {});
  data.ics ??= {
    entries: {},
    active: false,
    usedDefault: false,
    usedUpdate: false,
    waitUntil: 0,
    listeners: [],
    addListener(keys, listener) {
      this.listeners.push([keys, listener]);
    },
    // 1 granted, 2 denied. What nobody spoke of counts as granted.
    getConsentState(key) {
      const entry = this.entries[key] ?? {};
      return (entry.update ?? entry.default ?? true) ? 1 : 2;
    },
    // Takes `default` and `update` only as an `arguments` object; all seven keys were kept.
    follow(command, values) {
      const { wait_for_update: wait, region, ...signals } = values;
      for (const key of Object.keys(signals)) {
        (this.entries[key] ??= {})[command] = signals[key] === 'granted';
      }
      this.active = true;
      if (command === 'default') {
        this.usedDefault = true;
        if (wait) this.waitUntil = Date.now() + wait;
      } else {
        this.usedUpdate = true;
        this.waitUntil = 0;
      }
      for (const [keys, listener] of this.listeners) if (keys.some((key) => key in signals)) listener();
    },
  };
})();
