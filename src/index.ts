import { createRozilik } from './create';
import { refusing } from './refusing';
import type { Config, Details, Messages, Rozilik } from './types';

export type * from './types';

/** Where each language's texts are; a bundler makes a file of each. */
const TEXTS = import.meta.glob<Messages & Details>('../locales/**/*.json', { import: 'default' });

const PARTS = {
  ui: () => import('./late'),
  more: () => import('./more'),
  elements: () => import('./elements'),
  debug: () => import('./debug'),
  hold: () => import('./hold'),
};

/** Path of a file of texts by its name, `ru` or `ru-details`. */
const pathOf = (name: string) => `../locales/${name.replace(/(.*)-details$/, 'details/$1')}.json`;

/**
 * Starts the widget on this page and returns its API, which is `window.rozilik` too. The banner and its texts are fetched
 * only when someone must be asked, or asks. On a server it answers with an API that refuses everything.
 */
export function createConsent(config: Config): Rozilik {
  if (typeof document === 'undefined') return refusing();
  return createRozilik(() => config, {
    load: async (name) => (await PARTS[name]()) as never,
    texts: async (name) => TEXTS[pathOf(name)]!(),
  });
}
