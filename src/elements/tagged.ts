import { page } from '../browser/page-document';
import { fillScript, pageNonce } from '../browser/scripts';
import { breathe } from '../browser/turns';
import { webAddress } from '../browser/web-address';
import { refusesAny } from '../consent/condition';
import type { Core } from '../core/core';
import { placeholderFor, type Placeholder } from './placeholder';

/** How long a script may keep the ones behind it waiting, in milliseconds. It still runs when it comes, once. */
const PATIENCE = 5_000;

/** How long scripts run one after another before the page has its turn, in milliseconds. */
const SLICE = 8;

/** Attributes that mean "held", and those that are given as properties. */
const OWN_ATTRIBUTES = /^(data-)?(type|src)$|^nonce$/;

/** Elements that show something, so that something must stand in their place while they are held. */
const SHOWN = 'iframe,img,video,embed,object,[data-placeholder]';

/** Tagged, but not so that a browser waits: it has loaded them by now. */
const UNHELD = 'script:not([type="text/plain"]),:is(iframe,img,video,embed)[src]:not([data-src])';

export interface Elements {
  /** Takes in what the page has got, and lets go of it what is granted. */
  look(found: readonly Element[]): void;
  /** Shows a placeholder for what is held, and lets go what is granted, in document order; resolves when all but scripts went. */
  settle(): Promise<void>;
  /** Those that were let go and should not be there any more. */
  overdue(): Element[];
  /** Empties one of these again. Answers `false` for a script: one that ran cannot be taken back. */
  takeBack(element: Element): boolean;
  /** May this tagged element be there right now? */
  isAllowed(element: Element): boolean;
  /** Lets go one element, until the visitor decides anew. */
  once(element: Element): void;
}

/** Tagged elements: `<script type="text/plain" data-consent="analytics">`, and embeds with `data-src` or `data-href`. */
export function elements(core: Core): void {
  /** Held scripts in document order. */
  const scripts = new Set<HTMLScriptElement>();
  /** Everything else that is held. */
  const embeds = new Set<HTMLElement>();
  const released = new Set<Element>();
  const placeholders = new Map<Element, Placeholder>();
  /** What the visitor let go by itself, and when: until something is taken back. */
  const once = new Map<Element, number>();
  /** What was reported: these elements stay off. */
  const refused = new Set<unknown>();
  let running = false;

  const refuse = (what: unknown, why: unknown) => {
    if (!refused.has(what)) console.error('[rozilik] stays off:', what, why);
    refused.add(what);
  };
  // no word at all names nothing that could be granted
  const meets = (element: Element) => (needOf(element).trim() ? core.meets(needOf(element)) : undefined);
  const isAllowed = (element: Element) => {
    const { record } = core.store.get();
    const takenBack = /withdraw|reject/.test(record?.action ?? '') && record!.at >= once.get(element)!;
    return meets(element) === true || (once.has(element) && !takenBack);
  };
  const may = (element: Element) => {
    if (meets(element) === undefined) refuse(`data-consent="${needOf(element)}"`, 'names what is not declared');
    return isAllowed(element) && !refused.has(element);
  };

  function takeIn(element: HTMLElement): void {
    if (released.has(element) || !element.hasAttribute('data-consent')) return;
    if (element.matches(UNHELD)) refuse(element, 'was not held: write type="text/plain" for a script, data-src for the rest');
    if (element.localName !== 'script') embeds.add(element);
    else if (element.matches('[type="text/plain"]')) scripts.add(element as HTMLScriptElement);
  }

  /** The first script that may run, of those that come first as in HTML: modules and deferred scripts after the classic ones. */
  function* due(): Generator<HTMLScriptElement> {
    for (const isLast of [false, true]) {
      for (const script of scripts) {
        if (!script.isConnected) scripts.delete(script);
        else if ((!!script.dataset['type'] || script.defer) === isLast && may(script)) yield script;
      }
    }
  }

  async function runScripts(): Promise<void> {
    if (running) return;
    running = true;
    if (scripts.size) await core.pause?.();
    const watch = watchWriting(() => refuse(current, 'document.write'));
    let current: HTMLScriptElement | undefined;
    watch.begin();
    // what became due meanwhile is due too; each is looked at again when its turn comes
    for (let again = true; again;) {
      again = false;
      for (const script of due()) {
        scripts.delete(script);
        again = true;
        current = script;
        let turn: Promise<unknown> | undefined;
        try {
          turn = run(script);
        } catch (error) {
          refuse(script, error);
        }
        turn ??= watch.isOver() ? breathe() : undefined;
        // without one, the next runs in the same turn: who listens to the page hears of both at once
        if (!turn) continue;
        watch.end();
        await turn;
        watch.begin();
      }
    }
    watch.end();
    running = false;
  }

  /** Runs a script; answers what the next one waits for. */
  function run(held: HTMLScriptElement): Promise<unknown> | undefined {
    const nonce = pageNonce();
    // our own right to insert scripts must not pass to a tag that someone slipped into the page
    if (held.nonce !== nonce) throw new Error('wrong nonce');
    if (!nonce && [...page.scripts].some((script) => script.nonce))
      throw new Error('no nonce of ours is known: give it to our own tag, or as the option nonce');
    const url = addressOf(held, 'src');
    const script = document.createElement('script');
    for (const { name, value } of held.attributes) if (!OWN_ATTRIBUTES.test(name)) script.setAttribute(name, value);
    script.type = held.dataset['type'] ?? '';
    script.nonce = nonce;
    script.async = held.hasAttribute('async');
    released.add(script);
    if (once.has(held)) once.set(script, once.get(held)!);
    fillScript(script, url, held.text);
    core.log?.('ran', script, needOf(held));
    held.dispatchEvent(new Event('rozilik:run'));
    // an inline script tells nobody of its end
    const arrives = url || script.type ? arrival(script) : undefined;
    arrives?.then(
      () => tell(held, 'load'),
      () => {
        refuse(script, 'did not load');
        tell(held, 'error');
      },
    );
    held.replaceWith(script);
    return arrives && !script.async ? Promise.race([arrives.catch(() => {}), patience()]) : undefined;
  }

  function letGo(element: HTMLElement): void {
    const attribute = addressAttribute(element);
    try {
      element.setAttribute(attribute, addressOf(element, attribute)!);
      released.add(element);
      core.log?.('shown', element, needOf(element));
      // a player looks for its sources when told to
      element.closest<HTMLMediaElement>('video,audio')?.load();
    } catch (error) {
      refuse(element, error);
    }
  }

  /** What is only for who refuses leaves no gap, and what names nothing declared cannot be allowed. */
  const lacks = (element: Element) =>
    element.isConnected &&
    element.matches(SHOWN) &&
    !released.has(element) &&
    !refused.has(element) &&
    meets(element) === false &&
    !refusesAny(needOf(element)) &&
    !may(element);

  function showPlaceholders(): void {
    for (const [element, placeholder] of placeholders) {
      if (lacks(element)) continue;
      placeholder.remove();
      placeholders.delete(element);
    }
    for (const element of [...embeds, ...scripts]) {
      // one that the page took away comes back as a new one
      if (!element.isConnected) embeds.delete(element);
      if (!lacks(element)) continue;
      if (!placeholders.has(element))
        placeholders.set(
          element,
          placeholderFor(core, element, () => held.once(element)),
        );
      placeholders.get(element)!.settle();
    }
  }

  const held: Elements = (core.elements = {
    look(found) {
      const before = [scripts.size, embeds.size].join();
      for (const element of found) takeIn(element as HTMLElement);
      // one that the page took away, or moved, changes the place of what stands there
      if (before !== [scripts.size, embeds.size].join() || placeholders.size) void held.settle();
    },
    async settle() {
      // what is declared is not known yet
      if (core.settings.waits) return;
      showPlaceholders();
      const due = [...embeds].filter(may);
      if (due[0]) await core.pause?.();
      for (const element of due) {
        // something else may have been said meanwhile
        if (!embeds.has(element) || !may(element)) continue;
        embeds.delete(element);
        letGo(element);
      }
      if (due[0]) showPlaceholders();
      void runScripts();
    },
    overdue: () => [...released].filter((element) => !isAllowed(element)),
    takeBack(element) {
      if (element.localName === 'script') return false;
      released.delete(element);
      core.log?.('emptied', element, needOf(element));
      // replacing leaves no step in the visitor's history, setting `src` would
      const empty = () => (element as HTMLIFrameElement).contentWindow?.location.replace('about:blank');
      empty();
      // a page that was on its way arrives all the same, seen in Chromium
      element.addEventListener('load', () => !released.has(element) && empty(), { once: true });
      element.removeAttribute(addressAttribute(element));
      element.closest<HTMLMediaElement>('video,audio')?.load();
      takeIn(element as HTMLElement);
      return true;
    },
    isAllowed,
    once(element) {
      once.set(element, Date.now());
      void held.settle();
    },
  });
  core.followers.add(held.settle);
  // what is held stays held
  core.life.signal.addEventListener('abort', () => placeholders.forEach((placeholder) => placeholder.remove()));
  held.look([...page.querySelectorAll('[data-consent]')]);
}

/** What must be granted for a tagged element. */
const needOf = (element: Element): string => element.getAttribute('data-consent') ?? '';

/** Resolves when a script is there, rejects when it is missing. */
function arrival(script: HTMLScriptElement): Promise<unknown> {
  return new Promise((resolve, reject) => {
    script.addEventListener('load', resolve);
    script.addEventListener('error', reject);
  });
}

const patience = () => new Promise<void>((resolve) => setTimeout(resolve, PATIENCE));

/** Code that made an element listens on the one it made. */
function tell(held: HTMLScriptElement, type: string): void {
  if (!held.hasAttribute(`on${type}`)) held.dispatchEvent(new Event(type));
}

/** While scripts run, `document.write` does nothing: from an inline script it would wipe a finished page. */
function watchWriting(onWrite: () => void) {
  const { write, writeln } = document;
  let began: number;
  return {
    begin() {
      began = performance.now();
      document.write = document.writeln = onWrite;
    },
    end() {
      document.write = write;
      document.writeln = writeln;
    },
    /** Has the page waited for long enough? */
    isOver: () => performance.now() - began > SLICE,
  };
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
