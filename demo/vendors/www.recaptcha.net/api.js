/*
 * A stand-in for reCAPTCHA: written for this repository. Its badge is a frame with a cookie of its own; on the page it leaves
 * one key.
 */
const { searchParams } = new URL(currentScript.src);

stored('localStorage', '_grecaptcha', random(40));
const frame = Object.assign(document.createElement('iframe'), { title: 'reCAPTCHA', src: `${prefix}www.recaptcha.net/recaptcha/api2/anchor` });
frame.style.cssText = 'position:fixed;right:0;bottom:9rem;width:256px;height:60px;border:0';
draw(frame);

const callbacks = window.___grecaptcha_cfg?.fns ?? [];
window.grecaptcha = {
  ready: (callback) => callback(),
  render: () => 0,
  reset: () => {},
  getResponse: () => 'answer',
  execute: async () => random(40),
};
callbacks.forEach((callback) => callback());
window[searchParams.get('onload')]?.();
