import { useNonce } from './browser/scripts';
import { createRozilik } from './core/create';
import { textsPath } from './texts/languages';
import { refusing } from './core/refusing';
import type { Config, Details, Documents, Messages, Rozilik } from './types';

export type * from './types';

/** Where each language's texts are; a bundler makes a file of each. */
const TEXTS = import.meta.glob<Messages & Details & Documents>('../locales/**/*.json', { import: 'default' });

/** The parts that are loaded when they are needed; a bundler makes a file of each. */
const PARTS = import.meta.glob('./parts/*.ts');

/**
 * Starts the widget on this page and returns its API, which is `window.rozilik` too. The banner and its texts are fetched
 * only when someone must be asked, or asks. On a server it answers with an API that refuses everything.
 */
export function createConsent(config: Config): Rozilik {
  if (typeof document === 'undefined') return refusing();
  useNonce(config?.nonce);
  return createRozilik(() => config, {
    load: async (name) => (await PARTS[`./parts/${name}.ts`]!()) as never,
    texts: async (name) => TEXTS[`../${textsPath(name)}`]!(),
  });
}
