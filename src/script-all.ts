import * as debug from './debug';
import * as elements from './elements';
import * as hold from './hold';
import * as late from './late';
import * as more from './more';
import * as services from './services';
import { checked } from './services/checked';
import { factoryName } from './services/named';
import { startTag } from './start-tag';
import type { Details, Messages, Service } from './types';

const texts = import.meta.glob<Messages & Details>('../locales/**/*.json', { import: 'default', eager: true });
const parts = { ui: late, more, elements, debug, hold };

/** Everything in one file. */
startTag(
  {
    load: async (name) => parts[name] as never,
    texts: async (name) => texts[`../locales/${name.replace(/(.*)-details$/, 'details/$1')}.json`]!,
  },
  async (id) => checked((services as unknown as Record<string, (options: never) => Service>)[factoryName(id)]!),
);
