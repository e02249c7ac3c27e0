import { eraseCookies, eraseStorage } from './browser/erase';
import type { Core } from './core';
import { attempt } from './gate';
import { FACTS, STOPS } from './services/catalogue';
import { COOKIE } from './store';
import type { StoredItem } from './types';

/** A script that is being stopped may write once more; this much later, in milliseconds, its traces are erased again. */
const SECOND_SWEEP = 1_000;

/** Stops what is overdue and erases what it stored; loads the page anew where something cannot be undone. */
export function undo(core: Core): void {
  let clean = true;
  for (const service of core.gate.overdue()) {
    core.gate.running.delete(service);
    const stop = service.stop ?? STOPS[service.id];
    // one that fails to stop is one that cannot
    if (service.start) clean = attempt(service, () => stop?.() !== false && !!stop) === true && clean;
  }
  for (const element of core.elements.overdue()) {
    core.elements.released.delete(element);
    // a script that ran cannot be taken back
    clean = element.localName !== 'script' && clean;
    empty(element);
  }
  sweep(core);
  // the record is saved: the next page starts without what could not be stopped here
  if (!clean) location.reload();
}

/** Forgets the record, wherever its cookie may lie. */
export function forget({ store, announce }: Core): void {
  eraseCookies((name) => name === COOKIE);
  store.save('');
  announce();
}

function empty(element: Element): void {
  // replacing leaves no step in the visitor's history, setting `src` would
  (element as HTMLIFrameElement).contentWindow?.location.replace('about:blank');
  element.removeAttribute(element.hasAttribute('data-href') ? 'href' : 'src');
  element.closest<HTMLMediaElement>('video,audio')?.load();
}

/** Erases what services that are not granted stored: now, when they have come to rest, and when the page is left. */
export function sweep({ settings: { services }, store }: Core): void {
  const once = () => {
    const { choices } = store.get();
    const items = services
      .filter(({ id, category }) => category !== 'necessary' && choices[id] !== true)
      .flatMap(({ id, facts }) => [...(FACTS[id]?.items ?? []), ...(facts?.items ?? [])])
      .filter((item) => !item.thirdParty);
    eraseCookies((name) => items.some((item) => !item.kind && matches(item, name)));
    eraseStorage((name) => items.some((item) => item.kind && matches(item, name)));
  };
  once();
  setTimeout(once, SECOND_SWEEP);
  addEventListener('pagehide', once, { once: true });
}

function matches({ name: pattern }: StoredItem, name: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}
