import { firstIds } from '../consent/condition';
import { localeOf } from '../core/locale';
import { webAddress } from '../browser/web-address';
import type { Core } from '../core/core';
import { completeInTime } from '../core/gate';
import { addStyle } from '../core/root';
import style from './placeholder.css?inline';
import type { Id, Service } from '../types';
import { readableOn } from '../browser/readable-on';
import { fill } from '../texts/format';
import { wordsOf } from '../texts/localized';
import { loadMessages } from '../texts/messages';

/** Below this size, in CSS pixels, nothing can be read and nothing is shown: a counter's picture, a frame that is not open. */
const LEAST = { width: 100, height: 60 };

/** What stands in the place of an embed while it is held. */
export interface Placeholder {
  /** Follows the embed's place, and the language. */
  settle(): void;
  remove(): void;
}

/**
 * Says whose content is missing and what happens when it is shown, with the ways to show it. It covers the embed's own box,
 * which stays in the page, so that nothing moves; one without a box stands in the text.
 */
export function placeholderFor(core: Core, element: HTMLElement, showOnce: () => void): Placeholder {
  const { settings } = core;
  const host = document.createElement('rozilik-embed');
  const shadow = host.attachShadow({ mode: 'open' });
  const box = document.createElement('div');
  const { visibility } = element.style;
  let shownIn: string | undefined;
  addStyle(shadow, style);
  box.className = 'box';
  shadow.append(box);
  host.dataset['theme'] = settings.theme ?? 'auto';
  if (typeof settings.accent === 'string') {
    box.style.setProperty('--fill', settings.accent);
    box.style.setProperty('--on-fill', readableOn(settings.accent));
  }
  // it keeps the embed's name: a screen reader hears "Map: our shop", as it would later
  box.role = 'group';
  box.ariaLabel = element.title || element.ariaLabel || (element as HTMLImageElement).alt || null;

  const ids = firstIds(element.dataset['consent']!);
  const service = settings.services.find(({ id }) => ids.includes(id));

  const act = (label: string, onClick: () => void) => {
    const button = document.createElement('button');
    button.textContent = label;
    button.onclick = () => {
      onClick();
      element.focus();
    };
    return button;
  };

  async function draw(): Promise<void> {
    const wanted = localeOf(core);
    if (wanted === shownIn) return;
    shownIn = wanted;
    const address = webAddress((element.dataset['src'] ?? element.dataset['href']) || undefined);
    // without its facts, or without them in time, the address says enough
    if (service) await completeInTime(core.gate, [service]);
    const { messages, tag } = await loadMessages(wanted, settings, core.texts);
    if (wanted !== shownIn) return;
    const provider = factOf(service, 'provider') ?? address?.host ?? '';
    const name = factOf(service, 'name') ?? provider;
    const { embed, categories } = messages;
    const title = document.createElement('strong');
    const text = document.createElement('p');
    const link = document.createElement('a');
    title.textContent = name;
    text.textContent = fill(embed.text, { provider });
    const source = webAddress((element.dataset['link'] ?? (address && pageOf(service, address.href))) || undefined);
    link.href = source?.href ?? '';
    link.hidden = !source;
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
    link.textContent = fill(embed.source, { host: source?.host });
    const titleOf = (id: Id) =>
      categories[id]?.title ?? (wordsOf(settings.legal?.purposes?.[id]?.title, tag, settings.defaultLocale) || id);
    const always = fill(embed.always, { name: service ? name : titleOf(ids[0]!) });
    box.lang = tag;
    box.dir = messages.direction ?? 'ltr';
    const plate = document.createElement('div');
    plate.className = 'plate';
    plate.append(
      title,
      text,
      act(embed.once, showOnce),
      act(always, () => void core.load('calls').then((part) => part.allow(core, ids))),
      link,
    );
    box.replaceChildren(...picture(element), plate);
  }

  /** Covers the embed's box, wherever in the page it lies. */
  function fit(): void {
    const place = element.getBoundingClientRect();
    const inText = element.dataset['placeholder'] !== undefined && place.height < LEAST.height;
    host.hidden = !inText && (place.width < LEAST.width || place.height < LEAST.height);
    if (host.hidden) return;
    host.dataset['place'] = inText ? 'text' : 'box';
    const set = (name: string, value: number) => host.style.setProperty(name, `${value}px`);
    const now = (name: string) => parseFloat(host.style.getPropertyValue(name)) || 0;
    set('--width', place.width);
    set('--height', place.height);
    const at = host.getBoundingClientRect();
    set('--x', now('--x') + place.left - at.left);
    set('--y', now('--y') + place.top - at.top);
    void draw();
  }

  const sizes = new ResizeObserver(fit);
  sizes.observe(element);
  sizes.observe(document.documentElement);
  // an empty frame or a broken picture shows through nothing, and the Tab key finds nothing in it
  element.style.visibility = 'hidden';

  return {
    settle() {
      if (host.nextSibling !== element) element.before(host);
      fit();
    },
    remove() {
      sizes.disconnect();
      host.remove();
      element.style.visibility = visibility;
    },
  };
}

/** A text that is told of a service: the site's own, or the catalogue's where that is none. */
function factOf(service: Service | undefined, field: 'name' | 'provider'): string | undefined {
  return [service?.facts, service?.catalogue].map((facts) => facts?.[field]).find((text) => text && typeof text === 'string');
}

/** The same thing as a page of its own, where the catalogue knows it; a map or a player opens by its own address too. */
function pageOf(service: Service | undefined, address: string): string {
  for (const facts of [service?.facts, service?.catalogue]) {
    try {
      const [pattern, page] = facts!.source!;
      return address.replace(new RegExp(pattern), `${page}`);
    } catch {
      // none is told, or it is no pattern
    }
  }
  return address;
}

/** Posters that were left out, and told of. */
const told = new WeakMap<Element, string>();

/** A picture from the site itself: a film's first frame, a drawn map. One of another host would be fetched before any choice. */
function picture(element: HTMLElement): HTMLImageElement[] {
  const poster = element.dataset['poster'];
  if (!poster) return [];
  if (isOwn(poster)) return [Object.assign(document.createElement('img'), { src: poster, alt: '' })];
  if (told.get(element) !== poster)
    console.error(
      `[rozilik] data-poster: ${JSON.stringify(poster)} is left out, since another host would hear of the visitor before any choice: put the picture on this site`,
    );
  told.set(element, poster);
  return [];
}

/** Does a picture come from the page's own origin, or from nowhere? */
function isOwn(address: string): boolean {
  try {
    const { protocol, origin, href } = new URL(address, document.baseURI);
    return origin === location.origin ? /^(https?|blob):$/.test(protocol) : /^data:image\//i.test(href);
  } catch {
    return false;
  }
}
