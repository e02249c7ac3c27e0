/** A short hash of what was put to the visitor (FNV-1a, 32 bits): tells two texts apart, hides nothing. */
export function fingerprint(shown: unknown): string {
  let hash = 0x811c9dc5;
  for (const char of JSON.stringify(shown)) hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193);
  return (hash >>> 0).toString(36);
}
