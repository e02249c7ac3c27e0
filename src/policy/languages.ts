import { APOSTROPHES } from './read-label';
import { mapBlocks, plainText } from './tree';
import type { Block, Inline } from './tree';

const ENOUGH_LETTERS = 12;
/** Of a text in a language, one letter in seventy at the least is of those that only it has; a name in a sentence is fewer. */
const TYPICAL = 1 / 70;

const AFTER_O_OR_G = new RegExp(`(?<=[oOgG])[${APOSTROPHES}]`, 'g');
const IN_A_WORD = new RegExp(String.raw`(?<=[^\P{Script=Latin}oOgG])[${APOSTROPHES}](?=\p{Script=Latin})`, 'gu');
const UZBEK_LETTERS = new RegExp(String.raw`[og][${APOSTROPHES}](?=\p{L}|\s)`, 'giu');
const UZBEK_WORDS = /(?<!\p{L})(?:va|uchun|bilan|yoki|ushbu|hamda|\p{L}+(?:lari|larni|larga|lardan|larning))(?!\p{L})/giu;
const ENGLISH_WORDS = /(?<!\p{L})(?:the|of|and|or|to|in|for|with|your|our|you|we|is|are|by|this|that|from)(?!\p{L})/giu;

/** A copy of the tree in which a block that is mostly in another language than the document's says so; pauses as it goes. */
export function markLanguages(blocks: readonly Block[], documentLanguage: string): Generator<undefined, Block[]> {
  return mapBlocks(blocks, undefined, (block) => {
    const lang = block.lang ?? languageOf(textOf(block), documentLanguage);
    return [lang === undefined || (!block.lang && isSame(lang, documentLanguage)) ? block : { ...block, lang }, undefined];
  });
}

/** Uzbek with its own two letters instead of the apostrophes people type: U+02BB after o and g, U+02BC inside words; as long as before. */
export function normaliseUzbek(text: string): string {
  return text.replace(AFTER_O_OR_G, 'ʻ').replace(IN_A_WORD, 'ʼ');
}

/** A copy of the tree with `normaliseUzbek` applied to all that is Uzbek in Latin letters, and to nothing else; pauses as it goes. */
export function normaliseBlocks(blocks: readonly Block[], documentLanguage: string): Generator<undefined, Block[]> {
  return mapBlocks(blocks, undefined, (block) => {
    const language = block.lang ?? documentLanguage;
    const normal = (content: readonly Inline[]) => normaliseContent(content, language);
    const rows = block.rows?.map((row) => ({ ...row, cells: row.cells.map(normal) }));
    return [{ ...block, content: normal(block.content), ...(rows && { rows }) }, undefined];
  });
}

function normaliseContent(content: readonly Inline[], language: string): Inline[] {
  return content.map((piece) => {
    if (typeof piece === 'string') return isSame(language, 'uz') ? normaliseUzbek(piece) : piece;
    return { ...piece, content: normaliseContent(piece.content, piece.lang ?? language) };
  });
}

function textOf({ content, rows }: Block): string {
  return [content, ...(rows ?? []).flatMap(({ cells }) => cells)].map(plainText).join(' ');
}

function languageOf(text: string, documentLanguage: string): string | undefined {
  const cyrillic = count(text, /\p{Script=Cyrillic}/gu);
  const latin = count(text, /\p{Script=Latin}/gu);
  if (cyrillic + latin < ENOUGH_LETTERS) return undefined;
  return cyrillic > latin ? cyrillicLanguage(text, cyrillic, documentLanguage) : latinLanguage(text, documentLanguage);
}

function cyrillicLanguage(text: string, letters: number, documentLanguage: string): string | undefined {
  const has = (typical: RegExp) => count(text, typical) >= letters * TYPICAL;
  if (has(/[ӣӯҷ]/gi)) return 'tg';
  if (has(/[әіұһ]/gi)) return 'kk';
  if (has(/[ўҳ]/gi)) return 'uz-Cyrl';
  if (has(/[ңөү]/gi)) return 'ky';
  if (has(/[қғ]/gi)) return 'uz-Cyrl';
  // A short line may do without the letters of its own language.
  const cyrillicDocument = /^(uz-Cyrl|tg|kk|ky)/i.test(documentLanguage);
  return cyrillicDocument && letters < 60 && !/щ/i.test(text) ? undefined : 'ru';
}

function latinLanguage(text: string, documentLanguage: string): string | undefined {
  const uzbek = count(text, UZBEK_LETTERS) + count(text, UZBEK_WORDS);
  const english = count(text, ENGLISH_WORDS);
  if (uzbek !== english) return uzbek > english ? 'uz' : 'en';
  return isSame(documentLanguage, 'uz') || isSame(documentLanguage, 'en') ? undefined : 'en';
}

function count(text: string, what: RegExp): number {
  return text.match(what)?.length ?? 0;
}

/** Whether two tags name one language as it is written: `en-GB` and `en` do, `uz-Cyrl` and `uz` do not. */
function isSame(one: string, other: string): boolean {
  return written(one) === written(other);
}

function written(tag: string): string {
  const [language = '', ...rest] = tag.toLowerCase().split('-');
  return rest.includes('cyrl') ? `${language}-cyrl` : language;
}
