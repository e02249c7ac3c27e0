import { fillScript, pageNonce } from './browser/scripts';
import type { Id } from './types';

/** How long a script may keep the ones behind it waiting, in milliseconds. It still runs when it comes, once. */
const PATIENCE = 5_000;

/** Attributes that mean "held", and those that are given as properties. */
const OWN_ATTRIBUTES = /^(data-)?(type|src)$|^nonce$/;

export interface Elements {
  /** Those that were let go. */
  released: Set<Element>;
  /** Lets go what is granted, in document order. */
  settle(): void;
  /** Those that were let go and should not be there any more: taking them back is the work of `withdrawal.ts`. */
  overdue(): Element[];
}

/**
 * Tagged elements: `<script type="text/plain" data-consent="analytics">` and embeds with `data-src` or `data-href`. `granted`
 * is asked again before each; its `undefined` means that there is no such id.
 */
export function holdElements(granted: (id: Id) => boolean | undefined): Elements {
  const released = new Set<Element>();
  /** What was reported: these elements stay off. */
  const refused = new Set<unknown>();
  let running = false;

  const refuse = (what: unknown, why: unknown) => {
    if (!refused.has(what)) console.error('[rozilik] stays off:', what, why);
    refused.add(what);
  };
  const need = (element: Element) => element.getAttribute('data-consent')!;
  const may = (element: Element) => {
    const answer = granted(need(element));
    if (answer === undefined) refuse(`data-consent="${need(element)}"`, 'not declared');
    return answer && !refused.has(element);
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
    const url = webAddress(held, 'src');
    const script = document.createElement('script');
    for (const { name, value } of held.attributes) if (!OWN_ATTRIBUTES.test(name)) script.setAttribute(name, value);
    script.type = held.dataset['type'] ?? '';
    script.nonce = nonce;
    script.async = held.hasAttribute('async');
    fillScript(script, url, held.text);
    released.add(script);
    const done = new Promise<void>((resolve) => {
      script.onload = () => resolve();
      script.onerror = () => resolve(refuse(script, 'did not load'));
      setTimeout(resolve, PATIENCE);
    });
    // `document.write` from an inline script would wipe a finished page
    const { write, writeln } = document;
    document.write = document.writeln = () => refuse(script, 'document.write');
    held.replaceWith(script);
    document.write = write;
    document.writeln = writeln;
    if ((url || script.type) && !script.async) return done;
  }

  return {
    released,
    settle() {
      for (const element of document.querySelectorAll('[data-consent]:not(script)')) {
        if (released.has(element) || !may(element)) continue;
        const attribute = element.hasAttribute('data-href') ? 'href' : 'src';
        try {
          element.setAttribute(attribute, webAddress(element, attribute)!);
          released.add(element);
          // a player looks for its sources when told to
          element.closest<HTMLMediaElement>('video,audio')?.load();
        } catch (error) {
          refuse(element, error);
        }
      }
      void runScripts();
    },
    overdue: () => [...released].filter((element) => !granted(need(element))),
  };
}

/** The address, where it is one of the web: `javascript:`, `data:` and their like are not, however they are written. */
function webAddress(element: Element, attribute: string): string | undefined {
  const text = element.getAttribute(`data-${attribute}`) ?? element.getAttribute(attribute);
  if (text === null) return undefined;
  const { href, protocol } = new URL(text, document.baseURI);
  if (/^https?:$/.test(protocol)) return href;
  throw new Error(`${text} is no http(s) address`);
}
