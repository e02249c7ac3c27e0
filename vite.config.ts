import { readdirSync, readFileSync } from 'node:fs';
import type { BuildEnvironmentOptions, Plugin } from 'vite';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import { fetchedIds } from './src/services/fetched.ts';
import { factoryName } from './src/services/named.ts';
import { ENGINES, missing } from './test/e2e/installed.mjs';

const absent = missing();
if (absent.length) console.warn(`Not installed, so not tested: ${absent.join(', ')}. Try npm run setup -- --browsers.`);

// where everything has to be there, a missing engine fails the run instead of shortening it
const engines = process.env['CI'] ? ENGINES : ENGINES.filter((engine) => !absent.includes(engine));

const endToEnd = engines.map((engine, index): TestProjectConfiguration => ({
  test: {
    name: engine,
    environment: 'node',
    include: ['test/e2e/**/*.test.ts'],
    // every vendor apart takes minutes, and what their stand-ins do was seen in this engine
    exclude: engine === 'chromium' ? [] : ['test/e2e/services.test.ts'],
    provide: { engine },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 15_000 } },
    // one engine after the other, each started once for all its spec files
    isolate: false,
    maxWorkers: 1,
    sequence: { groupOrder: index + 1 },
  },
}));

/** Languages in the order in which they are offered, the last one first; one that is new comes last of all. */
const ORDER = ['en', 'ru', 'uz-Cyrl', 'uz'];

const BOM = '\uFEFF';

/** For browsers of 2021 and later. */
const target = 'es2021';
const classic = (entry: string, file: string): BuildEnvironmentOptions => ({
  target,
  // 2 to 3 % smaller than the default, which decides what a returning visitor loads
  minify: 'terser',
  terserOptions: { ecma: 2020, compress: { passes: 6, inline: 1, keep_fargs: false, unsafe: true, unsafe_arrows: true, unsafe_methods: true, unsafe_comps: true, lhs_constants: false } },
  outDir: 'dist',
  lib: { entry, name: 'rozilikFile', formats: ['iife' as const], fileName: () => file },
});

/** A file beside the tag's own, which has what several of them need. */
function part(name: string, globals: Record<string, string> = {}, entry = `src/script-${name}.ts`): BuildEnvironmentOptions {
  const isShared = (id: string) => /browser\/scripts(\.ts)?$/.test(id);
  return {
    ...classic(entry, `rozilik-${name}.js`),
    rolldownOptions: {
      external: (id) => isShared(id) || id in globals,
      output: { globals: (id) => (isShared(id) ? 'rozilikParts.scripts' : globals[id]!) },
    },
  };
}

const DRAWING = { preact: '(rozilikParts.preact??={})' };

/** What is built, by `--mode`. */
const builds: Record<string, BuildEnvironmentOptions> = {
  // npm: modules whose interface and texts are files of their own, fetched when needed
  npm: {
    target,
    outDir: 'dist/npm',
    minify: false,
    lib: {
      entry: {
        index: 'src/index.ts',
        services: 'src/services/index.ts',
        ...eachLocale((tag) => [`locales/${tag}`, `locales/${tag}.json`]),
        ...eachLocale((tag) => [`locales/details/${tag}`, `locales/details/${tag}.json`]),
        ...eachLocale((tag) => [`locales/documents/${tag}`, `locales/documents/${tag}.json`]),
      },
      formats: ['es'],
    },
    rolldownOptions: { external: [/^preact/, /^@preact/, 'marked', 'dompurify', 'diff'], output: { chunkFileNames: '[name].js' } },
  },
  // the tag: what every visit loads, what the first one loads besides, and everything in one
  tag: classic('src/script.ts', 'rozilik.js'),
  all: classic('src/script-all.ts', 'rozilik.all.js'),
  ui: part('ui'),
  // they draw with what the banner's file brings, whichever is there first
  more: part('more', DRAWING),
  notices: part('notices', DRAWING),
  documents: part('documents', DRAWING),
  legal: part('legal'),
  formats: part('formats'),
  elements: part('elements'),
  hold: part('hold'),
  debug: part('debug'),
  ...Object.fromEntries(fetchedIds().map((id) => [id, part(id, {}, `service:${id}`)])),
};

/**
 * A byte order mark before each classic file: pages of this region are still served as windows-1251 or without a charset, and
 * the mark tells browsers UTF-8 before anything else does.
 */
const byteOrderMark: Plugin = {
  name: 'byte-order-mark',
  enforce: 'post',
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) if (file.type === 'chunk') file.code = BOM + file.code;
  },
};

/** The entry of a service's file: it leaves the function that makes the service where the tag's own file looks for it. */
const serviceEntry: Plugin = {
  name: 'service-entry',
  resolveId: (id) => (id.includes('service:') ? id : null),
  load(id) {
    const [, name] = /service:([\w-]+)$/.exec(id) ?? [];
    if (!name) return null;
    return `import { checked } from '/src/services/checked.ts'; import { ${factoryName(name)} } from '/src/services/${name}.ts'; (self.rozilikParts ??= {})['${name}'] = checked(${factoryName(name)});`;
  },
};

/** The languages as classic files: `rozilik-uz.js` and its sisters. */
const localeFiles: Plugin = {
  name: 'locale-files',
  generateBundle() {
    const first = eachLocale((tag) => [tag, `locales/${tag}.json`]);
    const details = eachLocale((tag) => [`${tag}-details`, `locales/details/${tag}.json`]);
    const documents = eachLocale((tag) => [`${tag}-documents`, `locales/documents/${tag}.json`]);
    for (const [name, file] of Object.entries({ ...first, ...details, ...documents })) {
      const texts = JSON.stringify(JSON.parse(readFileSync(file, 'utf8')));
      this.emitFile({ type: 'asset', fileName: `rozilik-${name}.js`, source: `${BOM}(self.rozilikParts=self.rozilikParts||{})["${name}"]=${texts}\n` });
    }
  },
};

function eachLocale<Value>(entry: (tag: string) => [string, Value]): Record<string, Value> {
  const tags = readdirSync('locales').flatMap((file) => (file.endsWith('.json') ? file.replace('.json', '') : []));
  return Object.fromEntries(tags.sort((one, other) => ORDER.indexOf(other) - ORDER.indexOf(one)).map(entry));
}

/** One text of every language. */
function textOf(key: string): string {
  return JSON.stringify(eachLocale((tag) => [tag, (JSON.parse(readFileSync(`locales/${tag}.json`, 'utf8')) as Record<string, string>)[key]]));
}

export default defineConfig(({ mode }) => ({
  define: {
    __VERSION__: JSON.stringify((JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version),
    __SETTINGS__: textOf('settings'),
    __LANGUAGES__: textOf('language'),
  },
  plugins: [serviceEntry, ...(mode in builds && mode !== 'npm' ? [byteOrderMark] : []), ...(mode === 'ui' ? [localeFiles] : [])],
  build: { emptyOutDir: false, cssTarget: ['chrome111', 'firefox121', 'safari16.4'], reportCompressedSize: false, ...builds[mode] },
  // calls of `h` are shorter than those of the newer runtime, which is no small file of its own
  oxc: { jsx: { runtime: 'classic', pragma: 'h', development: false } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'happy-dom',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/e2e/**'],
          testTimeout: 20_000,
        },
      },
      ...endToEnd,
    ],
  },
}));
