/**
 * The demo's server, for `npm start`: the repository's `index.html`, `demo/` and `dist/`, and nothing else of it. The shop's
 * pages are no files: they are rendered.
 * The pages name the vendors' real addresses, as an owner would paste them. On the way out these are turned to
 * `/vendors/<host>/…`, which stand-ins answer, so that the demo sends nothing to anyone.
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { renderPage } from './render.mjs';
import { vendors } from './vendors/index.mjs';

const root = new URL('../', import.meta.url);
const types = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.json': 'application/json',
  '.txt': 'text/plain',
  // shown, and not offered for saving
  '.md': 'text/plain',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

const hosts = Object.keys(vendors).map((host) => host.replaceAll('.', '\\.')).join('|');
/** Addresses that are loaded (`src`, `data-src`), in attributes and in JSON; links stay as they are. */
const loaded = new RegExp(`(src"?\\s*[=:]\\s*")https://(${hosts})/`, 'g');

async function serveFile(path, response) {
  const name = path.endsWith('/') ? `${path}index.html` : path;
  const type = types[extname(name)];
  // no `..`, no hidden files, nothing escaped: names of the demo are plain
  if (!type || !/^\/(index\.html|(demo|dist)(\/\w[\w.-]*)+)$/.test(name)) throw new Error('not served');
  const file = (await renderPage(name)) ?? (await readFile(new URL(`.${name}`, root)));
  const body = /html|json/.test(type) ? file.toString().replace(loaded, '$1/vendors/$2/') : file;
  const charset = /svg|png/.test(type) ? '' : '; charset=utf-8';
  response.writeHead(200, { 'content-type': type + charset, 'cache-control': 'no-cache' }).end(body);
}

function serveVendor(request, response, url) {
  const [, host, rest] = url.pathname.match(/^\/vendors\/([^/]+)(\/.*)$/) ?? [];
  if (!Object.hasOwn(vendors, host ?? '')) throw new Error('no such vendor');
  // Embedded pages have an origin of their own in life; here they must not share that of the shop.
  response.setHeader('content-security-policy', 'sandbox allow-scripts');
  vendors[host](request, response, new URL(rest + url.search, `https://${host}`));
}

const server = createServer(async (request, response) => {
  try {
    const url = new URL(request.url, 'http://localhost');
    if (url.pathname.startsWith('/vendors/')) serveVendor(request, response, url);
    else if (/^\/demo(\/[\w-]+)+$/.test(url.pathname)) response.writeHead(302, { location: `${url.pathname}/` }).end();
    else await serveFile(url.pathname, response);
  } catch (error) {
    // a text of the shop that is not there or is no JSON; all else are addresses that lead nowhere
    if (error instanceof TypeError || error instanceof SyntaxError) console.error(error);
    response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found');
  }
});

let port = Number(process.env.PORT) || 4173;
server.on('error', (error) => {
  if (error.code !== 'EADDRINUSE') throw error;
  server.listen(++port);
});
server.on('listening', () => console.log(`Demo: http://localhost:${port}/`));
server.listen(port);
