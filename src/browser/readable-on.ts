/** Black or white, whichever reads better on a colour `#rrggbb`: at least 4.5 to 1 (WCAG 2.2, 1.4.3) on any. */
export function readableOn(colour: string): '#000' | '#fff' {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  // where contrast with white, 1.05 / (l + 0.05), equals that with black, (l + 0.05) / 0.05
  return luminance > 0.179 ? '#000' : '#fff';
}
