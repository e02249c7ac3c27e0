import { addStyle } from '../../core/root';
import style from './preferences.css?inline';

/** Page scrolling stops while our element says so; a page that loses the element scrolls again by itself. */
const LOCK = `html:has(>rozilik-root[data-lock]){overflow:hidden!important}html:has(>rozilik-root[data-lock=gutter]){scrollbar-gutter:stable!important}`;
let locked: CSSStyleSheet | undefined;
/** Roots that have the style of the second layer. */
const styled = new WeakSet<ShadowRoot>();

/**
 * Opens a native modal dialog, which keeps focus inside and gives it back afterwards. Where someone else hides it (an ad-block
 * list, an extension) it is closed: a page must not stay inert behind a dialog that nobody sees.
 */
export function openModal(dialog: HTMLDialogElement | null): (() => void) | undefined {
  if (!dialog) return undefined;
  const root = dialog.getRootNode() as ShadowRoot;
  const { host } = root;
  if (!styled.has(root)) addStyle(root, style);
  styled.add(root);
  lockScrolling(host as HTMLElement);
  // reading begins at the title, and not at the first control
  Object.assign(dialog.querySelector('h2')!, { tabIndex: -1, autofocus: true });
  dialog.showModal();
  const sight = new ResizeObserver(() => {
    if (!dialog.getClientRects().length) dialog.close();
  });
  sight.observe(dialog);
  return () => {
    sight.disconnect();
    delete (host as HTMLElement).dataset['lock'];
    dialog.close();
  };
}

function lockScrolling(host: HTMLElement): void {
  try {
    if (!locked) {
      locked = new CSSStyleSheet();
      locked.replaceSync(LOCK);
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, locked];
    }
    // the gutter stays where a scrollbar took room, so that nothing jumps
    host.dataset['lock'] = innerWidth > document.documentElement.clientWidth ? 'gutter' : '';
  } catch {
    // a browser without constructable style sheets: the page scrolls behind the dialog
  }
}
