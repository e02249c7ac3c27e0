/** What the function that makes a service is called: `metaPixel` for `meta-pixel`. */
export function factoryName(id: string): string {
  return id.replace(/^2/, 'double-').replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
