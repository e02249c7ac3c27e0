/** HTML that `html` has made, which another template takes as it is. */
interface Markup {
  toString(): string;
}

/**
 * Tags a template as HTML. Values are escaped, except for those that were made by this tag; of a list, each is put after the other.
 * A value that is not there is a text that somebody forgot, and an error.
 */
export function html(strings: TemplateStringsArray, ...values: unknown[]): Markup;
