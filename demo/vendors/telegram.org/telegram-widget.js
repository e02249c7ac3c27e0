/*
 * A stand-in for Telegram's widgets: each script tag becomes a frame, in its place.
 */
const { telegramPost, telegramDiscussion, telegramLogin, width = '100%' } = currentScript.dataset;

const address = telegramLogin ? `oauth.telegram.org/embed/${telegramLogin}?${query({ origin: location.origin })}` : `t.me/${telegramPost ?? telegramDiscussion}?embed=1`;
const frame = Object.assign(document.createElement('iframe'), { title: 'Telegram', width, height: telegramLogin ? 40 : 240, src: prefix + address });
frame.style.border = 0;
currentScript.after(frame);
