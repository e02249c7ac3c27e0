import createPurifier from 'dompurify';
import { Marked } from 'marked';
import { trusted } from '../browser/scripts';
import { weigh } from './weigh';

/** What a document may have: nothing that runs, loads or looks like a part of the page. */
const ALLOWED_TAGS = (
  'a abbr address article b blockquote br caption cite code dd del div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i ins li main ol p pre q s section small span ' +
  'strong sub sup table tbody td tfoot th thead tr u ul'
).split(' ');
const ALLOWED_ATTR = ['href', 'id', 'lang', 'start', 'type', 'value', 'reversed', 'colspan', 'rowspan', 'data-label', 'hidden'];

/** Markdown as its author numbered it: an item keeps its marker, a heading may name its own anchor, `## Cookies {#cookies}`. */
const markdown = new Marked({
  gfm: true,
  renderer: {
    listitem(item) {
      const [, marker = ''] = /^\s*(\d+[.)]|[-*+•])/.exec(item.raw) ?? [];
      return `<li data-label="${marker.replace(/[-*+]/, '•')}">${this.parser.parse(item.tokens)}</li>`;
    },
    heading({ tokens, depth }) {
      const [, words, id] = /^(.*?)(?:\s*\{#([\w.-]+)\})?$/s.exec(this.parser.parseInline(tokens))!;
      return `<h${depth}${id ? ` id="${id}"` : ''}>${words}</h${depth}>`;
    },
  },
});

/**
 * The elements of a text, in a document of their own where nothing runs or loads, cleaned by DOMPurify. They are only read
 * afterwards: what is shown is built anew from what was read. Throws where that would take long.
 */
export function elementsOf(text: string, format: 'markdown' | 'html'): Element {
  weigh(text, format);
  const html = format === 'markdown' ? (markdown.parse(text, { async: false }) as string) : text;
  return createPurifier(window).sanitize(html, {
    ALLOWED_TAGS,
    ALLOWED_ATTR,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    RETURN_DOM: true,
    TRUSTED_TYPES_POLICY: trusted() as never,
  }) as Element;
}
