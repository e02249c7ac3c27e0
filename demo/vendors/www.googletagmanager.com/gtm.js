/*
 * A stand-in for a Google Tag Manager container: written for this repository. A real one with all consent signals denied
 * was seen to load a counter that is not Google's; here that tag is a picture of an invented partner.
 */
(() => {
  const { src } = document.currentScript;
  const prefix = src.split('www.googletagmanager.com')[0];
  const id = new URL(src).searchParams.get('id') ?? 'GTM-DEMO';
  const container = { dataLayer: window.dataLayer, events: [] };
  (window.google_tag_manager ??= {})[id] = container;

  // Consent mode steers Google's tags only: this one is loaded whatever was chosen.
  const partner = document.createElement('img');
  partner.alt = '';
  partner.hidden = true;
  partner.src = `${prefix}pixel.partner.example/collect?container=${id}`;
  (document.body ?? document.documentElement).append(partner);

  function listen(item) {
    if (Object.prototype.toString.call(item) === '[object Arguments]') {
      if (item[0] === 'consent') google_tag_data.ics.follow(item[1], item[2]);
    } else if (item?.event) {
      container.events.push(item.event);
    }
  }

  // There is no way to stop it: it listens until the page is left.
  const queue = (window.dataLayer ??= []);
  const push = queue.push;
  queue.forEach(listen);
  queue.push = function (...items) {
    const length = push.apply(this, items);
    items.forEach(listen);
    return length;
  };
})();
