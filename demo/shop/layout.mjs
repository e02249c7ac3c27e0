import { html } from './html.mjs';
import { findAddress, findLanguage, languages, writeLink } from './languages.mjs';

/** The version of the policy that is in force, which its page and the widget's settings both name. */
export const policyVersion = '2';

/** Lays a page out: what all pages have, around what the body of this one brings. */
export function layOut(page, language, texts, { title, description, basket = '', main, scripts = '' }) {
  return html`<!doctype html>
<html lang="${language}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${title}</title>${description ? writeDescription(description) : ''}
  <link rel="icon" href="../images/mark.svg" type="image/svg+xml">
  <link rel="stylesheet" href="../demo.css">

  <!-- Of the demo: writes down what happens on the page. -->
  <link rel="stylesheet" href="../panel.css">
  <script src="../panel.js"></script>
${writeWidget(language, texts)}
</head>
<body>
  <a class="skip" href="#main">${texts.skip}</a>
  <header class="top">
    <div class="wrap">
      <a class="logo" href="./"><img src="../images/mark.svg" width="30" height="32" alt="">${texts.shop}</a>
      <nav aria-label="${texts.menu}">
        <ul class="links">${['index', 'article', 'contact'].map((linked) => writeMenuEntry(linked, page, language, texts))}
        </ul>
      </nav>
      <nav class="languages-nav" aria-label="${texts.languages}">
        <ul class="languages">${Object.keys(languages).map((offered) => writeLanguageEntry(offered, page, language))}
        </ul>
      </nav>${basket}
    </div>
  </header>
${main}

  <footer class="bottom">
    <div class="wrap">
      <p>${texts.operator}. ${texts.address}</p>
      <ul>
        <li><button type="button" class="link" data-rozilik-open>${texts.settings}</button></li>
        <li><a ${writeLink('policy', language)}>${texts.pages.policy}</a></li>
      </ul>
      <small>${texts.invented} <a href="../../" hreflang="en">${texts.about}</a></small>
    </div>
  </footer>${scripts}
</body>
</html>
`;
}

// What is written below begins with a line break and is as far to the right as its place in the page: people look at the source.

const writeDescription = (description) => html`
  <meta name="description" content="${description}">`;

const writeWidget = (language, texts) => html`
  <!-- The widget: what asks, and what waits for the answer. The settings stand before the tag. -->
  <script type="application/json" id="rozilik-config">
    {
      "policy": { "url": "${findAddress('policy', findLanguage('policy', language), language)}", "version": "${policyVersion}" },
      "services": {
        "yandex-metrica": {
          "id": "91000001",
          "webvisor": true,
          "ecommerce": "dataLayer",
          "src": "https://mc.yandex.ru/metrika/tag.js"
        },
        "google-analytics": {
          "id": "G-DEMO000001",
          "src": "https://www.googletagmanager.com/gtag/js"
        }
      }
    }
  </script>
  <script src="../../dist/rozilik.js"
    data-operator="${texts.operator}"
    data-categories="functional analytics marketing"
    data-functional="yandex-maps"
    data-marketing="youtube"
    data-accent="#a3182f"></script>`;

const writeMenuEntry = (linked, page, language, texts) => html`
          <li><a ${writeLink(linked, language)}${linked === page ? html` aria-current="page"` : ''}>${texts.pages[linked]}</a></li>`;

function writeLanguageEntry(offered, page, language) {
  const { name, short, pages } = languages[offered];
  const address = findAddress(pages.includes(page) ? page : 'index', offered, language);
  const current = offered === language ? html` aria-current="true"` : '';
  return html`
          <li><a href="${address}" lang="${offered}" hreflang="${offered}" title="${name}"${current}>${short}</a></li>`;
}
