import { createRozilik } from './create';
import { textsPath } from './languages';
import { refusing } from './refusing';
import type { Config, Details, Documents, Messages, Rozilik } from './types';

export type * from './types';

/** Where each language's texts are; a bundler makes a file of each. */
const TEXTS = import.meta.glob<Messages & Details & Documents>('../locales/**/*.json', { import: 'default' });

const PARTS = {
  ui: () => import('./late'),
  more: () => import('./more'),
  elements: () => import('./elements'),
  debug: () => import('./debug'),
  hold: () => import('./hold'),
  legal: () => import('./legal'),
  notices: () => import('./ui/notices'),
  documents: () => import('./documents'),
  formats: () => import('./formats'),
};

/**
 * Starts the widget on this page and returns its API, which is `window.rozilik` too. The banner and its texts are fetched
 * only when someone must be asked, or asks. On a server it answers with an API that refuses everything.
 */
export function createConsent(config: Config): Rozilik {
  if (typeof document === 'undefined') return refusing();
  return createRozilik(() => config, {
    load: async (name) => (await PARTS[name]()) as never,
    texts: async (name) => TEXTS[textsPath(name)]!(),
  });
}
