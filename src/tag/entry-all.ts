import { ownTag } from '../browser/scripts';
import type { Parts } from '../core/core';
import { textsPath } from '../texts/languages';
import * as services from '../services';
import { checked } from '../services/checked';
import { factoryName } from '../services/named';
import type { Details, Documents, Messages, Service } from '../types';
import { loadPart } from './load-part';
import { readTag } from './read';
import { startTag } from './start';

const texts = import.meta.glob<Messages & Details & Documents>('../../locales/**/*.json', { import: 'default', eager: true });
const parts = import.meta.glob(['../parts/*.ts', '!../parts/formats.ts'], { eager: true });

/** Everything in one file, but for what reads Markdown and HTML: that is fetched from beside it, where a document needs it. */
startTag(
  () => readTag(ownTag, async (id) => checked((services as unknown as Record<string, (options: never) => Service>)[factoryName(id)]!)),
  {
    load: async <Name extends keyof Parts>(name: Name) =>
      (parts[`../parts/${name}.ts`] as Parts[Name] | undefined) ?? loadPart<Parts[Name]>(name),
    texts: async (name) => texts[`../../${textsPath(name)}`]!,
  },
);
