import type { DocumentVersion, TextSource } from '../types';

export type Format = NonNullable<DocumentVersion['format']>;

/** The longest text that is shown, in characters; one that has to be cleaned takes more time each. */
const LONGEST: Readonly<Record<Format, number>> = { text: 3_000_000, markdown: 600_000, html: 600_000 };

/** A text as its author wrote it. */
export interface Written {
  text: string;
  format: Format;
  /** The one element of it that is meant. */
  part?: string | undefined;
}

/** Fetches a text from where it is. Throws where it cannot be had, or is too long to be shown. */
export async function writtenAt(source: TextSource, format: Format | undefined): Promise<Written> {
  const written = await read(source, format);
  const { length } = written.text;
  if (!written.text.trim()) throw new Error('the text is empty');
  if (length > LONGEST[written.format])
    throw new Error(
      `the text has ${length} characters, and as ${written.format} at most ${LONGEST[written.format]} are shown: link to it by url alone`,
    );
  return written;
}

async function read(source: TextSource, format?: Format): Promise<Written> {
  if (typeof source === 'function') return { text: await source(), format: format ?? 'text' };
  if (/^#[\w.-]+$/.test(source)) return onPage(source.slice(1), format);
  if (/^(\.{0,2}\/|https?:)\S*$/.test(source)) return fetched(source, format);
  return { text: source, format: format ?? 'text' };
}

function onPage(id: string, format?: Format): Written {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no element with the id "${id}"`);
  const type = element.getAttribute('type') ?? '';
  // what is shown on the page is read as it is; a script of a type that does not run is only a text
  if (element.localName !== 'script') return { text: element.innerHTML, format: format ?? 'html' };
  return { text: element.textContent, format: format ?? (/markdown/.test(type) ? 'markdown' : /html/.test(type) ? 'html' : 'text') };
}

/** The site's own host only: nothing leaves for another because someone reads a policy. */
async function fetched(source: string, format?: Format): Promise<Written> {
  const url = new URL(source, document.baseURI);
  if (url.origin !== location.origin) throw new Error(`${source} is on another host: put the text on this one`);
  const part = url.hash.slice(1) || undefined;
  const answer = await fetch(url, { mode: 'same-origin' });
  if (!answer.ok) throw new Error(`${source}: ${answer.status}`);
  return { text: await answer.text(), format: format ?? formatOf(url.pathname, answer.headers.get('content-type') ?? ''), part };
}

/** By the ending of an address, which servers serve as whatever they like, and then by the type. */
function formatOf(path: string, type: string): Format {
  if (path.endsWith('.md')) return 'markdown';
  if (path.endsWith('.txt')) return 'text';
  return (/html|markdown/.exec(type)?.[0] as Format | undefined) ?? 'text';
}
