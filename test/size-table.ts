import { readdirSync, readFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { ALL } from '../src/services/all';

export interface Size {
  brotli: number;
  gzip: number;
}

/** Languages the tag has, the site's first. */
export const LANGUAGES = ['uz', 'uz-Cyrl', 'ru', 'en'];

/** Files of which a page loads one or some: the table has the largest. */
export const DETAILS = LANGUAGES.map((tag) => `rozilik-${tag}-details.js`);
export const DOCUMENTS = LANGUAGES.map((tag) => `rozilik-${tag}-documents.js`);
export const SERVICES = [...ALL.map(({ id }) => id), 'google-consent-mode'].map((id) => `rozilik-${id}.js`);

/** Bytes that these files of `dist` take on their way, each compressed as hard as a server can. */
export function sizeOf(...files: readonly string[]): Size {
  return compressed(...files.map((file) => readFileSync(`dist/${file}`, 'utf8')));
}

function compressed(...texts: readonly string[]): Size {
  const sum = (compress: (text: string) => Buffer) => texts.reduce((bytes, text) => bytes + compress(text).length, 0);
  return {
    brotli: sum((text) =>
      brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: text.length } }),
    ),
    gzip: sum((text) => gzipSync(text, { level: 9 })),
  };
}

const largest = (files: readonly string[]) => files.reduce((most, file) => (sizeOf(file).brotli > sizeOf(most).brotli ? file : most));

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
      rolldownOptions: {
        input: 'dist/npm/index.js',
        external: [/^preact/, /^@preact/],
        preserveEntrySignatures: 'strict',
        output: { format: 'es' },
      },
    },
  });
  const chunks = (result as Rolldown.RolldownOutput).output.filter((output) => output.type === 'chunk');
  return compressed(...chunks.map((chunk) => chunk.code));
}

/** The README's table of sizes, as markdown. */
export async function sizeTable(): Promise<string> {
  const [details, service, documents] = [largest(DETAILS), largest(SERVICES), largest(DOCUMENTS)];
  const rows: [string, string, Size][] = [
    ['What a page waits for', '`rozilik.js`', sizeOf('rozilik.js')],
    ['Returning visit, once the page is parsed', 'and `rozilik-page.js`', sizeOf('rozilik.js', 'rozilik-page.js')],
    ...LANGUAGES.map((tag): [string, string, Size] => [
      `First visit, \`${tag}\``,
      `and \`rozilik-interface.js\`, \`rozilik-${tag}.js\``,
      sizeOf('rozilik.js', 'rozilik-interface.js', `rozilik-${tag}.js`),
    ]),
    ['What records an answer, once the banner stands', '`rozilik-decide.js`', sizeOf('rozilik-decide.js')],
    ['A call of the API that says something, the first time', '`rozilik-calls.js`', sizeOf('rozilik-calls.js')],
    ['What takes back, and erases', '`rozilik-withdrawal.js`', sizeOf('rozilik-withdrawal.js')],
    ['What is wrong with a config, where something is', '`rozilik-check.js`', sizeOf('rozilik-check.js')],
    ['Second layer, when opened', `\`rozilik-panel.js\`, \`${details}\` (the largest)`, sizeOf('rozilik-panel.js', details)],
    ['Each visit besides, where the site has `legal`', '`rozilik-legal.js`', sizeOf('rozilik-legal.js')],
    [
      'Announcements, the notice of that mode, `request`, when shown',
      `\`rozilik-notices.js\`, \`${documents}\` (the largest)`,
      sizeOf('rozilik-notices.js', documents),
    ],
    ['Documents, what changed, rights, when opened', '`rozilik-documents.js`', sizeOf('rozilik-documents.js')],
    ['Documents in Markdown or HTML besides', '`rozilik-formats.js`', sizeOf('rozilik-formats.js')],
    ['Tagged elements and placeholders, where a page has some', '`rozilik-elements.js`', sizeOf('rozilik-elements.js')],
    ['A service of the catalogue, where a page needs it', `\`${service}\` (the largest of ${SERVICES.length})`, sizeOf(service)],
    ['Holding back what nobody tagged, where the site wants it', '`rozilik-hold.js`', sizeOf('rozilik-hold.js')],
    ['Debug mode', '`rozilik-debug.js`', sizeOf('rozilik-debug.js')],
    ['Everything in one file', '`rozilik.all.js`', sizeOf('rozilik.all.js')],
    ['What a file for one site begins with', '`rozilik-site.js`', sizeOf('rozilik-site.js')],
    ['npm, what a page loads at once', '`rozilik`', await npmCore()],
  ];
  const lines = rows.map(([what, files, { brotli, gzip }]) => `| ${what} | ${files} | ${bytes(brotli)} | ${bytes(gzip)} |`);
  return ['| | files | brotli, bytes | gzip, bytes |', '|---|---|--:|--:|', ...lines, ''].join('\n');
}

const bytes = (count: number) => count.toLocaleString('en');

/** Every script of the tag. */
export const scriptFiles = () => readdirSync('dist').filter((file) => file.endsWith('.js'));
