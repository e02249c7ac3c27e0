import { insertScript, ownTag } from './browser/scripts';
import type { Late, More } from './core';
import { startTag } from './start-tag';

declare const __VERSION__: string;

/** What `rozilik-ui.js` and the language files leave for us, by name. */
const parts = ((window as { rozilikParts?: Record<string, unknown> }).rozilikParts ??= {});
const loading: Record<string, Promise<unknown>> = {};
const base = ownTag?.src;

/** A file beside the tag's own. The version keeps a cached one of another release away. */
function part<T>(name: string): Promise<T> {
  return (loading[name] ??= new Promise((resolve, reject) => {
    const script = insertScript(new URL(`rozilik-${name}.js?${__VERSION__}`, base).href);
    script.onload = script.onerror = () => {
      if (parts[name]) return resolve(parts[name]);
      // the next attempt asks again
      delete loading[name];
      reject(new Error(`${script.src} is missing or of another release`));
    };
  })) as Promise<T>;
}

startTag({ late: () => part<Late>('ui'), more: () => part<More>('more'), messages: part });
