/** An address of the web, as the page means it; nothing for any other: `javascript:`, `data:` and their like, however they are written. */
export function webAddress(text: string | undefined): URL | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    // where a site's config is examined before there is a page, any will do
    const address = new URL(text, globalThis.document?.baseURI ?? 'https://site.example/');
    return /^https?:$/.test(address.protocol) ? address : undefined;
  } catch {
    return undefined;
  }
}
