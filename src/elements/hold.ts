import { dropping, globals, isDropping } from '../browser/vendor-globals';
import type { Core } from '../core/core';
import { HOSTS } from '../services/hosts';
import type { Condition, Id } from '../types';
import { patternOf } from '../services/patterns';

/** Kinds of elements that load something by `src`; each has a setter of its own. */
const KINDS = [HTMLScriptElement, HTMLIFrameElement, HTMLImageElement];
type Loading = HTMLScriptElement | HTMLIFrameElement | HTMLImageElement;

/** What a piece of code that brings a vendor's file looks like, and how long one is at most: a site's own program is longer. */
const LOADER = /createElement|\.src\b|document\.write|import\(/;
const LONGEST_LOADER = 6_000;

/** The global of each vendor whose own code makes it: calls are dropped while that code is held. */
const GLOBALS: Readonly<Record<Id, string>> = {
  'yandex-metrica': 'ym',
  'meta-pixel': 'fbq',
  'tiktok-pixel': 'ttq',
  'top-mail-ru': '_tmr',
  'microsoft-clarity': 'clarity',
  'microsoft-uet': 'uetq',
  hotjar: 'hj',
};

interface Vendor {
  id: Id;
  /** What must be granted: the service, where the site declares it, or else its category. */
  condition: Condition;
  /** Its addresses. */
  pattern: RegExp;
}

/**
 * Holds back what nobody tagged: scripts, frames and pictures of known vendors that the page, a site builder or another script
 * puts there. It only tags them; from then on they are tagged elements as any. A browser that reads ahead has fetched what the
 * page's markup names by then, and what ran before this did cannot be taken back.
 */
export function hold(core: Core): void {
  const vendors = HOSTS.map(([id, category, hosts]): Vendor => ({
    id,
    condition: core.meets(id) === undefined ? category : id,
    pattern: patternOf(hosts),
  }));
  /** Pictures need no place in the page to be sent for. */
  const pictures = new Map<HTMLImageElement, { address: string; condition: Condition }>();
  const tagged = new WeakSet<Loading>();

  /** Whose address this is, unless it may load. */
  function holderOf(address: string): Vendor | undefined {
    const vendor = vendors.find(({ pattern }) => pattern.test(address));
    return vendor && !core.meets(vendor.condition) ? vendor : undefined;
  }

  const absolute = (address: string) => {
    try {
      return new URL(address, document.baseURI).href;
    } catch {
      return '';
    }
  };

  /** The same for an element that is given this address. */
  function vendorFor(element: Loading, address: string): Vendor | undefined {
    // let go, by consent or once
    if (element.dataset['consent'] !== undefined && core.elements?.isAllowed(element)) return undefined;
    const vendor = holderOf(address);
    // another address than the one it is held for: it was ours to tag, so it is ours to free
    if (!vendor && (tagged.has(element) || pictures.has(element as HTMLImageElement))) {
      pictures.delete(element as HTMLImageElement);
      tagged.delete(element);
      delete element.dataset['consent'];
      delete element.dataset['src'];
      if (element instanceof HTMLScriptElement) element.removeAttribute('type');
    }
    return vendor;
  }

  function keep(element: Loading, address: string, { id, condition }: Vendor): void {
    core.log?.('held', address || element, `${id} needs ${condition}`);
    if (element instanceof HTMLImageElement) {
      // a picture is a report: what happens while the visitor refuses is not reported later
      if (!core.store.get().record) pictures.set(element, { address, condition });
      return;
    }
    if (address) element.dataset['src'] = address;
    element.dataset['consent'] = condition;
    tagged.add(element);
    if (element instanceof HTMLScriptElement) disarm(element, id);
  }

  function disarm(script: HTMLScriptElement, id: Id): void {
    if (script.type === 'module') script.dataset['type'] = 'module';
    script.type = 'text/plain';
    const name = GLOBALS[id];
    if (!name) return;
    globals()[name] ??= dropping();
    // its own code finds the place free when it runs
    script.addEventListener('rozilik:run', () => {
      if (isDropping(globals()[name])) delete globals()[name];
    });
  }

  /** What the parser or `innerHTML` put into the page: before it runs, in the case of a script. */
  function look(node: Node): void {
    if (!(node instanceof Element)) return;
    const found = node.matches('script,iframe,img') ? [node] : [];
    for (const element of [...found, ...node.querySelectorAll('script,iframe,img')] as Loading[]) {
      if (element instanceof HTMLScriptElement) {
        // code that set the type after the address
        if (tagged.has(element) && element.dataset['consent']) element.type = 'text/plain';
        if (!isProgram(element) || element.dataset['consent']) continue;
        const text = element.src ? '' : element.text;
        const vendor =
          text && text.length < LONGEST_LOADER && LOADER.test(text)
            ? vendors.find(({ pattern, condition }) => within(pattern).test(text) && !core.meets(condition))
            : undefined;
        if (vendor) keep(element, '', vendor);
      }
      const vendor = element.src && !element.dataset['consent'] ? holderOf(element.src) : undefined;
      if (!vendor) continue;
      keep(element, element.src, vendor);
      element.removeAttribute('src');
      (element as HTMLIFrameElement).contentWindow?.location.replace('about:blank');
    }
  }

  for (const { prototype } of KINDS) {
    const setter = Object.getOwnPropertyDescriptor(prototype, 'src')!;
    Object.defineProperty(prototype, 'src', {
      ...setter,
      set(this: Loading, value: unknown) {
        const address = absolute(`${value as string}`);
        const vendor = vendorFor(this, address);
        if (vendor) keep(this, address, vendor);
        else setter.set!.call(this, value);
      },
    });
  }
  const { setAttribute } = Element.prototype;
  Element.prototype.setAttribute = function (name, value) {
    const vendor =
      /^src$/i.test(name) && KINDS.some((kind) => this instanceof kind) ? vendorFor(this as Loading, absolute(`${value}`)) : undefined;
    if (vendor) keep(this as Loading, absolute(`${value}`), vendor);
    else setAttribute.call(this, name, value);
  };
  new MutationObserver((changes) => changes.forEach(({ addedNodes }) => addedNodes.forEach(look))).observe(document, {
    childList: true,
    subtree: true,
  });
  core.store.subscribe(() => {
    for (const [picture, { address, condition }] of pictures) {
      pictures.delete(picture);
      if (core.meets(condition)) picture.src = address;
    }
  });
  addEventListener('load', () => {
    for (const { src } of document.scripts)
      if (holderOf(src)) core.log?.('not held', src, 'it was there before the tag, or its own code had run');
  });
}

/** Is it a script that would run? */
function isProgram({ type }: HTMLScriptElement): boolean {
  return /^(|module|(text|application)\/(x-)?(java|ecma)script)$/i.test(type);
}

/** The same, wherever in a text. */
function within({ source }: RegExp): RegExp {
  return new RegExp(source.replace('^https?:', '["\'`](?:https?:)?'), 'i');
}
