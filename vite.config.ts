import { readdirSync, readFileSync } from 'node:fs';
import type { BuildEnvironmentOptions, Plugin } from 'vite';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
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
  terserOptions: { ecma: 2020, compress: { passes: 3, unsafe: true, unsafe_arrows: true, unsafe_methods: true } },
  outDir: 'dist',
  lib: { entry, name: 'rozilikFile', formats: ['iife' as const], fileName: () => file },
});

/** What is built, by `--mode`. */
const builds: Record<string, BuildEnvironmentOptions> = {
  // npm: modules whose interface and texts are files of their own, fetched when needed
  npm: {
    target,
    outDir: 'dist/npm',
    minify: false,
    lib: {
      entry: { index: 'src/index.ts', services: 'src/services/index.ts', ...eachLocale((tag) => [`locales/${tag}`, `locales/${tag}.json`]) },
      formats: ['es'],
    },
    rolldownOptions: { external: [/^preact/, /^@preact/], output: { chunkFileNames: '[name].js' } },
  },
  // the tag: what every visit loads, what the first one loads besides, and everything in one
  tag: classic('src/script.ts', 'rozilik.js'),
  ui: classic('src/script-ui.ts', 'rozilik-ui.js'),
  more: {
    ...classic('src/script-more.ts', 'rozilik-more.js'),
    // it draws with what the banner's file brought
    rolldownOptions: { external: ['preact/jsx-runtime'], output: { globals: { 'preact/jsx-runtime': 'rozilikParts.jsx' } } },
  },
  all: classic('src/script-all.ts', 'rozilik.all.js'),
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

/** The languages as classic files: `rozilik-uz.js` and its sisters. */
const localeFiles: Plugin = {
  name: 'locale-files',
  generateBundle() {
    for (const [tag, file] of Object.entries(eachLocale((tag) => [tag, `locales/${tag}.json`]))) {
      const texts = JSON.stringify(JSON.parse(readFileSync(file, 'utf8')));
      this.emitFile({ type: 'asset', fileName: `rozilik-${tag}.js`, source: `${BOM}(self.rozilikParts=self.rozilikParts||{})["${tag}"]=${texts}\n` });
    }
  },
};

function eachLocale<Value>(entry: (tag: string) => [string, Value]): Record<string, Value> {
  const tags = readdirSync('locales').map((file) => file.replace('.json', ''));
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
  plugins: [...(mode in builds && mode !== 'npm' ? [byteOrderMark] : []), ...(mode === 'ui' ? [localeFiles] : [])],
  build: { emptyOutDir: false, cssTarget: ['chrome111', 'firefox121', 'safari16.4'], reportCompressedSize: false, ...builds[mode] },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
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
