import type { Service, ServiceFacts } from '../types';
import type { ServiceOptions } from './options';
import { pictureCounter } from './picture-counter';

export interface WwwUzOptions extends ServiceOptions {
  /** Number of the site in the rating. */
  id: number | string;
  /** Colours, as the counter's own code has them. Default `col=340F6E&t=ffffff&p=BD6F6F`. */
  colors?: string;
  /** Selector of the element that takes the picture in. Default: the end of the page. */
  target?: string;
}

/** The version of JavaScript that the counter's own code finds in every browser of today. */
const JAVASCRIPT = '1.3';

export const wwwUzHosts = ['cnt0.www.uz/'];

/**
 * WWW.UZ TOP-RATING: a picture. The counter's own code sets a cookie to learn whether cookies are accepted; here the browser is
 * asked, and none is set.
 */
export function wwwUz({
  id,
  category = 'analytics',
  src = 'https://cnt0.www.uz/counter/collect',
  colors = 'col=340F6E&t=ffffff&p=BD6F6F',
  target,
  facts,
  ...common
}: WwwUzOptions): Service {
  return {
    ...common,
    id: 'www-uz',
    category,
    vendorId: id,
    idForm: /^\d+$/,
    facts: { ...wwwUzFacts, ...facts },
    catalogue: wwwUzFacts,
    ...pictureCounter({
      link: () => `https://www.uz/uz/res/visitor/index?id=${id}`,
      name: 'WWW.UZ TOP-RATING',
      address() {
        const { width, height, pixelDepth } = screen;
        const page = `r=${encodeURIComponent(document.referrer)}&pg=${encodeURIComponent(location.href)}`;
        return `${src}?id=${id}&${page}&c=${navigator.cookieEnabled ? 'Y' : 'N'}&j=N&wh=${width}x${height}&px=${pixelDepth}&js=${JAVASCRIPT}&${colors}`;
      },
      target,
    }),
  };
}

/** Seen with the counter's own code in Chromium, 2026-11; whether its server sets cookies is not known. */
export const wwwUzFacts: ServiceFacts = {
  name: 'WWW.UZ TOP-RATING',
  provider: 'UZINFOCOM',
  country: 'UZ',
  policy: 'https://uzinfocom.uz/en/company/policy',
  documentation: 'https://www.uz/',
  hosts: wwwUzHosts,
  evidence: 'run',
  // of the counter's own code, which the site may have had before
  items: [{ name: 'smart_top', purpose: 'cookietest', duration: 'session' }],
};
