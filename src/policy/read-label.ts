/** The label that an author wrote before a clause. */
export interface Label {
  /** Letter for letter: `4.1.12.`, `a)`, `• 1.1.`, `§ 3.`, `Article 5.`, `5-modda.` */
  text: string;
  /** `[4, 1, 12]`; empty for letters and bullets. */
  numbers: readonly number[];
  /** What sort of label: of equally indented ones, the same mark means the same list. */
  mark: 'chapter' | 'article' | 'number' | 'letter' | 'bullet' | `bullet ${string}`;
}

/** Every character that stands for the apostrophe of Uzbek in real texts, for use inside `[]`. */
export const APOSTROPHES = "'`´‘’‛ʻʼʽʹˈ′＇";

// A multi-part number needs no mark after it, unless it could be a date such as 26.03.26.
const NUMBER = String.raw`(?:(?![0-3]\d\.[01]\d\.\d\d\s)\d{1,3}(?:(?:\.\d{1,3})+[.)]?|[.)])|\(\d{1,3}\))`;
const END = String.raw`(?=\s|$)`;

const NUMBERED = new RegExp(String.raw`^(?:[•·◦▪–—*-]\s{1,9})?${NUMBER}${END}`);
const SIGN = new RegExp(String.raw`^§\s{0,2}\d{1,3}(?:\.\d{1,3})*[.)]?${END}`);
const WORD_FIRST = /^(?:(стать[яи]|article)|раздел|section|глава|chapter)\s{1,3}\d{1,3}(?:\.\d{1,3})*(?:[.:)](?=\s|$)|$)/i;
const WORD_LAST = new RegExp(String.raw`^\d{1,3}-(?:(modda|модда)|bob|боб|bo[${APOSTROPHES}]?lim|бўлим)(?:[.:)]${END}|$|(?=\s+(\S)))`, 'i');
const ROMAN_CHAPTER = /^[IVX]{1,5}\.(?=\s|$)/;
const LETTER = new RegExp(String.raw`^\(?(?:\p{L}[${APOSTROPHES}]?|sh|ch|[ivxlc]{1,6}|[IVXLC]{1,6})\)${END}`, 'u');
const BULLET = /^[•·◦▪–—*-](?=\s|$)/;

/** The label at the start of a trimmed line, `undefined` where it begins with none; `2019-yil`, `26.03.2026` and `14 (fourteen)` are none. */
export function readLabel(line: string): Label | undefined {
  // Labels are short, lines may be endless.
  const start = line.slice(0, 80);
  const numbered = (match: RegExpExecArray, mark: Label['mark']): Label => ({ text: match[0], numbers: numbersOf(match[0]), mark });
  let match;
  if ((match = NUMBERED.exec(start))) return numbered(match, 'number');
  if ((match = SIGN.exec(start))) return numbered(match, 'article');
  if ((match = WORD_FIRST.exec(start))) return numbered(match, match[1] ? 'article' : 'chapter');
  if ((match = WORD_LAST.exec(start)) && isCapital(match[2] ?? 'A')) return numbered(match, match[1] ? 'article' : 'chapter');
  if ((match = ROMAN_CHAPTER.exec(start))) return { text: match[0], numbers: [], mark: 'chapter' };
  if ((match = LETTER.exec(start))) return { text: match[0], numbers: [], mark: 'letter' };
  if ((match = BULLET.exec(start))) return { text: match[0], numbers: [], mark: `bullet ${match[0]}` };
  return undefined;
}

/** The numbers in a label: `[4, 1, 12]` of `4.1.12.` */
export function numbersOf(label: string): number[] {
  return label.match(/\d+/g)?.map(Number) ?? [];
}

function isCapital(letter: string): boolean {
  return letter !== letter.toLowerCase();
}
