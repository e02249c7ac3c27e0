import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Installs the other widgets where they are missing or older than the lock file. */
export function installPeers() {
  const changedAt = (file) => (existsSync(here + file) ? statSync(here + file).mtimeMs : 0);
  if (changedAt('node_modules/.package-lock.json') >= changedAt('package-lock.json')) return;
  const parameters = ['ci', '--no-audit', '--no-fund', '--ignore-scripts'];
  const { status } = spawnSync('npm', parameters, { cwd: here, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error('The other widgets could not be installed.');
}
