import { page } from '../browser/page-document';
import { fillScript, insertScript, ownTag, pageNonce, trusted, writeScript } from '../browser/scripts';

declare const __VERSION__: string;

declare global {
  interface Window {
    rozilikParts?: Record<string, unknown>;
  }
}

/** What the other files leave for us, by name; `constructor` is none. What the page has under an id of that name is not it. */
export const parts: Record<string, unknown> =
  typeof window.rozilikParts?.['scripts'] === 'function' ? window.rozilikParts : (window.rozilikParts = { __proto__: null });
/** The scripts that are files of ours. */
const ours = new Set<unknown>([ownTag || 0]);
const loading = { __proto__: null } as unknown as Record<string, Promise<unknown>>;
const base = ownTag?.src;
// for our own files, while they run, and nobody else: it can let any script in
parts['scripts'] ??= () => (ours.has(page.currentScript) ? { fillScript, insertScript, pageNonce, trusted } : {});

/** A file beside the tag's own. The version keeps a cached one of another release away. */
export function loadPart<T>(name: string): Promise<T> {
  // a file made for one site has some of them in it
  return (loading[name] ??= new Promise((resolve, reject) => {
    if (parts[name]) return resolve(parts[name]);
    const url = new URL(`rozilik-${name}.js?${__VERSION__}`, base).href;
    // what is to be held back must find this one in its place
    const script = name === 'hold' ? writeScript(url) : insertScript(url);
    ours.add(script);
    script.onload = script.onerror = () => {
      if (parts[name]) return resolve(parts[name]);
      // the next attempt asks again
      delete loading[name];
      reject(new Error(`${url} is missing or of another release`));
    };
  })) as Promise<T>;
}
