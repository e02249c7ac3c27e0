/** Ways in which sites and browsers write the languages we have. */
const ALIASES: Readonly<Record<string, string>> = { uzb: 'uz', oz: 'uz' };

/**
 * The first wanted language that is there, or else the first there is: `uz_Cyrl`, `uz-Cyrl-UZ`, `RU`, `oz` and their like are
 * understood. A site's own `aliases` stand for a whole tag (`uz-latn`) or for a bare language, in small letters.
 */
export function negotiate(
  wanted: readonly (string | undefined)[],
  available: readonly string[],
  aliases?: Readonly<Record<string, string>>,
): string {
  const meant = { ...ALIASES, ...aliases };
  for (const tag of wanted) {
    const [language, script] = `${tag}`.toLowerCase().split(/[-_]/) as [string, string?];
    const known = meant[`${language}-${script}`] ?? meant[language] ?? language;
    for (const candidate of [`${known}-${script}`, `${known}`]) {
      const found = available.find((have) => have.toLowerCase() === candidate.toLowerCase());
      if (found) return found;
    }
  }
  return available[0]!;
}
