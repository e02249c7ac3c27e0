/** Calls back once the page is parsed, and after each later change of its elements or of a language on it. */
export function watchPage(onChange: () => void): void {
  new MutationObserver(onChange).observe(document, { childList: true, subtree: true, attributeFilter: ['lang'] });
  addEventListener('DOMContentLoaded', onChange);
}
