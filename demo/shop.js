/*
 * The shop's own code, as sites write it: it asks whether a counter is there, and has never heard of consent.
 * The basket is kept nowhere; it is empty again on the next page.
 */
const basket = document.querySelector('[data-basket]');

for (const button of document.querySelectorAll('[data-product]')) {
  button.addEventListener('click', () => {
    const { product, price } = button.dataset;
    basket.value = Number(basket.value) + 1;
    if (window.ym) ym(91000001, 'reachGoal', 'basket', { product, order_price: Number(price), currency: 'UZS' });
    if (window.gtag) gtag('event', 'add_to_cart', { currency: 'UZS', value: Number(price), items: [{ item_id: product }] });
  });
}
