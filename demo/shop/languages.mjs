import { html } from './html.mjs';

const everyPage = ['index', 'article', 'contact', 'policy'];

/** The languages of the shop, with what visitors call them and the pages that are written in them. */
export const languages = {
  uz: { name: 'Oʻzbekcha', short: 'Oʻz', pages: everyPage },
  'uz-Cyrl': { name: 'Ўзбекча', short: 'Ўз', pages: ['index'] },
  ru: { name: 'Русский', short: 'Ру', pages: everyPage },
  en: { name: 'English', short: 'En', pages: everyPage },
};

/** Finds the address of a page in one language, as links on the pages of another say it. */
export function findAddress(page, language, from) {
  const folder = language === from ? '' : `../${language}/`;
  const file = page === 'index' ? '' : `${page}.html`;
  return folder + file || './';
}

/** Finds the language in which those who read this one are shown a page: Uzbek in Latin script where there is no Cyrillic one. */
export const findLanguage = (page, language) => (languages[language].pages.includes(page) ? language : 'uz');

/** Writes the attributes of a link to a page, as pages in the language `from` have it. */
export function writeLink(page, from) {
  const language = findLanguage(page, from);
  const address = findAddress(page, language, from);
  // only script tells the two kinds of Uzbek apart
  return language === from ? html`href="${address}"` : html`href="${address}" hreflang="${language}-Latn"`;
}
