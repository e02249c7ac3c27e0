/** The longest text of one block, in characters: what is longer goes on in blocks of its own, so that no step over a tree is long. */
export const LONGEST = 20_000;

/** A text in pieces of at most so many characters, cut behind a blank where there is one. */
export function cut(text: string): string[] {
  // without a look at it: a text that still grows would be put together each time
  if (text.length <= LONGEST) return [text];
  const pieces: string[] = [];
  for (let from = 0; from < text.length;) {
    const piece = text.slice(from, from + LONGEST);
    // neither a word nor a pair of surrogates is torn apart, unless it has no end
    const whole = from + LONGEST < text.length && /^[^]*\s|^[^]*[^\ud800-\udbff]/.exec(piece)?.[0];
    pieces.push(whole || piece);
    from += (whole || piece).length;
  }
  return pieces.filter((piece) => piece.trim());
}
