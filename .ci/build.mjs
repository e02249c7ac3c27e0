// All outputs, in one process: a `vite build --mode` each takes more than twice as long.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';

rmSync('dist', { recursive: true, force: true });
for (const mode of ['npm', 'tag', 'ui', 'more', 'all']) await build({ mode, logLevel: 'error' });
execFileSync('npx', ['tsc', '-p', 'src'], { stdio: 'inherit' });
for (const file of readdirSync('locales')) {
  const types = "import type { Messages } from '../types';\ndeclare const messages: Messages;\nexport default messages;\n";
  writeFileSync(`dist/npm/locales/${file.replace('.json', '.d.ts')}`, types);
}

// types that a project with `moduleResolution: nodenext` can read have their extensions
for (const file of readdirSync('dist/npm', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.d.ts'))) {
  const at = path.join('dist/npm', file);
  const text = readFileSync(at, 'utf8').replace(/(from |import\()(['"])(\.[^'"]+)\2/g, (_, before, quote, target) => {
    const isFile = existsSync(path.join(path.dirname(at), `${target}.d.ts`));
    return `${before}${quote}${target}${isFile ? '.js' : '/index.js'}${quote}`;
  });
  writeFileSync(at, text);
}
