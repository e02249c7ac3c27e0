import { APOSTROPHES } from '../../policy/read-label';

/** Places in a drawn text where words stand, and the way from one to the next. */
export interface Found {
  ranges: readonly Range[];
  /** Did the search end before the text did? */
  hasMore: boolean;
  /** Marks all, and one of them as the present; shows it. */
  show(at: number): void;
  clear(): void;
}

interface Highlights {
  set(name: string, highlight: unknown): void;
  delete(name: string): void;
}

/** Nobody goes through more, and each has its price for as long as it is marked. */
const MOST_FOUND = 1_000;

const ALL = 'rozilik-found';
const PRESENT = 'rozilik-present';

const ANY_APOSTROPHE = new RegExp(`[${APOSTROPHES}]`, 'g');

/** Letters that are typed for one another in Uzbek, made one; the length stays. */
const folded = (text: string) => text.toLowerCase().replace(ANY_APOSTROPHE, "'");

/** Finds words in an element, whatever their case and apostrophes; pauses at each text, so that a page stays alive. */
export function* find(words: string, within: Element): Generator<undefined, Found> {
  const wanted = folded(words.trim());
  const ranges: Range[] = [];
  const texts = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
  let hasMore = false;
  for (let node = wanted ? texts.nextNode() : null; node && !hasMore; node = texts.nextNode()) {
    yield;
    const text = folded(node.nodeValue!);
    // a letter whose small form is longer would shift all that follows
    if (text.length !== node.nodeValue!.length) continue;
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
      if ((hasMore = ranges.length === MOST_FOUND)) break;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      ranges.push(range);
    }
  }
  const { highlights } = CSS as unknown as { highlights?: Highlights };
  const Highlight = (window as unknown as { Highlight?: new (...ranges: Range[]) => unknown }).Highlight;
  const clear = () => {
    highlights?.delete(ALL);
    highlights?.delete(PRESENT);
    within.querySelector('.found')?.classList.remove('found');
  };
  return {
    ranges,
    hasMore,
    clear,
    show(at) {
      clear();
      const present = ranges[at];
      if (!present) return;
      if (highlights && Highlight) {
        highlights.set(ALL, new Highlight(...ranges));
        highlights.set(PRESENT, new Highlight(present));
      }
      const element = present.startContainer.parentElement!;
      // a browser without highlights marks the whole clause
      element.closest('.clause,.text,.heading,.table')?.classList.add('found');
      element.scrollIntoView({ block: 'center' });
    },
  };
}
