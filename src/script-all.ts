import en from '../locales/en.json';
import ru from '../locales/ru.json';
import uz from '../locales/uz.json';
import uzCyrl from '../locales/uz-Cyrl.json';
import * as late from './late';
import * as more from './more';
import { startTag } from './start-tag';
import type { Messages } from './types';

const texts: Readonly<Record<string, Messages>> = { en, ru, uz, 'uz-Cyrl': uzCyrl };

/** Everything in one file. */
startTag({ late: async () => late, more: async () => more, messages: async (tag) => texts[tag]! });
