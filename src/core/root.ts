import { page } from '../browser/page-document';
import { pageNonce } from '../browser/scripts';
import style from './root.css?inline';
import type { Core } from './core';

/**
 * What our element on the page has inside. It stands between head and body: the first stop of the Tab key, and it outlives a
 * body that is replaced. Made when it is first needed.
 */
export function rootOf(core: Core): ShadowRoot {
  if (core.root) return core.root;
  const host = page.createElement('rozilik-root');
  const root = host.attachShadow({ mode: 'open' });
  let standsIn: Element | undefined;
  addStyle(root, style);
  /** Only a page that replaced its whole document is followed: whoever took this element away had a reason. */
  const stand = () => {
    if (standsIn !== page.documentElement && !core.life.signal.aborted) page.documentElement.insertBefore(host, page.body);
    standsIn = page.documentElement;
  };
  stand();
  core.followers.add(stand);
  core.life.signal.addEventListener('abort', () => host.remove());
  return (core.root = root);
}

/** Adds a style sheet that no Content-Security-Policy for styles concerns. */
export function addStyle(shadow: ShadowRoot, css: string): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    shadow.adoptedStyleSheets.push(sheet);
  } catch {
    // Safari before 16.4
    const style = page.createElement('style');
    style.nonce = pageNonce();
    style.append(css);
    shadow.append(style);
  }
}
