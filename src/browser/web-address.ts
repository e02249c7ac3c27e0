/** An address of the web, as the page means it; nothing for any other: `javascript:`, `data:` and their like, however they are written. */
export function webAddress(text: string | undefined): URL | undefined {
  if (text === undefined) return undefined;
  try {
    const address = new URL(text, document.baseURI);
    return /^https?:$/.test(address.protocol) ? address : undefined;
  } catch {
    return undefined;
  }
}
