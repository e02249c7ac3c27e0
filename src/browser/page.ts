/**
 * Calls back after changes of the page: with the elements that a selector finds among what was added, and with those of which a
 * mark or the language changed. Nothing else is looked at, so that a page that draws much pays little.
 */
export function watchPage(selector: string, ended: AbortSignal, onChange: (found: Element[]) => void): void {
  const observer = new MutationObserver((changes) => {
    const found: Element[] = [];
    for (const { type, target, addedNodes } of changes) {
      if (type === 'attributes') found.push(target as Element);
      for (const node of addedNodes as NodeListOf<Element>) {
        if (node.matches?.(selector)) found.push(node);
        if (node.firstElementChild) found.push(...node.querySelectorAll(selector));
      }
    }
    onChange(found);
  });
  observer.observe(document, { childList: true, subtree: true, attributeFilter: ['lang', 'data-consent', 'data-rozilik-open'] });
  ended.addEventListener('abort', () => observer.disconnect());
}
