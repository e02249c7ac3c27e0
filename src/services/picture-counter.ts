import type { Service } from '../types';

export interface Picture {
  /** Where a click leads. */
  link(): string;
  /** What it is, for those who do not see it. */
  name: string;
  /** Address of the picture, asked for when it is needed: it tells the page's own. */
  address(): string;
  /** Selector of the element that takes it in. Default: the end of the page. */
  target: string | undefined;
}

/**
 * A counter that is a picture in a link: there while granted, and fetched once a page. The vendors' codes write it with
 * `document.write`, which after the page is parsed would empty it.
 */
export function pictureCounter({ link, name, address, target }: Picture): Required<Pick<Service, 'start' | 'stop'>> {
  let shown: HTMLAnchorElement | undefined;
  let granted = false;
  const draw = () => {
    const anchor = document.createElement('a');
    anchor.href = link();
    const image = document.createElement('img');
    image.alt = name;
    image.src = address();
    anchor.append(image);
    return anchor;
  };
  const show = () => {
    if (granted) (placeOf(target) ?? document.body).append((shown ??= draw()));
  };
  return {
    start() {
      granted = true;
      // the place for it may still be to come
      if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', show, { once: true });
      else show();
    },
    stop() {
      granted = false;
      shown?.remove();
    },
  };
}

function placeOf(target: string | undefined): Element | null {
  try {
    return target ? document.querySelector(target) : null;
  } catch {
    console.error(`[rozilik] target: ${JSON.stringify(target)} is no selector, so the picture stands at the end of the page`);
    return null;
  }
}
