import { ownTag } from '../browser/scripts';
import type { Parts } from '../core/core';
import { textsPath } from '../texts/languages';
import { makerOf } from '../services/maker-of';
import type { Details, Documents, Messages } from '../types';
import { loadPart } from './load-part';
import { readTag } from './read';
import { startTag } from './start';

const texts = import.meta.glob<Messages & Details & Documents>('../../locales/**/*.json', { import: 'default', eager: true });
const parts = import.meta.glob(['../parts/*.ts', '!../parts/formats.ts'], { eager: true });

/** Everything in one file, but for what reads Markdown and HTML: that is fetched from beside it, where a document needs it. */
startTag(() => readTag(ownTag, async (id) => makerOf(id)), {
  load: async <Name extends keyof Parts>(name: Name) =>
    (parts[`../parts/${name}.ts`] as Parts[Name] | undefined) ?? loadPart<Parts[Name]>(name),
  texts: async (name) => texts[`../../${textsPath(name)}`]!,
});
