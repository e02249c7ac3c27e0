import * as debug from './debug';
import * as documents from './documents';
import * as elements from './elements';
import * as hold from './hold';
import { textsPath } from './languages';
import * as late from './late';
import * as legal from './legal';
import { loadPart } from './load-part';
import * as more from './more';
import * as services from './services';
import { checked } from './services/checked';
import { factoryName } from './services/named';
import { startTag } from './start-tag';
import * as notices from './ui/notices';
import type { Parts } from './core';
import type { Details, Documents, Messages, Service } from './types';

const texts = import.meta.glob<Messages & Details & Documents>('../locales/**/*.json', { import: 'default', eager: true });
const parts = { ui: late, more, elements, debug, hold, legal, notices, documents };

/** Everything in one file, but for what reads Markdown and HTML: that is fetched from beside it, where a document needs it. */
startTag(
  {
    load: async (name) => (parts as Partial<Parts>)[name] ?? (await loadPart(name)),
    texts: async (name) => texts[textsPath(name)]!,
  },
  async (id) => checked((services as unknown as Record<string, (options: never) => Service>)[factoryName(id)]!),
);
