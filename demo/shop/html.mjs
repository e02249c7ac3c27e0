const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** HTML that `html` has made, which another template takes as it is. */
class Markup {
  constructor(source) {
    this.source = source;
  }

  toString() {
    return this.source;
  }
}

/**
 * Tags a template as HTML. Values are escaped, except for those that were made by this tag; of a list, each is put after the other.
 * A value that is not there is a text that somebody forgot, and an error.
 */
export function html(strings, ...values) {
  return new Markup(String.raw({ raw: strings }, ...values.map(writeValue)));
}

function writeValue(value) {
  if (value === undefined) throw new TypeError('A text of the page is missing');
  if (Array.isArray(value)) return value.map(writeValue).join('');
  return value instanceof Markup ? value.source : String(value).replace(/[&<>"]/g, (character) => entities[character]);
}
