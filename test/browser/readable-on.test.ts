import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readableOn } from '../../src/browser/readable-on';

/** Contrast by WCAG 2.2, written from its definition. */
function contrast(one: string, other: string): number {
  const [light, dark] = [one, other].map(luminance).sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}
function luminance(colour: string): number {
  const full = colour.length === 4 ? colour.replace(/[^#]/g, '$&$&') : colour;
  const channels = full.match(/[\da-f]{2}/gi)!.map((hex) => parseInt(hex, 16) / 255);
  return channels
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, at) => sum + c * [0.2126, 0.7152, 0.0722][at]!, 0);
}

test('words on a button can be read on any accent: at least 4.5 to 1', () => {
  const colour = fc
    .tuple(fc.nat(255), fc.nat(255), fc.nat(255))
    .map((rgb) => `#${rgb.map((part) => part.toString(16).padStart(2, '0')).join('')}`);
  fc.assert(
    fc.property(colour, (accent) => {
      expect(contrast(accent, readableOn(accent))).toBeGreaterThanOrEqual(4.5);
    }),
    { numRuns: 1000 },
  );
});
