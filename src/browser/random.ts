const ALPHABET = 'abcdefghijklmnopqrstuvwxyz012345';

/** Sixteen random letters and digits, 80 bits. `crypto.randomUUID` is missing on plain-http pages, this is not. */
export function randomId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => ALPHABET[byte & 31]).join('');
}
