/** What stands in a README between `<!-- name -->` and `<!-- /name -->`, or `undefined` where it has no such place. */
export function blockIn(readme: string, name: string): string | undefined {
  return block(name).exec(readme)?.[0];
}

/** A README with another text between these marks. */
export function withBlock(readme: string, name: string, text: string): string {
  return readme.replace(block(name), () => text);
}

const block = (name: string) => new RegExp(`(?<=<!-- ${name} -->\n)[^]*?(?=<!-- /${name} -->)`);
