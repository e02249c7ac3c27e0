// @vitest-environment node
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { posix } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ALL } from '../src/services/all';
import { factoryName } from '../src/services/named';
import { LANGUAGES, scriptFiles } from './size-table';

interface Manifest {
  exports: Record<string, string | Record<string, string>>;
  types: string;
  files: string[];
  dependencies: Record<string, string>;
}
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;

/** Node, away from this process: what it prints. */
const node = (code: string) => execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' }).trim();

describe('the package', () => {
  const named = [
    manifest.types,
    ...manifest.files,
    ...Object.values(manifest.exports).flatMap((path) => (typeof path === 'string' ? path : Object.values(path))),
  ];
  const texts = [...LANGUAGES, ...LANGUAGES.map((tag) => `details/${tag}`)];
  const paths = named.flatMap((path) => (path.includes('*') ? texts.map((name) => path.replace('*', name)) : path));

  test.each([...new Set(paths)])('has %s, which package.json names', (path) => {
    expect(existsSync(path)).toBe(true);
  });

  test('is imported in plain Node, and refuses everything there', () => {
    expect(node(`import { createConsent } from 'rozilik'; console.log(createConsent({ categories: ['ads'] }).allows('ads'))`)).toBe(
      'false',
    );
  });

  test('has its services apart', () => {
    const factories = [...ALL.map(({ id }) => factoryName(id)), 'custom', 'googleConsentMode'];
    expect(node(`import * as services from 'rozilik/services'; console.log(Object.keys(services).sort().join())`)).toBe(
      factories.sort().join(),
    );
  });

  test.each(texts)('has the texts of %s apart', (name) => {
    expect(node(`import texts from 'rozilik/locales/${name}'; console.log(JSON.stringify(texts))`)).toBe(
      JSON.stringify(JSON.parse(readFileSync(`locales/${name}.json`, 'utf8'))),
    );
  });

  const modules = readdirSync('dist/npm', { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.js'));
  const imports = modules.flatMap((path) =>
    [...readFileSync(`dist/npm/${path}`, 'utf8').matchAll(/(?:from|import|import\() ?"([^"]+)"/g)].map(
      ([, name]) => [path, name!] as const,
    ),
  );

  test('has every module that another one imports', () => {
    const relative = imports.filter(([, name]) => name.startsWith('.'));
    expect(relative.filter(([path, name]) => !existsSync(posix.join('dist/npm', posix.dirname(path), name)))).toEqual([]);
    expect(relative).toContainEqual(['index.js', './panel.js']);
  });

  test('declares every package that its modules import', () => {
    const packages = imports.map(([, name]) => name).filter((name) => !name.startsWith('.'));
    const undeclared = packages.filter(
      (name) => !Object.keys(manifest.dependencies).some((each) => name === each || name.startsWith(`${each}/`)),
    );
    expect(packages).toContain('preact');
    expect(undeclared).toEqual([]);
  });
});

describe('the types', () => {
  const declarations = readdirSync('dist/npm', { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.d.ts'));

  test('refer to nothing outside of the package and its dependencies', () => {
    const lost = declarations.flatMap((path) => {
      const names = [...readFileSync(`dist/npm/${path}`, 'utf8').matchAll(/(?:from|import\() ?['"]([^'"]+)['"]/g)].map(([, name]) => name!);
      return names.filter((name) => !isThere(path, name)).map((name) => `${path}: ${name}`);
    });
    expect(declarations).toContain('index.d.ts');
    expect(lost).toEqual([]);
  });

  function isThere(path: string, name: string): boolean {
    if (!name.startsWith('.')) return Object.keys(manifest.dependencies).some((each) => name === each || name.startsWith(`${each}/`));
    const base = posix.join(posix.dirname(path), name.replace(/\.js$/, ''));
    return [`${base}.d.ts`, posix.join(base, 'index.d.ts')].some((each) => declarations.includes(each));
  }

  const PROJECT = 'test-results/consumer';
  afterAll(() => rmSync(PROJECT, { recursive: true, force: true }));

  // an `any` would let the mistakes through that these lines must have
  const consumer = `
    import { createConsent, type Config, type Details, type Messages, type RozilikEvents } from 'rozilik';
    import { metaPixel, yandexMetrica, youtube } from 'rozilik/services';
    import uz from 'rozilik/locales/uz';
    import uzDetails from 'rozilik/locales/details/uz';
    const services = [yandexMetrica({ id: 1 }), metaPixel({ id: 2, needs: '!analytics', reload: 'never' }), youtube()];
    const config: Config = { services, messages: { uz: { ...uz, ...uzDetails } }, reload: 'always', hold: true };
    const granted: boolean = createConsent(config).allows('analytics');
    const texts: Messages = uz;
    const details: Details = uzDetails;
    const left = (event: RozilikEvents['rozilik:change']): string[] => (event.detail.left ?? []).map(({ service, name, why }) => service + name + why);
    // @ts-expect-error days is a number
    createConsent({ days: [] });
    // @ts-expect-error an id is needed
    yandexMetrica({});
    // @ts-expect-error there is no such text
    uz.nothing;
    // @ts-expect-error nor here
    uzDetails.nothing;
    // @ts-expect-error a snapshot is read, and changed by nobody
    createConsent(config).get().choices.analytics = true;
    // @ts-expect-error choices are yes or no
    void createConsent(config).decide({ analytics: 'yes' });
    // @ts-expect-error a service has a category
    createConsent({ services: [{ id: 'chat' }] });
    // @ts-expect-error there is no such place
    createConsent({ position: 'top' });
    // @ts-expect-error a document has one of these types
    createConsent({ legal: { documents: { policy: { type: 'privacy' } } } });
    // @ts-expect-error nobody says whether it could
    const could: boolean = await createConsent(config).open();
    // @ts-expect-error there is no such option
    youtube({ id: '1' });
    // @ts-expect-error there is no such way
    createConsent({ reload: 'sometimes' });
    export { granted, texts, details, left };
  `;

  test.each(['bundler', 'nodenext'])('hold in a strict project that resolves modules as %s does', (resolution) => {
    const folder = `${PROJECT}/${resolution}`;
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${folder}/consumer.ts`, consumer);
    const options = {
      strict: true,
      noEmit: true,
      target: 'es2022',
      lib: ['es2022', 'dom'],
      types: [],
      module: resolution === 'bundler' ? 'esnext' : resolution,
      moduleResolution: resolution,
    };
    writeFileSync(`${folder}/tsconfig.json`, JSON.stringify({ compilerOptions: options, files: ['consumer.ts'] }));
    expect(complaintsOf(['node_modules/typescript/bin/tsc', '-p', folder])).toBe('');
  });

  function complaintsOf(command: readonly string[]): string {
    try {
      execFileSync(process.execPath, command, { encoding: 'utf8' });
      return '';
    } catch (error) {
      return (error as { stdout: string }).stdout;
    }
  }
});

describe('the code that visitors run', () => {
  /** What a strict Content-Security-Policy forbids, what would wipe a page, and what would call somebody. */
  const FORBIDDEN =
    /\beval\(|\bnew Function\b|\bFunction\(["'`]|insertAdjacentHTML|outerHTML|\.write(ln)?\(|\bfetch\(|new XMLHttpRequest|sendBeacon\(|new WebSocket|new EventSource/g;
  const built = [
    ...scriptFiles(),
    ...readdirSync('dist/npm')
      .filter((file) => file.endsWith('.js'))
      .map((file) => `npm/${file}`),
  ];
  const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

  /** What holds back the page's own scripts must be there before them: the tag writes it into the page that is still being read. */
  const ALLOWED: Readonly<Record<string, readonly string[]>> = {
    'rozilik.js': ['.write('],
    'rozilik-site.js': ['.write('],
    // a document is fetched from the site's own host when its visitor opens it
    'rozilik-documents.js': ['fetch('],
    'npm/documents.js': ['fetch('],
    // DOMPurify's own, which writes a document that it answers as text; it is asked for elements
    'rozilik-formats.js': ['outerHTML'],
    'rozilik.all.js': ['fetch(', '.write('],
  };

  test.each(built)('evaluates, writes and calls nothing by itself: %s', (file) => {
    expect(readFileSync(`dist/${file}`, 'utf8').match(FORBIDDEN) ?? []).toEqual(ALLOWED[file] ?? []);
  });

  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/.test(path));
  const having = (pattern: RegExp) =>
    sources.filter((path) => pattern.test(readFileSync(`src/${path}`, 'utf8'))).map((path) => path.replaceAll('\\', '/'));

  test('writes in one place, where the text is ours', () => {
    expect(having(/document\.write(ln)?\(|createHTML\(`/)).toEqual(['browser/scripts.ts']);
  });

  test('sets innerHTML nowhere, but for Preact’s own way that we do not use', () => {
    const purify = count(
      readFileSync('node_modules/dompurify/dist/purify.es.mjs', 'utf8').replace(/\/\*[^]*?\*\/|\/\/.*/g, ''),
      /\.innerHTML/g,
    );
    const preact = count(readFileSync('node_modules/preact/dist/preact.mjs', 'utf8'), /\.innerHTML/g);
    const found = Object.fromEntries(
      built.map((file) => [file, count(readFileSync(`dist/${file}`, 'utf8'), /\.innerHTML/g)] as const).filter(([, times]) => times),
    );
    // a policy that stands on the page is read from there
    expect(found).toEqual({
      'rozilik-interface.js': preact,
      'rozilik-documents.js': 1,
      'npm/documents.js': 1,
      'rozilik-formats.js': purify,
      'rozilik.all.js': preact + 1,
    });
    expect(having(/\.innerHTML|dangerouslySetInnerHTML/)).toEqual(['legal/source.ts']);
    expect(having(/\.innerHTML\s*=[^=]/)).toEqual([]);
  });

  test('has the facts and texts of no service aboard the file that every visit loads', () => {
    expect(readFileSync('dist/rozilik.js', 'utf8')).not.toMatch(/provider:|purpose:|https:\/\/policies/);
  });
});
