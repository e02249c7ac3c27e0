import { CATEGORIES, listOf } from '../consent/ids';

/** What a file for one site is to be. */
export type Shape = 'small-return' | 'fast-first';

/** A site as its owner describes it: the options of the tag's JSON block. */
export interface Site {
  [option: string]: unknown;
  locales?: readonly string[] | string;
  legal?: unknown;
  hold?: unknown;
  /** Needed where elements of a page are tagged with a category that no service has. */
  categories?: readonly string[] | string;
}

/** What is known of the ready files: written by the build as `dist/parts.json`. */
export interface Stock {
  version: string;
  /** Tags of the languages there are. */
  locales: readonly string[];
  /** Parts that are loaded later, by name. */
  parts: readonly string[];
  /** Services that can stand in a file, by id, with their usual category. */
  services: Readonly<Record<string, string>>;
}

/** A piece of a file, in the order in which it stands there. */
export interface Piece {
  name: string;
  text: string;
}

export interface Composition {
  /** The file's text. */
  text: string;
  pieces: readonly Piece[];
  /** Names of the ready files that it loads from beside it when they are needed. */
  beside: readonly string[];
}

/** Marks the text as UTF-8, also on pages of another charset. */
const BOM = '\uFEFF';

/** Tells V8 to compile all of it at once: all of it runs at once. */
const RUNS_AT_ONCE = '//# allFunctionsCalledOnLoad\n';

/**
 * Puts together, from ready files, the one file that a site needs: its services, its config, and what each of its pages loads
 * at once. `small-return` has what a visitor needs who comes back; `fast-first` has the banner and its languages as well, so that
 * a first visit is one request. `read` answers the text of a ready file by its name.
 */
export async function compose(
  site: Site,
  shape: Shape,
  stock: Stock,
  read: (name: string) => Promise<string> | string,
): Promise<Composition> {
  const named = words(site.locales).filter((tag) => stock.locales.includes(tag));
  const languages = named.length ? named : stock.locales;
  const inside = ['site', ...servicesOf(site, stock), ...partsInside(site), ...(shape === 'fast-first' ? ['interface', ...languages] : [])];
  const pieces = await Promise.all(inside.map(async (name): Promise<Piece> => ({ name, text: tidy(await read(fileOf(name))) })));
  const config = { name: 'config', text: `rozilikParts["site:start"](${literal({ ...site, ...(named.length && { locales: named }) })});` };
  const later = stock.parts.filter((part) => !inside.includes(part) && isReachable(part, site));
  const texts = languages
    .flatMap((tag) => [tag, `${tag}-details`, ...(site.legal ? [`${tag}-documents`] : [])])
    .filter((name) => !inside.includes(name));
  return {
    text: BOM + RUNS_AT_ONCE + [...pieces, config].map(({ text }) => text).join('\n'),
    pieces: [...pieces, config],
    beside: [...later, ...texts].map(fileOf),
  };
}

const fileOf = (name: string) => `rozilik-${name}.js`;

/** Ids of the services of the catalogue that a site names, under a category or among its services. */
export function servicesOf(site: Site, stock: Stock): string[] {
  const named = CATEGORIES.flatMap((category) => {
    const list = site[category];
    return typeof list === 'string' ? words(list).map((word) => word.replace(/:.*/, '')) : Object.keys(Object(list) as object);
  });
  return [...new Set([...named, ...Object.keys(Object(site['services']) as object)])].filter((id) => Object.hasOwn(stock.services, id));
}

/** What every page of the site loads at once. */
function partsInside({ legal, hold, categories }: Site): string[] {
  const isSwitchedOn = hold !== undefined && `${hold as string}` !== 'false';
  return ['page', ...(words(categories).length ? ['elements'] : []), ...(legal ? ['legal'] : []), ...(isSwitchedOn ? ['hold'] : [])];
}

/** Is there a page of the site that may need it? */
function isReachable(part: string, { legal }: Site): boolean {
  return part !== 'hold' && (!!legal || !['legal', 'notices', 'documents', 'formats'].includes(part));
}

/** The words of a list, given as one or as words apart. */
function words(list: unknown): string[] {
  return listOf(list as string | undefined).filter((word) => typeof word === 'string' && word !== '');
}

/** A ready file without what marks its beginning and its end. */
function tidy(text: string): string {
  return text.replace(BOM, '').replace(RUNS_AT_ONCE, '').trim();
}

/** Data as a script can hold it, also one that stands in a page: nothing in it ends the script, and no line ends in it. */
function literal(data: unknown): string {
  return JSON.stringify(data).replace(/[<\u2028\u2029]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The hash that a tag carries, so that browsers run the file as it is or not at all (Subresource Integrity). */
export async function integrityOf(text: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-384', new TextEncoder().encode(text)));
  return `sha384-${btoa(String.fromCharCode(...hash))}`;
}
