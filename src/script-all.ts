import * as late from './late';
import * as more from './more';
import { startTag } from './start-tag';
import type { Messages } from './types';

const texts = import.meta.glob<Messages>('../locales/*.json', { import: 'default', eager: true });

/** Everything in one file. */
startTag({ late: async () => late, more: async () => more, messages: async (tag) => texts[`../locales/${tag}.json`]! });
