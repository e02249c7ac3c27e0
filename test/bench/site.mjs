import { readFileSync } from 'node:fs';
import http from 'node:http';
import { brotliCompressSync, constants } from 'node:zlib';

const TYPES = { js: 'text/javascript', css: 'text/css', html: 'text/html', json: 'application/json', txt: 'text/plain' };

/**
 * Serves pages and files of all contestants from one local server, compressed with Brotli's best quality before anybody asks.
 * `answer` gets the address as a `URL` and returns the text with its type, the path of a file, or nothing for a 404.
 */
export async function openSite(answer) {
  const compressed = new Map();
  let seen = [];

  const server = http.createServer({ keepAlive: true, keepAliveTimeout: 60_000 }, (request, response) => {
    request.resume();
    const url = new URL(request.url, `http://${request.headers.host}`);
    const found = answer(url, request.method);
    if (!found) return void response.writeHead(404).end();

    const text = found.text ?? readFileSync(found.file);
    const type = TYPES[found.type ?? /\.(\w+)$/.exec(found.file)?.[1]] ?? 'application/octet-stream';
    const body = compress(`${url.pathname}${url.search}`, text);
    seen.push({ path: url.pathname, bytes: body.length });
    response.writeHead(200, {
      'content-type': `${type}; charset=utf-8`,
      'content-encoding': 'br',
      'content-length': body.length,
      'cache-control': found.type === 'html' ? 'no-cache' : 'max-age=3600',
    });
    response.end(body);
  });

  function compress(address, text) {
    const known = compressed.get(address);
    if (known && Buffer.compare(known.raw, Buffer.from(text)) === 0) return known.body;
    const body = brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
    compressed.set(address, { raw: Buffer.from(text), body });
    return body;
  }

  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    /** Answers what was served since the last call: paths, and bytes of the bodies as they went over the wire. */
    takeSeen() {
      const taken = seen;
      seen = [];
      return taken;
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
