// @vitest-environment node
import { expect, test } from 'vitest';
import { renderPage } from '../demo/render.mjs';
import { html } from '../demo/shop/html.mjs';

const FIRST = '/demo/uz/';

/** The paths of all pages that links lead to from this one, and from those in turn. */
async function follow(path: string, found = new Set<string>()): Promise<Set<string>> {
  found.add(path);
  const page = await renderPage(path);
  if (page === undefined) throw new Error(`${path} is linked, and not there`);
  const linked = [...page.matchAll(/href="([^"#]+)"/g)].map(([, address]) => new URL(address!, `https://shop.test${path}`));
  for (const { host, pathname } of linked) {
    if (host === 'shop.test' && /\/demo\/.*(\/|html)$/.test(pathname) && !found.has(pathname)) await follow(pathname, found);
  }
  return found;
}

test('links of the shop lead to each of its pages, and to none that is not there', async () => {
  const files = ['', 'article.html', 'contact.html', 'policy.html'];
  const pages = ['uz', 'ru', 'en'].flatMap((language) => files.map((file) => `/demo/${language}/${file}`));
  expect([...(await follow(FIRST))].sort()).toEqual([...pages, '/demo/uz-Cyrl/'].sort());
});

const ELSEWHERE = ['/', '/demo/', '/demo/uz', '/demo/fr/', '/demo/uz-Cyrl/article.html', '/demo/uz/shop.html', '/demo/constructor/'];

test.each(ELSEWHERE)('%s is no page of the shop', async (path) => {
  expect(await renderPage(path)).toBeUndefined();
});

test('the first page of a language has two addresses', async () => {
  expect(await renderPage(`${FIRST}index.html`)).toBe(await renderPage(FIRST));
});

test('texts are escaped in HTML, HTML in HTML is not, and a text that is not there is an error', () => {
  const text = '<b title="1">&</b>';
  const escaped = '&lt;b title=&quot;1&quot;&gt;&amp;&lt;/b&gt;';
  expect(html`<p>${html`<i>${text}</i>`}${[text, html`<br>`]}</p>`.toString()).toBe(`<p><i>${escaped}</i>${escaped}<br></p>`);
  expect(() => html`<p>${undefined}</p>`).toThrow('missing');
});
