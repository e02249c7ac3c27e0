import { readdirSync, readFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';

export interface Size {
  brotli: number;
  gzip: number;
}

const README_BLOCK = /(?<=<!-- sizes -->\n)[^]*?(?=<!-- \/sizes -->)/;

/** Languages the tag has, the site's first. */
export const LANGUAGES = ['uz', 'uz-Cyrl', 'ru', 'en'];

/** Bytes that these files of `dist` take on their way, each compressed as hard as a server can. */
export function sizeOf(...files: readonly string[]): Size {
  return compressed(...files.map((file) => readFileSync(`dist/${file}`, 'utf8')));
}

function compressed(...texts: readonly string[]): Size {
  const sum = (compress: (text: string) => Buffer) => texts.reduce((bytes, text) => bytes + compress(text).length, 0);
  return {
    brotli: sum((text) => brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: text.length } })),
    gzip: sum((text) => gzipSync(text, { level: 9 })),
  };
}

/** What the npm package adds to a site's own bundle: what `index.js` brings at once, minified, without Preact and what loads later. */
export async function npmCore(): Promise<Size> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [{ name: 'later', resolveDynamicImport: (id) => (typeof id === 'string' ? { id, external: true } : null) }],
    build: {
      write: false,
      target: 'es2021',
      modulePreload: false,
      rolldownOptions: { input: 'dist/npm/index.js', external: [/^preact/, /^@preact/], preserveEntrySignatures: 'strict', output: { format: 'es' } },
    },
  });
  const chunks = (result as Rolldown.RolldownOutput).output.filter((output) => output.type === 'chunk');
  return compressed(...chunks.map((chunk) => chunk.code));
}

/** The README's table of sizes, as markdown. */
export async function sizeTable(): Promise<string> {
  const rows: [string, string, Size][] = [
    ['Returning visit', '`rozilik.js`', sizeOf('rozilik.js')],
    ...LANGUAGES.map((tag): [string, string, Size] => [`First visit, \`${tag}\``, `and \`rozilik-ui.js\`, \`rozilik-${tag}.js\``, sizeOf('rozilik.js', 'rozilik-ui.js', `rozilik-${tag}.js`)]),
    ['Preferences, when opened', '`rozilik-more.js`', sizeOf('rozilik-more.js')],
    ['Everything in one file', '`rozilik.all.js`', sizeOf('rozilik.all.js')],
    ['npm, what a page loads at once', '`rozilik`', await npmCore()],
  ];
  const lines = rows.map(([what, files, { brotli, gzip }]) => `| ${what} | ${files} | ${bytes(brotli)} | ${bytes(gzip)} |`);
  return ['| | files | brotli, bytes | gzip, bytes |', '|---|---|--:|--:|', ...lines, ''].join('\n');
}

const bytes = (count: number) => count.toLocaleString('en');

/** The table that a README has, or `undefined` where it has no place for one. */
export function tableIn(readme: string): string | undefined {
  return README_BLOCK.exec(readme)?.[0];
}

/** A README with another table. */
export function withTable(readme: string, table: string): string {
  return readme.replace(README_BLOCK, () => table);
}

/** Every script of the tag. */
export const scriptFiles = () => readdirSync('dist').filter((file) => file.endsWith('.js'));
