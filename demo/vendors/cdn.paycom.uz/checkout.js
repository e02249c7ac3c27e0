/*
 * A stand-in for Payme's checkout: it draws the button that sends the page's own form.
 */
window.Paycom = {
  Button(form, container) {
    const button = Object.assign(document.createElement('button'), { type: 'submit', textContent: 'Payme' });
    button.style.cssText = 'padding:.75rem 2rem;border:0;border-radius:.5rem;font:600 1rem system-ui;color:#fff;background:#00a0a0';
    document.querySelector(form).querySelector(container).append(button);
  },
};
