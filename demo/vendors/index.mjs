/**
 * What the vendors' hosts answer, from the files beside this one: `vendors[host](request, response, url)`, where `url` is
 * the address on that host. The demo's server answers `/vendors/<host>/…` by it, the browser tests `https://<host>/…`.
 * The files say what each vendor's real code was seen doing; nothing here comes from a vendor.
 */
import { readFileSync } from 'node:fs';

const read = (path) => readFileSync(new URL(path, import.meta.url));
const pixel = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** Answers with files of this folder, one after the other. */
const files = (type, ...paths) => (request, response) =>
  response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-cache' }).end(Buffer.concat(paths.map(read)));
const script = (...paths) => files('text/javascript', ...paths);
const page = (path) => files('text/html', path);

/** A hit, answered with a picture, or with nothing; readable by the page that sent it, as the vendors' are. */
const answerHit = (status, headers, body) => (request, response) =>
  response
    .writeHead(status, { 'access-control-allow-origin': request.headers.origin ?? '*', 'access-control-allow-credentials': 'true', 'cache-control': 'no-store', ...headers })
    .end(body);
const gif = answerHit(200, { 'content-type': 'image/gif' }, pixel);
const json = answerHit(200, { 'content-type': 'application/json' }, '{}');
const nothing = answerHit(204, {});

/** The first entry whose address begins that of the request answers. */
const routes = (table) => (request, response, url) => {
  const answer = Object.entries(table).find(([start]) => url.pathname.startsWith(start))?.[1];
  if (answer) answer(request, response);
  else response.writeHead(404).end();
};

export const vendors = {
  'mc.yandex.ru': routes({
    '/metrika/tag.js': script('mc.yandex.ru/metrika/tag.js'),
    '/metrika/watch.js': script('mc.yandex.ru/metrika/watch.js'),
    '/metrika/advert.gif': gif,
    '/watch/': json,
    '/webvisor/': json,
    '/clmap/': gif,
  }),
  'www.googletagmanager.com': routes({
    '/gtag/js': script('www.googletagmanager.com/consent-state.js', 'www.googletagmanager.com/gtag.js'),
    '/gtm.js': script('www.googletagmanager.com/consent-state.js', 'www.googletagmanager.com/gtm.js'),
  }),
  'www.google-analytics.com': routes({ '/g/collect': nothing }),
  'pixel.partner.example': routes({ '/': gif }),
  'www.youtube-nocookie.com': routes({ '/embed/': page('www.youtube-nocookie.com/embed.html') }),
  'yandex.ru': routes({ '/map-widget/': page('yandex.ru/map-widget.html') }),
};
