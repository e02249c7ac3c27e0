/**
 * Keeps the banner off the page's focused element (WCAG 2.2, 2.4.11): scrolls the page, and where it cannot scroll further
 * moves the banner to the top.
 */
export function keepFocusInSight(banner: HTMLElement): () => void {
  const onFocus = (event: FocusEvent) => {
    const element = event.target;
    if (!(element instanceof Element) || element.localName === 'rozilik-root') return;
    if (!covers(banner, element)) return;
    element.scrollIntoView({ block: 'center' });
    if (covers(banner, element)) banner.classList.toggle('at-top');
  };
  document.addEventListener('focusin', onFocus);
  return () => document.removeEventListener('focusin', onFocus);
}

function covers(banner: HTMLElement, element: Element): boolean {
  const over = banner.getBoundingClientRect();
  const under = element.getBoundingClientRect();
  return under.bottom > over.top && under.top < over.bottom && under.right > over.left && under.left < over.right;
}
