import { html } from './html.mjs';
import { writeLink } from './languages.mjs';
import { policyVersion } from './layout.mjs';

const prices = { juice: 48000, syrup: 39000, apricots: 62000, raisins: 45000, walnuts: 74000, gift: 240000 };

const place = 'll=72.0725%2C40.5221&z=14';
const mapAddress = `https://yandex.uz/maps/?${place}`;
const mapFrameAddress = `https://yandex.ru/map-widget/v1/?${place}&pt=72.0725%2C40.5221`;
const email = 'salom@anorbogi.example';

const shopScript = html`
  <script src="../shop.js"></script>`;

/** The bodies of the shop's pages: each is a function of a language and its texts, and gives the layout what this page has of its own. */
export const bodies = { index: writeIndex, article: writeArticle, contact: writeContact, policy: writePolicy };

// Like those of the layout, templates begin with a line break and are as far to the right as their place in the page.

function writeIndex(language, { index }) {
  const main = html`
  <main id="main">
    <div class="wrap hero">
      <div>
        <h1>${index.heading}</h1>
        <p>${index.lead}</p>
        <div class="actions">
          <a class="button" href="#products">${index.see}</a>
          <a class="button plain" ${writeLink('article', language)}>${index.choose}</a>
        </div>
      </div>
      <img src="../images/hero.svg" width="640" height="520" alt="">
    </div>

    <section class="wrap section" id="products" aria-labelledby="products-title">
      <h2 id="products-title">${index.products.heading}</h2>
      <p>${index.products.note}</p>
      <ul class="products">${Object.keys(prices).map((id) => writeProduct(id, index.products))}
      </ul>
    </section>

    <div class="wrap facts">${index.facts.map(writeFact)}
    </div>
  </main>`;
  return { title: index.title, description: index.description, basket: writeBasket(index), main, scripts: shopScript };
}

const writeBasket = ({ basket, basketCount }) => html`
      <span class="basket">
        <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M3 9h18l-2 10a2 2 0 0 1-2 1.6H7A2 2 0 0 1 5 19zM8 9l3-5.5M16 9l-3-5.5"/></svg>
        <span>${basket}</span>
        <output data-basket aria-label="${basketCount}">0</output>
      </span>`;

function writeProduct(id, { goods, add, currency }) {
  const { name, details } = goods[id];
  const price = prices[id];
  // for those who hear the page, each button says by itself what it adds
  const label = html`${add}<span class="hidden"> ${name}</span>`;
  return html`
        <li class="product">
          <img src="../images/${id}.svg" width="320" height="240" alt="">
          <h3>${name}</h3>
          <p>${details}</p>
          <div class="buy">
            <span class="price">${formatPrice(price, currency)}</span>
            <button type="button" class="button" data-product="${id}" data-price="${price}">${label}</button>
          </div>
        </li>`;
}

// not by `Intl`, which does it another way in each language
const formatPrice = (price, currency) => `${price}\u00A0${currency}`.replace(/(?=\d{3}\D)/, '\u00A0');

const writeFact = ({ heading, text }) => html`
      <section>
        <h2>${heading}</h2>
        <p>${text}</p>
      </section>`;

function writeArticle(language, { shop, article }) {
  const { heading, lead, weigh, look, video, keep } = article;
  const main = html`
  <main id="main" class="wrap">
    <article class="text">
      <h1>${heading}</h1>
      <p class="note"><time datetime="2026-10-12">${article.date}</time> · ${article.reading}</p>
      <p class="lead">${lead}</p>
      <h2>${weigh.heading}</h2>
      <p>${weigh.text}</p>
      <h2>${look.heading}</h2>
      <p>${look.text}</p>
      <figure>
        <iframe class="embed" data-consent="youtube" data-src="https://www.youtube-nocookie.com/embed/anor-bogi-01"
          title="${video.title}" width="704" height="396" allow="fullscreen"></iframe>
        <figcaption>${video.caption}</figcaption>
      </figure>
      <h2>${keep.heading}</h2>
      <ul>${keep.advice.map((advice) => html`
        <li>${advice}</li>`)}
      </ul>
      <blockquote>${article.saying}</blockquote>
      <p>${article.varieties}</p>
      <p><a class="button plain" ${writeLink('index', language)}>${article.back}</a></p>
    </article>
  </main>`;
  const scripts = html`${shopScript}

  <!-- Held until analytics is granted: counts those who read to the end. -->
  <script type="text/plain" data-consent="analytics">
    new IntersectionObserver(([end]) => {
      if (end.isIntersecting && window.ym) ym(91000001, 'reachGoal', 'read');
    }).observe(document.querySelector('footer'));
    document.dispatchEvent(new CustomEvent('demo:ran', { detail: 'inline script of this article' }));
  </script>`;
  return { title: `${heading} · ${shop}`, description: lead, main, scripts };
}

function writeContact(language, { shop, address, pages, contact }) {
  const { lead, hours, map } = contact;
  const main = html`
  <main id="main" class="wrap section">
    <h1>${pages.contact}</h1>
    <p>${lead}</p>
    <div class="contact">
      <dl>
        <div>
          <dt>${contact.telephone}</dt>
          <dd><a href="tel:+998732000000">+998 73 200-00-00</a></dd>
        </div>
        <div>
          <dt>${contact.email}</dt>
          <dd><a href="mailto:${email}">${email}</a></dd>
        </div>
        <div>
          <dt>${contact.address}</dt>
          <dd>${address}</dd>
        </div>
        <div>
          <dt>${hours.name}</dt>
          <dd>${hours.value}</dd>
        </div>
      </dl>
      <figure>
        <iframe class="embed map" data-consent="yandex-maps" data-src="${mapFrameAddress}" data-link="${mapAddress}"
          title="${map.title}" width="640" height="480"></iframe>
        <figcaption><a href="${mapAddress}">${map.link}</a></figcaption>
      </figure>
    </div>
  </main>`;
  return { title: `${pages.contact} · ${shop}`, description: lead, main, scripts: shopScript };
}

function writePolicy(language, { shop, pages, policy }) {
  const main = html`
  <main id="main" class="wrap">
    <article class="text">
      <h1>${pages.policy}</h1>
      <p class="note">${policy.version}: ${policyVersion}. ${policy.effective}: <time datetime="2026-11-01">${policy.date}</time></p>
      <p class="note">${policy.note}</p>${policy.sections.map(writeSection)}
    </article>
  </main>`;
  return { title: `${pages.policy} · ${shop}`, main };
}

function writeSection({ heading, clauses }, index) {
  const number = index + 1;
  return html`
      <h2>${number}. ${heading}</h2>
      <ol class="clauses">${clauses.map((clause, at) => html`
        <li>${number}.${at + 1}. ${clause}</li>`)}
      </ol>`;
}
