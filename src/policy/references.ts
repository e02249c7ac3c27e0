import { APOSTROPHES } from './read-label';

/** Where a text names another clause of the same document. */
export interface Reference {
  start: number;
  end: number;
  anchor: string;
}

const NUMBER = String.raw`\d{1,3}(?:\.\d{1,3}){0,9}(?![\p{L}\d])`;
const AND = String.raw`\s{0,3}(?:,\s{0,3}(?:and|or)?|–|-|and|or|to|и|или|va|yoki|ва|ёки)\s{0,3}`;
// As many as any sentence has.
const NUMBERS = `${NUMBER}(?:${AND}${NUMBER}){0,9}`;

const ENGLISH = String.raw`(?:sub-?)?(?:clause|section|paragraph)s?`;
const RUSSIAN = String.raw`(?:под)?пункт\p{L}{0,3}|(?:под|п\.?)?п\.|раздел\p{L}{0,3}`;
const UZBEK = String.raw`band|bo[${APOSTROPHES}]?lim|банд|бўлим`;
const BEGIN = String.raw`(?<![\p{L}\p{N}.-])`;
const UZBEK_END = String.raw`-\s?(?:kichik |кичик )?(?:${UZBEK})\p{L}*`;
// In Uzbek the numbers come first: they are looked for behind the word, and nowhere else, for texts may be full of numbers.
const ANY = new RegExp(
  String.raw`${BEGIN}(?:${ENGLISH}|${RUSSIAN})\s{0,3}(${NUMBERS})|(?=${UZBEK_END})(?<=${BEGIN}(${NUMBERS}))${UZBEK_END}`,
  'giu',
);

// Words that may stand between "of the" and the name of another document.
const ENGLISH_LINK = String.raw`(?:(?!(?:this|policy|and|or)(?!\p{L}))[\p{L}’'-]+\s+){0,4}?`;
const OTHER_ENGLISH = String.raw`(?:law|gdpr|agreement|contract|offer|regulation|terms|act|code|directive|convention|article)s?(?!\p{L})`;
const OTHER_RUSSIAN =
  '(?:(?!настоящ)[\\p{L}-]+(?:ого|его|ой|ей|ых|их)\\s+){0,3}(?:договора|закона|соглашения|оферты|кодекса|регламента|правил|положения|постановления|указа|gdpr|стать[ия]|ст\\.)';
const OTHER_UZBEK = 'qonun|shartnoma|kelishuv|oferta|kodeks|nizom|reglament|қонун|шартнома|келишув|оферта|кодекс|низом|регламент';
const FOREIGN_AFTER = new RegExp(
  String.raw`^(?:\s{0,3}\(\p{L}{1,4}\)){0,3}\s{1,3}(?:(?:of|in|under)\s+${ENGLISH_LINK}${OTHER_ENGLISH}|${OTHER_RUSSIAN}|(?:${OTHER_UZBEK}))`,
  'iu',
);
const FOREIGN_BEFORE = new RegExp(
  String.raw`(?<!(?:ushbu|mazkur|ушбу|мазкур)\s{1,3})(?<!\p{L})(?:\p{L}{1,30}\s{1,3})?(?:(?:${OTHER_UZBEK})\p{L}*|\d-(?:modda|модда)\p{L}*)[»”"]?[\s,]{1,3}$`,
  'iu',
);
const OWN_BEFORE = new RegExp(String.raw`(?:ushbu|mazkur|ушбу|мазкур)\s{1,3}\p{L}{1,40}[\s,]{1,3}$`, 'iu');

/** The references of a text to clauses of its own document, in order; those to laws and contracts are left out. */
export function findReferences(text: string): Reference[] {
  let last = 0;
  return Array.from(text.matchAll(ANY)).flatMap((match) => {
    const start = match.index - (match[2]?.length ?? 0);
    const end = match.index + match[0].length;
    // the numbers of one reference are not those of another
    if (start < last) return [];
    last = end;
    if (isForeign(text.slice(Math.max(0, start - 80), start), text.slice(end, end + 120))) return [];

    const list = match[1] ?? match[2]!;
    const offset = match[2] ? start : start + match[0].indexOf(list);
    const numbers = Array.from(list.matchAll(/\d+(?:\.\d+)*/g));
    if (numbers.length === 1) return [{ start, end, anchor: list }];
    return numbers.map(({ 0: anchor, index }) => ({ start: offset + index, end: offset + index + anchor.length, anchor }));
  });
}

function isForeign(before: string, after: string): boolean {
  return FOREIGN_AFTER.test(after) || (FOREIGN_BEFORE.test(before) && !OWN_BEFORE.test(before));
}
