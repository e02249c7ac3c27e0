// All outputs, in one process: a `vite build --mode` each takes more than twice as long.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build, runnerImport } from 'vite';

rmSync('dist', { recursive: true, force: true });
// reading a module would make it a development build
process.env.NODE_ENV = 'production';
const { module: services } = await runnerImport('./src/services/all.ts');
const parts = readdirSync('src/parts').map((file) => file.replace('.ts', ''));
for (const mode of ['npm', 'tag', 'all', 'site', 'cli', ...parts, ...services.ALL.map(({ id }) => id), 'google-consent-mode'])
  await build({ mode, logLevel: 'error' });
execFileSync('npx', ['tsc', '-p', 'src'], { stdio: 'inherit' });
for (const [folder, name, up] of [
  ['locales', 'Messages', '..'],
  ['locales/details', 'Details', '../..'],
  ['locales/documents', 'Documents', '../..'],
]) {
  for (const file of readdirSync(folder).filter((each) => each.endsWith('.json'))) {
    writeFileSync(
      `dist/npm/${folder}/${file.replace('.json', '.d.ts')}`,
      `import type { ${name} } from '${up}/types';\ndeclare const texts: ${name};\nexport default texts;\n`,
    );
  }
}

// what `rozilik build` and the pages that compose a file know of the ready files
const locales = readdirSync('locales').flatMap((file) => (file.endsWith('.json') ? file.replace('.json', '') : []));
writeFileSync(
  'dist/parts.json',
  JSON.stringify({
    version: JSON.parse(readFileSync('package.json', 'utf8')).version,
    locales,
    parts,
    services: Object.fromEntries(
      [...services.ALL, { id: 'google-consent-mode', category: 'necessary' }].map(({ id, category }) => [id, category]),
    ),
  }),
);

// what is in our files of others, with their words on it
const licences = ['preact', '@preact/signals', '@preact/signals-core', 'marked', 'dompurify', 'diff'].map(
  (name) => `${name}\n\n${readFileSync(`node_modules/${name}/LICENSE`, 'utf8').trim()}\n`,
);
writeFileSync('dist/licenses.txt', licences.join(`\n${'-'.repeat(80)}\n\n`));

// types that a project with `moduleResolution: nodenext` can read have their extensions
for (const file of readdirSync('dist/npm', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.d.ts'))) {
  const at = path.join('dist/npm', file);
  const text = readFileSync(at, 'utf8').replace(/(from |import\()(['"])(\.[^'"]+)\2/g, (_, before, quote, target) => {
    const isFile = existsSync(path.join(path.dirname(at), `${target}.d.ts`));
    return `${before}${quote}${target}${isFile ? '.js' : '/index.js'}${quote}`;
  });
  writeFileSync(at, text);
}
