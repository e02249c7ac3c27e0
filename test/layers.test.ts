import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { parseSync } from 'vite';

/** What each file or folder of `src` may import at run time; `import type` is free. */
const MAY: Record<string, string> = {
  // words and values: nothing
  'types.ts': '',
  'core.ts': '',
  'settings.ts': '',
  'examine.ts': '',
  'explain.ts': '',
  'examine-legal.ts': 'consent/',
  'languages.ts': 'settings.ts',
  'wildcards.ts': '',
  // pure, and the edge
  'consent/': 'consent/',
  'browser/': 'browser/',
  'services/': 'browser/ services/',
  'policy/': 'policy/ diff',
  // the core: what every visit runs
  'store.ts': 'browser/cookies.ts consent/',
  'gate.ts': '',
  'root.ts': 'browser/scripts.ts root.css',
  'create.ts': 'browser/ consent/locale.ts consent/resolve.ts gate.ts languages.ts root.ts settings.ts store.ts',
  'refusing.ts': 'consent/resolve.ts',
  'tag.ts': 'services/index.ts settings.ts',
  // what is fetched where a page or its developer needs it
  'elements.ts': 'browser/scripts.ts browser/web-address.ts stand-in.ts',
  'stand-in.ts': 'browser/web-address.ts gate.ts root.ts stand-in.css ui/accent.ts ui/format.ts ui/localized.ts ui/messages.ts',
  'hold.ts': 'browser/vendor-globals.ts services/hosts.ts wildcards.ts',
  'legal.ts': 'consent/ examine-legal.ts ui/localized.ts',
  'formats.ts': 'browser/scripts.ts dompurify marked',
  'debug.ts': 'browser/web-address.ts consent/ gate.ts review.ts services/catalogue.ts',
  'review.ts': 'policy/ services/hosts.ts wildcards.ts',
  // what is fetched for a choice, or to take one back
  'decisions.ts': 'browser/cookies.ts browser/random.ts consent/ services/google-analytics.ts store.ts',
  'withdrawal.ts': 'browser/cookies.ts browser/erase.ts browser/mute.ts gate.ts services/catalogue.ts store.ts wildcards.ts',
  'ui/': 'preact @preact/signals-core ui/ browser/print.ts browser/web-address.ts consent/ decisions.ts gate.ts languages.ts policy/ root.ts services/catalogue.ts store.ts',
  'late.ts': 'decisions.ts examine.ts ui/index.tsx',
  'more.ts': 'explain.ts ui/left.tsx ui/panel.tsx withdrawal.ts',
  'documents.ts': 'ui/reading.ts ui/tree-of.ts',
  // the entries: wiring
  'index.ts': 'create.ts languages.ts refusing.ts late.ts more.ts elements.ts hold.ts debug.ts legal.ts ui/notices.tsx documents.ts formats.ts',
  'start-tag.ts': 'browser/scripts.ts create.ts tag.ts',
  'load-part.ts': 'browser/scripts.ts',
  'script.ts': 'load-part.ts start-tag.ts',
  'script-ui.ts': 'late.ts preact',
  'script-more.ts': 'more.ts',
  'script-elements.ts': 'elements.ts',
  'script-hold.ts': 'hold.ts',
  'script-debug.ts': 'debug.ts',
  'script-legal.ts': 'legal.ts',
  'script-notices.ts': 'ui/notices.tsx',
  'script-documents.ts': 'documents.ts',
  'script-formats.ts': 'formats.ts',
  'script-all.ts': 'languages.ts late.ts more.ts elements.ts hold.ts debug.ts legal.ts load-part.ts ui/notices.tsx documents.ts services/checked.ts services/index.ts services/named.ts start-tag.ts',
};

/** What a returning visitor does not load. */
const LATE = /^(ui\/|policy\/|preact|@preact|marked|dompurify|diff|legal|documents|formats|consent\/legal|late|more|decisions|withdrawal|examine|explain|elements|stand-in|hold|debug|services\/(catalogue|hosts|all|fetched|named))/;

type Graph = Record<string, readonly string[]>;

const modules = readdirSync('src', { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/')).filter((path) => /\.tsx?$/.test(path));
const read = (path: string) => readFileSync(`src/${path}`, 'utf8');
const parsed = Object.fromEntries(modules.map((path) => [path, parseSync(path, read(path)).module]));

/** Run-time imports by file, those that load later left out. */
const imports: Graph = Object.fromEntries(
  modules.map((path) => {
    const { staticImports, staticExports } = parsed[path]!;
    const wanted = [
      ...staticImports.filter(({ entries }) => !entries.length || entries.some(({ isType }) => !isType)).map(({ moduleRequest }) => moduleRequest.value),
      ...staticExports.flatMap(({ entries }) => entries).flatMap(({ moduleRequest, isType }) => (moduleRequest && !isType ? [moduleRequest.value] : [])),
    ];
    return [path, [...new Set(wanted)].map((name) => target(path, name))];
  }),
);

function target(from: string, name: string): string {
  if (!name.startsWith('.')) return name;
  const path = posix.join(posix.dirname(from), name.replace(/\?.*/, ''));
  const file = ['', '.ts', '.tsx', '/index.ts', '/index.tsx'].map((end) => path + end).find((each) => /\.\w+$/.test(each) && existsSync(`src/${each}`));
  if (!file) throw new Error(`src/${from} imports ${name}, which is not there`);
  return file;
}

const ruleOf = (path: string) => MAY[path] ?? MAY[path.replace(/\/.*/, '/')];

function wrongWays(graph: Graph): string[] {
  return Object.entries(graph).flatMap(([from, targets]) => {
    const allowed = ruleOf(from)?.split(' ');
    if (!allowed) return [`${from} has no place in the table`];
    return targets.filter((to) => !allowed.some((each) => each === to || (each.endsWith('/') && to.startsWith(each)))).map((to) => `${from} -> ${to}`);
  });
}

/** Everything that loads with a file. */
function closure(graph: Graph, from: string, seen = new Set<string>()): Set<string> {
  for (const to of graph[from] ?? []) if (!seen.has(to)) closure(graph, to, seen.add(to));
  return seen;
}

const inCircles = (graph: Graph) => Object.keys(graph).filter((path) => closure(graph, path).has(path));

test('every import points the way the table allows', () => {
  expect(wrongWays(imports)).toEqual([]);
});

test('the table allows nothing that no file needs', () => {
  const needed = (from: string, to: string) =>
    Object.entries(imports).some(([path, targets]) => (path === from || (from.endsWith('/') && path.startsWith(from))) && targets.some((each) => each === to || (to.endsWith('/') && each.startsWith(to))));
  // what index.ts loads later stands in no import
  const implicit = [...['late', 'more', 'elements', 'hold', 'debug', 'legal', 'documents', 'formats'].map((part) => `index.ts ${part}.ts`), 'index.ts ui/notices.tsx'];
  const idle = Object.entries(MAY).flatMap(([from, list]) => list.split(' ').filter((to) => to && !needed(from, to)).map((to) => `${from} ${to}`));
  expect(idle.filter((each) => !implicit.includes(each))).toEqual([]);
});

test('no file imports itself, however far around', () => {
  expect(inCircles(imports)).toEqual([]);
});

test('only the npm entry loads anything later by itself', () => {
  const later = modules.filter((path) => parsed[path]!.dynamicImports.length || /import\.meta\.glob(?![^;]*eager: true)/.test(read(path)));
  expect(later).toEqual(['index.ts']);
});

test.each(['script.ts', 'index.ts'])('a returning visitor to %s loads no interface, nothing that undoes, and nothing that only some pages need', (entry) => {
  expect([...closure(imports, entry)].filter((path) => LATE.test(path))).toEqual([]);
});

test('no page loads the list of every service, nor that of the files there are', () => {
  expect(Object.keys(imports).filter((path) => imports[path]!.some((to) => /^services\/(all|fetched)/.test(to)))).toEqual([]);
});

test.each<[string, Graph, string[]]>([
  ['a core that knows the interface', { 'store.ts': ['ui/index.tsx'] }, ['store.ts -> ui/index.tsx']],
  ['purity lost', { 'consent/resolve.ts': ['browser/cookies.ts'] }, ['consent/resolve.ts -> browser/cookies.ts']],
  ['a package nobody agreed on', { 'ui/banner.tsx': ['lodash'] }, ['ui/banner.tsx -> lodash']],
  ['a file without a layer', { 'helpers.ts': [] }, ['helpers.ts has no place in the table']],
])('the table finds %s', (_, graph, found) => {
  expect(wrongWays(graph)).toEqual(found);
});

test('a circle of three is found', () => {
  expect(inCircles({ a: ['b'], b: ['c'], c: ['a'], d: ['a'] })).toEqual(['a', 'b', 'c']);
});
