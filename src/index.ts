import { createRozilik } from './create';
import { refusing } from './refusing';
import type { Config, Messages, Rozilik } from './types';

export type * from './types';

/** Where each language's texts are; a bundler makes a file of each. */
const TEXTS = import.meta.glob<Messages>('../locales/*.json', { import: 'default' });

/**
 * Starts the widget on this page and returns its API, which is `window.rozilik` too. The banner and its texts are fetched
 * only when someone must be asked, or asks. On a server it answers with an API that refuses everything.
 */
export function createConsent(config: Config): Rozilik {
  if (typeof document === 'undefined') return refusing();
  return createRozilik(() => config, {
    late: () => import('./late'),
    more: () => import('./more'),
    messages: async (tag) => TEXTS[`../locales/${tag}.json`]!(),
  });
}
