/**
 * The shop's pages: one layout, four bodies, and texts by language. They are made when they are asked for, so that a text
 * is changed in one place and seen after a reload.
 */
import { readFile } from 'node:fs/promises';
import { bodies } from './shop/bodies.mjs';
import { languages } from './shop/languages.mjs';
import { layOut } from './shop/layout.mjs';

/** Renders the page of the shop at this path, such as `/demo/uz/article.html`. There is none at other paths. */
export async function renderPage(path) {
  const [, language, page = 'index'] = /^\/demo\/([\w-]+)\/(?:(\w+)\.html)?$/.exec(path) ?? [];
  if (!Object.hasOwn(languages, language ?? '') || !languages[language].pages.includes(page)) return undefined;
  const texts = JSON.parse(await readFile(new URL(`shop/texts/${language}.json`, import.meta.url), 'utf8'));
  return layOut(page, language, texts, bodies[page](language, texts)).toString();
}
