import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

// Real texts of others, which are not ours to publish: they lie beside the repository, if at all.
const folder = join(import.meta.dirname, '../../../shared/policies');

/** Names of the real policies; none where they are not there. */
export const policies = existsSync(folder)
  ? readdirSync(folder)
      .filter((name) => name.endsWith('.txt'))
      .sort()
  : [];

/** Where they are looked for, to be said by tests that are skipped without them. */
export const WHERE = 'read where ../shared/policies exists';

export const readPolicy = (name: string): string => readFileSync(join(folder, name), 'utf8');
