/**
 * Keeps the banner off the page's focused element (WCAG 2.2, 2.4.11): scrolls the page, and where it cannot scroll further
 * moves the banner to the top.
 */
export function keepFocusInSight(banner: HTMLElement | null): (() => void) | undefined {
  if (!banner) return undefined;
  const onFocus = (event: FocusEvent) => {
    const element = event.target;
    // a mouse must not lose what it clicks on
    if (!(element instanceof Element) || element.localName === 'rozilik-root' || !element.matches(':focus-visible')) return;
    if (!covers(banner, element)) return;
    // not smoothly, as some pages have it: where it ends up counts
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
    if (covers(banner, element)) banner.classList.toggle('at-top');
  };
  document.addEventListener('focusin', onFocus);
  return () => document.removeEventListener('focusin', onFocus);
}

function covers(banner: HTMLElement, element: Element): boolean {
  const over = banner.getBoundingClientRect();
  const under = element.getBoundingClientRect();
  // what is taller sticks out
  return (
    under.height < over.height && under.bottom > over.top && under.top < over.bottom && under.right > over.left && under.left < over.right
  );
}
