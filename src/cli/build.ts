import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants } from 'node:zlib';
import { linesOf } from '../check/report';
import { problemsOf } from '../check/validate';
import { compose, integrityOf, type Composition, type Shape, type Site, type Stock } from '../compose/compose';
import { makerOf } from '../services/maker-of';
import { configOf, sober, type Make } from '../tag/read';

export const HELP = `Usage: rozilik build site.json --out DIR [--shape small-return|fast-first] [--path /rozilik]

Makes one file for one site from ready parts: its services, its languages and its config are inside,
so that no block and no attribute of the page can get lost. What only some visitors need lies beside it.

  site.json   the options of the tag's JSON block: operator, policy, services, locales, …
  --out       folder to write into; upload all of it
  --shape     small-return  what a visitor needs who comes back; the banner is loaded when it is needed (default)
              fast-first    with the banner and its languages: a first visit is one request
  --path      where the folder lies on the site, for the tag that is printed (default /rozilik)
`;

/** The ready files lie one folder above this one. */
const READY = path.join(import.meta.dirname, '..');

/** Carries out the command, and answers its exit code. */
export async function build(words: string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        shape: { type: 'string', default: 'small-return' },
        path: { type: 'string', default: '/rozilik' },
      },
    });
    const [file] = positionals;
    const { out, shape } = values;
    if (!file || !out) throw new Mistake(`a file and --out are needed\n\n${HELP}`);
    if (shape !== 'small-return' && shape !== 'fast-first') throw new Mistake(`--shape: "${shape}" is neither small-return nor fast-first`);
    const site = await readSite(file);
    const stock = JSON.parse(await readFile(path.join(READY, 'parts.json'), 'utf8')) as Stock;
    const complaints = complaintsOf(site, stock);
    if (complaints.length) throw new Mistake(`${file}:\n${complaints.map((line) => `  ${line}`).join('\n')}`);
    const made = await compose(site, shape, stock, (name) => readFile(path.join(READY, name), 'utf8'));
    await write(made, out);
    process.stdout.write(await summaryOf(made, shape, out, `${values.path.replace(/\/$/, '')}/rozilik.js`));
    return 0;
  } catch (error) {
    if (!(error instanceof Mistake) && (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS') !== true) throw error;
    process.stderr.write(`rozilik build: ${(error as Error).message}\n`);
    return 2;
  }
}

/** Something that whoever called can mend. */
class Mistake extends Error {}

async function readSite(file: string): Promise<Site> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Mistake(`${file} cannot be read`);
  });
  try {
    const site = JSON.parse(text, sober) as unknown;
    if (typeof site === 'object' && site !== null && !Array.isArray(site)) return site as Site;
  } catch (error) {
    throw new Mistake(`${file} is not JSON: ${(error as Error).message}`);
  }
  throw new Mistake(`${file} is not an object of options`);
}

/** What is wrong with a site's options, a line each. */
function complaintsOf({ cookieDomain: _unknowable, ...site }: Site, stock: Stock): string[] {
  const complaints: string[] = [];
  const makers = Object.create(null) as Record<string, Make>;
  for (const id of Object.keys(stock.services)) {
    const make = makerOf(id);
    makers[id] = (options) => {
      try {
        return make(options);
      } catch (error) {
        complaints.push(`${id}: ${(error as Error).message}`);
        return { id, category: 'necessary' };
      }
    };
  }
  const config = configOf(site, makers, () => new Promise(() => {}));
  for (const { id, bring } of config.services ?? [])
    if (bring) complaints.push(`${id}: there is no such service${nearest(id, Object.keys(makers))}`);
  return [...complaints, ...linesOf(problemsOf(config))];
}

/** The name that was probably meant. */
function nearest(name: string, names: readonly string[]): string {
  const [best] = names.map((each) => ({ each, steps: distance(name, each) })).sort((one, other) => one.steps - other.steps);
  return best && best.steps <= Math.max(2, name.length / 3) ? `; did you mean "${best.each}"?` : '';
}

/** In how many letters two words differ (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1];
    for (const [column, wanted] of [...other].entries())
      next.push(Math.min(next[column]! + 1, row[column + 1]! + 1, row[column]! + (letter === wanted ? 0 : 1)));
    row = next;
  }
  return row.at(-1)!;
}

async function write(made: Composition, out: string): Promise<void> {
  await mkdir(out, { recursive: true });
  await writeFile(path.join(out, 'rozilik.js'), made.text);
  for (const name of [...made.beside, 'licenses.txt']) await copyFile(path.join(READY, name), path.join(out, name));
}

/** What was made, what each part of it weighs, and the tag to paste. */
async function summaryOf({ text, pieces, beside }: Composition, shape: Shape, out: string, address: string): Promise<string> {
  const rows = pieces.map(({ name, text: part }) => `  ${name.padEnd(24)}${bytes(Buffer.byteLength(part))}${bytes(brotli(part))}`);
  return `${path.join(out, 'rozilik.js')} (${shape}), and ${beside.length} files beside it that are loaded when they are needed

  ${'part'.padEnd(24)}${'bytes'.padStart(10)}${'brotli'.padStart(10)}
${rows.join('\n')}
  ${'in all'.padEnd(24)}${bytes(Buffer.byteLength(text))}${bytes(brotli(text))}

Upload the folder, and paste this into the <head>, before any counter:

<script src="${address}" integrity="${await integrityOf(text)}"></script>
`;
}

const bytes = (count: number) => count.toLocaleString('en').padStart(10);
const brotli = (text: string) => brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
