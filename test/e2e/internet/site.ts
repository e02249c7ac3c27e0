import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { renderPage } from '../../../demo/render.mjs';
import type { Reply } from '../internet';

const ROOT = path.resolve(import.meta.dirname, '../../..');

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  // as many hosts do: without a charset
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.map': 'application/json',
  '.mjs': 'text/javascript',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.woff2': 'font/woff2',
};

/** Whether the host is one of the sites under test, and not a third party. */
export const isSite = (host: string): boolean => /(^|\.)(test|example\.uz)$/.test(host);

/** A file of the repository as a site serves it, with `index.html` for a directory; or a page of the demo's shop, which is none. */
export async function repositoryFile(pathname: string): Promise<Reply> {
  const page = await renderPage(pathname);
  if (page !== undefined) return { body: page, headers: { 'content-type': TYPES['.html']! } };
  const wanted = path.join(ROOT, decodeURIComponent(pathname));
  if (!wanted.startsWith(ROOT)) return { status: 404 };
  try {
    const file = (await stat(wanted)).isDirectory() ? path.join(wanted, 'index.html') : wanted;
    return { body: await readFile(file), headers: { 'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream' } };
  } catch {
    return { status: 404 };
  }
}
