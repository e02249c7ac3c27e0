import type { Core } from '../core/core';
import { fromNodes } from '../policy/from-nodes';
import { markLanguages, normaliseBlocks } from '../policy/languages';
import { parseText } from '../policy/parse-text';
import type { Block } from '../policy/tree';
import type { DocumentVersion, Id, TextSource } from '../types';
import { versionNamed } from './address';
import { localized } from '../texts/localized';
import { inSlices } from '../browser/slices';
import { writtenAt } from './source';

/** A version's text as a tree, and the language it is in. */
export interface Read {
  blocks: readonly Block[];
  lang: string;
}

/** Texts that were read on this page, by document, version and language. */
const known = new WeakMap<Core, Map<string, Promise<Read>>>();

/** Where the text of a version is, in the visitor's language or the authoritative one. `undefined` where the document is only a link. */
export function sourceOf(core: Core, document: Id, version: string, tag: string): { text: TextSource; tag: string } | undefined {
  const { language } = core.settings.legal!.documents![document]!;
  const { text } = versionNamed(core, document, version) ?? {};
  const found = localized<TextSource>(text, tag, language ?? '');
  // a text that is not by language is in the document's own
  return found && (typeof text === 'object' ? found : { ...found, tag: language ?? (pageLanguage() || tag) });
}

const pageLanguage = () => document.documentElement.lang;

/** Reads a version's text. Rejects where it cannot be had; the next attempt begins again. */
export function treeOf(core: Core, id: Id, version: DocumentVersion, tag: string): Promise<Read> {
  const source = sourceOf(core, id, version.version, tag);
  if (!source) return Promise.reject(new Error(`documents.${id}: version ${version.version} has no text`));
  const key = `${id}:${version.version}:${source.tag}`;
  const own = known.get(core) ?? new Map<string, Promise<Read>>();
  known.set(core, own);
  const reading = own.get(key) ?? read(core, id, version, source);
  own.set(key, reading);
  reading.catch(() => own.delete(key));
  return reading;
}

async function read(core: Core, id: Id, { format }: DocumentVersion, { text, tag }: { text: TextSource; tag: string }): Promise<Read> {
  const written = await writtenAt(text, format);
  const growing =
    written.format === 'text' ? parseText(written.text) : fromNodes(await cleaned(core, written.text, written.format, written.part));
  const { uzbekLetters } = core.settings.legal!.documents![id]!;
  const blocks = await inSlices(finish(growing, tag, uzbekLetters), () => false);
  return { blocks: blocks!, lang: tag };
}

function* finish(growing: Generator<undefined, Block[]>, tag: string, uzbekLetters = false): Generator<undefined, Block[]> {
  const marked = yield* markLanguages(yield* growing, tag);
  return uzbekLetters ? yield* normaliseBlocks(marked, tag) : marked;
}

async function cleaned(core: Core, text: string, format: 'markdown' | 'html', part: string | undefined): Promise<Element> {
  const { elementsOf } = await core.load('formats');
  const root = elementsOf(text, format);
  if (!part) return root;
  const found = [...root.querySelectorAll('[id]')].find((element) => element.id === part);
  if (!found) throw new Error(`the page of the document has no element with the id "${part}"`);
  return found;
}
