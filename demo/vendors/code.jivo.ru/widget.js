/*
 * A stand-in for the chat of Jivo: written for this repository, none of the vendor's code in it. The cookies are those seen
 * in requests of sites that have it; how long they live nobody has verified.
 */
const id = currentScript.src.match(/widget\/(\w+)/)[1];
const count = (name) => Number(getCookie(`${name}_${id}`) ?? 0) + 1;

setCookie(`jv_enter_ts_${id}`, Date.now(), 1);
setCookie(`jv_visits_count_${id}`, count('jv_visits_count'), 365);
setCookie(`jv_pages_count_${id}`, count('jv_pages_count'), 1);
setCookie(`jv_refer_${id}`, encodeURIComponent(document.referrer || location.href), 1);
setCookie(`jv_utm_${id}`, encodeURIComponent(location.search || 'none'), 1);

const chat = document.createElement('jdiv');
const button = Object.assign(document.createElement('button'), { type: 'button', textContent: 'Chat' });
button.style.cssText = 'position:fixed;right:1rem;bottom:1rem;padding:.75rem 1.5rem;border:0;border-radius:2rem;font:600 1rem system-ui;color:#fff;background:#00875a';
chat.append(button);
draw(chat);

window.jivo_api = {
  open() {
    button.textContent = 'The chat would open here';
  },
  close() {
    button.textContent = 'Chat';
  },
};
button.addEventListener('click', () => window.jivo_api.open());
window.jivo_onLoadCallback?.();
