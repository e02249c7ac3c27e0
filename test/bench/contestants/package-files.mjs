import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const modules = fileURLToPath(new URL('../node_modules', import.meta.url));

/** Answers requests below `/<package>/` with the files of an installed package. */
export function serveFolder(prefix, ...folders) {
  return (pathname) => {
    if (!pathname.startsWith(`${prefix}/`)) return undefined;
    const rest = pathname.slice(prefix.length + 1);
    if (rest.includes('..')) return undefined;
    const file = folders.map((folder) => path.join(folder, rest)).find((each) => existsSync(each));
    return file && { file };
  };
}

/** The folder of an installed package. */
export function findPackage(name) {
  return path.join(modules, name);
}

/** The version of an installed package. */
export function readVersion(name) {
  return JSON.parse(readFileSync(path.join(findPackage(name), 'package.json'), 'utf8')).version;
}
