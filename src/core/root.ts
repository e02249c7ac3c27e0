import { pageNonce } from '../browser/scripts';
import style from './root.css?inline';
import type { Settings } from './settings';

/** Our element on the page, and the way back in it (GDPR art. 7(3): as easy to withdraw as to give). */
export interface Stand {
  /** What our element has inside. */
  root: ShadowRoot;
  /** Stands where it should, with the way back labelled in the language of `tag`, or hidden while it is not needed. */
  settle(shown: boolean, text: string, tag: string): void;
}

/** Stands between head and body: the first stop of the Tab key, and it outlives a body that is replaced. */
export function standRoot({ button: wanted }: Settings, onClick: () => void): Stand {
  const host = document.createElement('rozilik-root');
  const shadow = host.attachShadow({ mode: 'open' });
  const button = document.createElement('button');
  let standsIn: Element | undefined;
  button.onclick = onClick;
  button.className = 'way-back';
  shadow.append(button);
  addStyle(shadow, style);

  return {
    root: shadow,
    settle(shown, text, tag) {
      button.lang = tag;
      button.textContent = text;
      // the site's own way back takes the place of ours
      button.hidden = `${wanted}` === 'false' || !shown || document.querySelector('[data-rozilik-open=""]') !== null;
      // only a page that replaced its whole document is followed: whoever took this element away had a reason
      if (standsIn !== document.documentElement) document.documentElement.insertBefore(host, document.body);
      standsIn = document.documentElement;
    },
  };
}

/** Adds a style sheet that no Content-Security-Policy for styles concerns. */
export function addStyle(shadow: ShadowRoot, css: string): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    shadow.adoptedStyleSheets.push(sheet);
  } catch {
    // Safari before 16.4
    const style = document.createElement('style');
    style.nonce = pageNonce();
    style.append(css);
    shadow.append(style);
  }
}
