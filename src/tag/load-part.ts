import { fillScript, insertScript, ownTag, pageNonce, trusted, writeScript } from '../browser/scripts';

declare const __VERSION__: string;

/** What the other files leave for us, by name; and what they need of this one. */
export const parts = ((window as { rozilikParts?: Record<string, unknown> }).rozilikParts ??= {});
const loading: Record<string, Promise<unknown>> = {};
const base = ownTag?.src;
parts['scripts'] = { fillScript, insertScript, pageNonce, trusted };

/** A file beside the tag's own. The version keeps a cached one of another release away. */
export function loadPart<T>(name: string): Promise<T> {
  // a file made for one site has some of them in it
  return (loading[name] ??= new Promise((resolve, reject) => {
    if (parts[name]) return resolve(parts[name]);
    const url = new URL(`rozilik-${name}.js?${__VERSION__}`, base).href;
    // what is to be held back must find this one in its place
    const script = name === 'hold' ? writeScript(url) : insertScript(url);
    script.onload = script.onerror = () => {
      if (parts[name]) return resolve(parts[name]);
      // the next attempt asks again
      delete loading[name];
      reject(new Error(`${script.src} is missing or of another release`));
    };
  })) as Promise<T>;
}
