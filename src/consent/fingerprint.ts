/** A short hash of what was put to the visitor (FNV-1a from 0, 32 bits): tells two texts apart, hides nothing. */
export function fingerprint(shown: unknown): string {
  const hash = [...JSON.stringify(shown)].reduce((sum, char) => Math.imul(sum ^ char.codePointAt(0)!, 0x01000193), 0);
  return (hash >>> 0).toString(36);
}
