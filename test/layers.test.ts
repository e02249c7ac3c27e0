import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { parseSync } from 'vite';

/** What each room of `src`, or file outside of one, may import at run time; `import type` is free. Each may import itself. */
const MAY: Record<string, string> = {
  'types.ts': '',
  // pure, and the edge
  'consent/': '',
  'policy/': 'diff',
  'texts/': 'consent/',
  'browser/': '',
  'forms/': 'consent/ browser/',
  'services/': 'browser/ forms/',
  // what every visit runs
  'core/': 'consent/ texts/ browser/ forms/',
  // what is fetched for a choice, for what a page has, and for who looks
  'decide/': 'core/ consent/ browser/ services/',
  'elements/': 'core/ consent/ texts/ browser/ services/',
  'page/': 'core/ consent/ browser/',
  'legal/': 'consent/ texts/ browser/ policy/ forms/ dompurify marked',
  'check/': 'core/ consent/ browser/ services/ policy/ forms/',
  'ui/': 'legal/ core/ consent/ texts/ browser/ services/ policy/ forms/ preact @preact/signals',
  // wiring
  'parts/': 'ui/ check/ legal/ elements/ page/ decide/',
  'tag/': 'core/ consent/ texts/ browser/ services/',
  'index.ts': 'core/ texts/ browser/',
  'compose/': 'consent/',
  'cli/': 'compose/ check/ tag/ services/ node:',
};

/** What a returning visitor does not load. */
const LATE =
  /^(parts|ui|policy|legal|check|elements|page|decide)\/|^preact|^@preact|^marked|^dompurify|^diff|^consent\/versions|^services\/(catalogue|facts|items|hosts|all|maker-of|checked|named)|^forms\/(?!yes)/;

type Graph = Record<string, readonly string[]>;

const modules = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /\.tsx?$/.test(path));
const read = (path: string) => readFileSync(`src/${path}`, 'utf8');
const parsed = Object.fromEntries(modules.map((path) => [path, parseSync(path, read(path)).module]));

/** Run-time imports by file, those that load later left out. */
const imports: Graph = Object.fromEntries(
  modules.map((path) => {
    const { staticImports, staticExports } = parsed[path]!;
    const wanted = [
      ...staticImports
        .filter(({ entries }) => !entries.length || entries.some(({ isType }) => !isType))
        .map(({ moduleRequest }) => moduleRequest.value),
      ...staticExports
        .flatMap(({ entries }) => entries)
        .flatMap(({ moduleRequest, isType }) => (moduleRequest && !isType ? [moduleRequest.value] : [])),
    ];
    return [path, [...new Set(wanted)].map((name) => target(path, name))];
  }),
);

function target(from: string, name: string): string {
  if (!name.startsWith('.')) return name;
  const path = posix.join(posix.dirname(from), name.replace(/\?.*/, ''));
  const file = ['', '.ts', '.tsx', '/index.ts', '/index.tsx']
    .map((end) => path + end)
    .find((each) => /\.\w+$/.test(each) && existsSync(`src/${each}`));
  if (!file) throw new Error(`src/${from} imports ${name}, which is not there`);
  return file;
}

const roomOf = (path: string) => path.replace(/\/.*/, '/');

function wrongWays(graph: Graph): string[] {
  return Object.entries(graph).flatMap(([from, targets]) => {
    const room = roomOf(from);
    const allowed = MAY[room]?.split(' ');
    if (!allowed) return [`${from} has no place in the table`];
    return targets
      .filter(
        (to) => ![room, ...allowed].includes(roomOf(to)) && !allowed.includes(to) && !allowed.includes(to.replace(/^node:.*/, 'node:')),
      )
      .map((to) => `${from} -> ${to}`);
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
    Object.entries(imports).some(
      ([path, targets]) =>
        roomOf(path) === from && targets.some((each) => each === to || roomOf(each) === to || (to === 'node:' && each.startsWith(to))),
    );
  const idle = Object.entries(MAY).flatMap(([from, list]) =>
    list
      .split(' ')
      .filter((to) => to && !needed(from, to))
      .map((to) => `${from} ${to}`),
  );
  expect(idle).toEqual([]);
});

test('no file imports itself, however far around', () => {
  expect(inCircles(imports)).toEqual([]);
});

test('only the npm entry loads anything later by itself', () => {
  const later = modules.filter((path) => parsed[path]!.dynamicImports.length || /import\.meta\.glob(?![^;]*eager: true)/.test(read(path)));
  expect(later).toEqual(['index.ts']);
});

test.each(['tag/entry.ts', 'index.ts'])(
  'a returning visitor to %s loads no interface, nothing that undoes, and nothing that only some pages need',
  (entry) => {
    expect([...closure(imports, entry)].filter((path) => LATE.test(path))).toEqual([]);
  },
);

test('no page loads the list of every service', () => {
  expect(Object.keys(imports).filter((path) => imports[path]!.some((to) => to.startsWith('services/all')))).toEqual([]);
});

test.each<[string, Graph, string[]]>([
  ['a core that knows the interface', { 'core/store.ts': ['ui/banner.tsx'] }, ['core/store.ts -> ui/banner.tsx']],
  ['purity lost', { 'consent/resolve.ts': ['browser/cookies.ts'] }, ['consent/resolve.ts -> browser/cookies.ts']],
  ['a package nobody agreed on', { 'ui/banner.tsx': ['lodash'] }, ['ui/banner.tsx -> lodash']],
  ['a file without a layer', { 'helpers.ts': [] }, ['helpers.ts has no place in the table']],
])('the table finds %s', (_, graph, found) => {
  expect(wrongWays(graph)).toEqual(found);
});

test('a circle of three is found', () => {
  expect(inCircles({ a: ['b'], b: ['c'], c: ['a'], d: ['a'] })).toEqual(['a', 'b', 'c']);
});
