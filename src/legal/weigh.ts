/** Longest time that the libraries take with a text follows from these: what they do cannot be parted. */
const MOST_TAGS = 20_000;
const MOST_MARKS = 10_000;
const MOST_MARKS_TOGETHER = 500;

const MARKS = /[*_~`[\]<&!\\|@]|:\/\//g;
/** An empty line, an item, a row or a heading: marks behind it have nothing to do with those before. */
const BEGINS = /^[ \t\r]*(?:$|\||(?:[-*+]|\d{1,9}[.)]|#{1,6})[ \t])/;
/** Lists and quotations in one another, deeper than any page is wide. */
const NESTED = /^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])[ \t])){30}|^[ \t]{41,}(?:>|(?:[-*+]|\d{1,9}[.)])[ \t])/;

/** Throws where a library would keep the page from all else for long, after a look at each letter and no more. */
export function weigh(text: string, format: 'markdown' | 'html'): void {
  if (format === 'html') return refuse(text.split('<').length > MOST_TAGS, `more than ${MOST_TAGS} tags`);
  let all = 0;
  let together = 0;
  for (const line of text.split('\n')) {
    const marks = line.match(MARKS)?.length ?? 0;
    if (BEGINS.test(line)) together = 0;
    all += marks + 1;
    together += marks;
    refuse(all > MOST_MARKS, `more than ${MOST_MARKS} lines and marks`);
    refuse(together > MOST_MARKS_TOGETHER, `a paragraph with more than ${MOST_MARKS_TOGETHER} marks`);
    refuse(NESTED.test(line), 'lists or quotations too deep in one another');
  }
}

function refuse(isTooMuch: boolean, what: string): void {
  if (isTooMuch) throw new Error(`the text has ${what}: give it as plain text, or link to it by url alone`);
}
