import { readdirSync, readFileSync } from 'node:fs';
import { runnerImport, type BuildEnvironmentOptions, type Plugin } from 'vite';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import type * as Services from './src/services/all.ts';
import { factoryName } from './src/services/named.ts';
import { ENGINES, missing } from './test/e2e/installed.mjs';

const { ALL } = (await runnerImport<typeof Services>('./src/services/all.ts')).module;

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
/**
 * Tells V8 to compile all of a file at once: what runs as soon as it is there would be parsed twice otherwise, once to find where
 * each function ends and once to run it. Took a third off the script time of a returning visit in Chromium 156.
 */
const RUNS_AT_ONCE = '//# allFunctionsCalledOnLoad';
const isRunAtOnce = (file: string) => /^rozilik(-(site|page|interface))?\.js$/.test(file);
const classic = (entry: string, file: string): BuildEnvironmentOptions => ({
  target,
  // 2 to 3 % smaller than the default, which decides what a returning visitor loads
  minify: 'terser',
  terserOptions: {
    ecma: 2020,
    compress: {
      passes: 6,
      inline: 1,
      keep_fargs: false,
      unsafe: true,
      unsafe_arrows: true,
      unsafe_methods: true,
      unsafe_comps: true,
      lhs_constants: false,
    },
    format: { ...(isRunAtOnce(file) && { preamble: RUNS_AT_ONCE }) },
  },
  outDir: 'dist',
  lib: { entry, name: 'rozilikFile', formats: ['iife' as const], fileName: () => file },
});

/** Names of the parts that are loaded later: each is a file of `src/parts`. */
const partNames = (): string[] => readdirSync('src/parts').map((file) => file.replace('.ts', ''));

/** What several files use, and which of them brings it: the others find it where that one leaves it. */
const SHARED: Readonly<Record<string, { part: string; names: string }>> = {
  preact: { part: 'interface', names: 'Component, Fragment, createElement, h, isValidElement, options, render' },
  '@preact/signals': { part: 'panel', names: 'signal' },
};

/** A file beside the tag's own. What it shares with another is looked for when it is needed, whichever is there first. */
function part(entry: string, file: string): BuildEnvironmentOptions {
  const isScripts = (id: string) => /browser\/scripts(\.ts)?$/.test(id);
  const isBrought = (id: string) => id in SHARED && entry !== `part:${SHARED[id]!.part}`;
  return {
    ...classic(entry, file),
    rolldownOptions: {
      external: (id) => isScripts(id) || isBrought(id),
      output: { globals: (id) => (isScripts(id) ? 'rozilikParts.scripts()' : `(rozilikParts["${id}"]??={})`) },
    },
  };
}

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
  // the tag: what every visit loads, what a page may load besides, and everything in one
  tag: classic('src/tag/entry.ts', 'rozilik.js'),
  all: classic('src/tag/entry-all.ts', 'rozilik.all.js'),
  // what a file for one site begins with, and the command that makes one
  site: classic('src/tag/entry-site.ts', 'rozilik-site.js'),
  cli: {
    target: 'node20',
    outDir: 'dist/cli',
    minify: false,
    ssr: 'src/cli/rozilik.ts',
    rolldownOptions: { output: { entryFileNames: 'rozilik.js' } },
  },
  ...Object.fromEntries(partNames().map((name) => [name, part(`part:${name}`, `rozilik-${name}.js`)])),
  ...Object.fromEntries([...ALL.map(({ id }) => id), 'google-consent-mode'].map((id) => [id, part(`service:${id}`, `rozilik-${id}.js`)])),
};

/**
 * A byte order mark before each classic file: pages of this region are still served as windows-1251 or without a charset, and
 * the mark tells browsers UTF-8 before anything else does.
 */
const byteOrderMark: Plugin = {
  name: 'byte-order-mark',
  enforce: 'post',
  generateBundle(_, bundle) {
    // ASCII is the same in all of them; a file for one site gets its mark when it is made
    for (const file of Object.values(bundle)) if (file.type === 'chunk' && /[^\x00-\x7F]/.test(file.code)) file.code = BOM + file.code;
  },
};

/** The entries of classic files: each leaves what it brings where the tag's own file looks for it, by its name. */
const partEntries: Plugin = {
  name: 'part-entries',
  resolveId: (id) => /(?:part|service):[\w-]+$/.exec(id)?.[0] ?? null,
  load(id) {
    const [, kind, name] = /^(part|service):(.*)$/.exec(id) ?? [];
    if (!name) return null;
    const left = `(self.rozilikParts ??= {})['${name}'] =`;
    if (kind === 'service')
      return `import { checked } from '/src/services/checked.ts'; import { ${factoryName(name)} } from '/src/services/${name}.ts'; ${left} checked(${factoryName(name)});`;
    const file = `src/parts/${name}.ts`;
    const names = [...readFileSync(file, 'utf8').matchAll(/^export \{ (.*) \}/gm)]
      .flatMap(([, list]) => list!.split(', ').map((name) => name.replace(/.* as /, '')))
      .join(', ');
    const brought = Object.entries(SHARED).filter(([, shared]) => shared.part === name);
    return [
      `import { ${names} } from '/${file}';`,
      ...brought.map(([id, shared]) => `import { ${shared.names} } from '${id}';`),
      `${left} { ${names} };`,
      ...brought.map(([id, shared]) => `Object.assign(rozilikParts['${id}'] ??= {}, { ${shared.names} });`),
    ].join('\n');
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
      this.emitFile({
        type: 'asset',
        fileName: `rozilik-${name}.js`,
        source: `${BOM}(self.rozilikParts=self.rozilikParts||{})["${name}"]=${texts}\n`,
      });
    }
  },
};

function eachLocale<Value>(entry: (tag: string) => [string, Value]): Record<string, Value> {
  const tags = readdirSync('locales').flatMap((file) => (file.endsWith('.json') ? file.replace('.json', '') : []));
  return Object.fromEntries(tags.sort((one, other) => ORDER.indexOf(other) - ORDER.indexOf(one)).map(entry));
}

/** One text of every language. */
function textOf(key: string): string {
  return JSON.stringify(
    eachLocale((tag) => [tag, (JSON.parse(readFileSync(`locales/${tag}.json`, 'utf8')) as Record<string, string>)[key]]),
  );
}

/** What is necessary is never held, nor what has no address of its own. */
const isHeld = ({ category, facts }: Services.Catalogued) => category !== 'necessary' && facts.hosts!.length > 0;

export default defineConfig(({ mode }) => ({
  define: {
    __VERSION__: JSON.stringify((JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version),
    __SETTINGS__: textOf('settings'),
    __TAGS__: JSON.stringify(Object.keys(eachLocale((tag) => [tag, tag]))),
    __LANGUAGES__: textOf('language'),
    __HOSTS__: JSON.stringify(ALL.filter(isHeld).map(({ id, category, facts }) => [id, category, facts.hosts])),
  },
  plugins: [
    partEntries,
    ...(mode in builds && mode !== 'npm' && mode !== 'cli' ? [byteOrderMark] : []),
    ...(mode === 'interface' ? [localeFiles] : []),
  ],
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
          exclude: ['test/e2e/**', '**/node_modules/**'],
          testTimeout: 20_000,
        },
      },
      ...endToEnd,
    ],
  },
}));
