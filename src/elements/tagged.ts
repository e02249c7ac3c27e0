import { fillScript, pageNonce } from '../browser/scripts';
import { refusesAny } from '../consent/condition';
import { webAddress } from '../browser/web-address';
import type { Core } from '../core/core';
import { standIn, type StandIn } from './placeholder';

/** How long a script may keep the ones behind it waiting, in milliseconds. It still runs when it comes, once. */
const PATIENCE = 5_000;

/** Attributes that mean "held", and those that are given as properties. */
const OWN_ATTRIBUTES = /^(data-)?(type|src)$|^nonce$/;

/** Elements that show something, so that something must stand in their place while they are held. */
const SHOWN = 'iframe,img,video,embed,object,[data-placeholder]';

/** Tagged, but not so that a browser waits: it has loaded them by now. */
const UNHELD = 'script:not([type="text/plain"]),:is(iframe,img,video,embed)[src]:not([data-src])';

export interface Elements {
  /** Lets go what is granted, in document order, and shows a placeholder for what is not. */
  settle(): void;
  /** Those that were let go and should not be there any more. */
  overdue(): Element[];
  /** Empties one of these again. Answers `false` for a script: one that ran cannot be taken back. */
  takeBack(element: Element): boolean;
  /** May this tagged element be there right now? */
  isAllowed(element: Element): boolean;
  /** Takes the placeholders off the page; what is held stays held. */
  destroy(): void;
  /** Lets go one element, until the visitor decides anew. */
  once(element: Element): void;
}

/** Tagged elements: `<script type="text/plain" data-consent="analytics">`, and embeds with `data-src` or `data-href`. */
export function elements(core: Core): void {
  const released = new Set<Element>();
  const placeholders = new Map<Element, StandIn>();
  /** What the visitor let go by itself, and when: until something is taken back. */
  const once = new Map<Element, number>();
  /** What was reported: these elements stay off. */
  const refused = new Set<unknown>();
  let running = false;

  const refuse = (what: unknown, why: unknown) => {
    if (!refused.has(what)) console.error('[rozilik] stays off:', what, why);
    refused.add(what);
  };
  const need = (element: Element) => element.getAttribute('data-consent') ?? '';
  // no word at all names nothing that could be granted
  const meets = (element: Element) => (need(element).trim() ? core.meets(need(element)) : undefined);
  const isAllowed = (element: Element) => {
    const { record } = core.store.get();
    const takenBack = /withdraw|reject/.test(record?.action ?? '') && record!.at >= once.get(element)!;
    return meets(element) === true || (once.has(element) && !takenBack);
  };
  const may = (element: Element) => {
    if (meets(element) === undefined) refuse(`data-consent="${need(element)}"`, 'names what is not declared');
    return isAllowed(element) && !refused.has(element);
  };

  async function runScripts(): Promise<void> {
    // before the page is parsed, a script may be there without the end of its text
    if (running || document.readyState === 'loading') return;
    running = true;
    for (;;) {
      const ready = [...document.querySelectorAll<HTMLScriptElement>('script[type="text/plain"][data-consent]')].filter(may);
      // as in HTML: modules and deferred scripts come after the classic ones
      const next = ready.find((script) => !script.dataset['type'] && !script.defer) ?? ready[0];
      if (!next) break;
      try {
        await run(next);
      } catch (error) {
        refuse(next, error);
      }
    }
    running = false;
  }

  function run(held: HTMLScriptElement): Promise<void> | void {
    const nonce = pageNonce();
    // our own right to insert scripts must not pass to a tag that someone slipped into the page
    if (held.nonce !== nonce) throw new Error('wrong nonce');
    const url = addressOf(held, 'src');
    const script = document.createElement('script');
    for (const { name, value } of held.attributes) if (!OWN_ATTRIBUTES.test(name)) script.setAttribute(name, value);
    script.type = held.dataset['type'] ?? '';
    script.nonce = nonce;
    script.async = held.hasAttribute('async');
    released.add(script);
    if (once.has(held)) once.set(script, once.get(held)!);
    fillScript(script, url, held.text);
    core.log?.('ran', script, need(held));
    held.dispatchEvent(new Event('rozilik:run'));
    const done = new Promise<void>((resolve) => {
      script.addEventListener('load', () => resolve());
      script.addEventListener('error', () => resolve(refuse(script, 'did not load')));
      setTimeout(resolve, PATIENCE);
    });
    // code that made the element listens on the one it made
    for (const type of ['load', 'error']) if (!held.hasAttribute(`on${type}`)) script.addEventListener(type, () => held.dispatchEvent(new Event(type)));
    // `document.write` from an inline script would wipe a finished page
    const { write, writeln } = document;
    document.write = document.writeln = () => refuse(script, 'document.write');
    held.replaceWith(script);
    document.write = write;
    document.writeln = writeln;
    if ((url || script.type) && !script.async) return done;
  }

  function letGo(element: Element): void {
    const attribute = addressAttribute(element);
    try {
      element.setAttribute(attribute, addressOf(element, attribute)!);
      released.add(element);
      core.log?.('shown', element, need(element));
      // a player looks for its sources when told to
      element.closest<HTMLMediaElement>('video,audio')?.load();
    } catch (error) {
      refuse(element, error);
    }
  }

  /** What is only for who refuses leaves no gap, and what names nothing declared cannot be allowed. */
  const lacks = (element: Element) =>
    element.isConnected && element.matches(SHOWN) && !released.has(element) && !refused.has(element) && meets(element) === false && !refusesAny(need(element)) && !may(element);

  function showPlaceholders(tagged: readonly HTMLElement[]): void {
    for (const [element, placeholder] of placeholders) {
      if (lacks(element)) continue;
      placeholder.remove();
      placeholders.delete(element);
    }
    for (const element of tagged) {
      if (!lacks(element)) continue;
      if (!placeholders.has(element)) placeholders.set(element, standIn(core, element, () => held.once(element)));
      placeholders.get(element)!.settle();
    }
  }

  const held: Elements = (core.elements = {
    settle() {
      // what is declared is not known yet
      if (core.settings.waits) return;
      // this follows every change of the page: one search for all
      const tagged = [...document.querySelectorAll<HTMLElement>('[data-consent]')];
      for (const element of tagged) {
        if (released.has(element)) continue;
        if (element.matches(UNHELD)) refuse(element, 'was not held: write type="text/plain" for a script, data-src for the rest');
        if (element.localName !== 'script' && may(element)) letGo(element);
      }
      void runScripts();
      showPlaceholders(tagged);
    },
    overdue: () => [...released].filter((element) => !isAllowed(element)),
    takeBack(element) {
      if (element.localName === 'script') return false;
      released.delete(element);
      core.log?.('emptied', element, need(element));
      // replacing leaves no step in the visitor's history, setting `src` would
      const empty = () => (element as HTMLIFrameElement).contentWindow?.location.replace('about:blank');
      empty();
      // a page that was on its way arrives all the same, seen in Chromium
      element.addEventListener('load', () => !released.has(element) && empty(), { once: true });
      element.removeAttribute(addressAttribute(element));
      element.closest<HTMLMediaElement>('video,audio')?.load();
      return true;
    },
    isAllowed,
    destroy() {
      for (const placeholder of placeholders.values()) placeholder.remove();
    },
    once(element) {
      once.set(element, Date.now());
      held.settle();
    },
  });
  held.settle();
}

const addressAttribute = (element: Element) => (element.hasAttribute('data-href') ? 'href' : 'src');

/** The address that an element is to have, if any; throws where it is none of the web. */
function addressOf(element: Element, attribute: string): string | undefined {
  const text = element.getAttribute(`data-${attribute}`) ?? element.getAttribute(attribute);
  if (text === null) return undefined;
  const address = webAddress(text);
  if (address) return address.href;
  throw new Error(`${text} is no http(s) address`);
}
