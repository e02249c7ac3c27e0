import type { Service, ServiceFacts } from '../types';
import type { ServiceOptions } from './options';
import { pictureCounter } from './picture-counter';

export interface LiveinternetOptions extends ServiceOptions {
  /** Kind of the picture, as the counter's own code has it after `hit?`, such as `t50.6`. Without it the picture is one point, unseen. */
  id?: string;
  /** Selector of the element that takes the picture in. Default: the end of the page. */
  target?: string;
}

const KIND = /^[\w.]+$/;

/** The counter reads no more of a title. */
const TITLE = 150;

export const liveinternetHosts = ['counter.yadro.ru/'];

/** LiveInternet's counter: a picture. It knows a site by its host. */
export function liveinternet({
  id,
  category = 'analytics',
  src = 'https://counter.yadro.ru/hit',
  target,
  facts,
  ...common
}: LiveinternetOptions = {}): Service {
  return {
    ...common,
    id: 'liveinternet',
    category,
    // none is needed, and a wrong one is found by its form
    ...(id && !KIND.test(id) && { vendorId: id, idForm: KIND }),
    facts: { ...liveinternetFacts, ...facts },
    catalogue: liveinternetFacts,
    ...pictureCounter({
      link: () => 'https://www.liveinternet.ru/click',
      name: 'LiveInternet',
      address() {
        const { width, height, colorDepth } = screen;
        // as the counter's own code does: its server reads no other writing of Cyrillic letters
        const [from, to, title] = [document.referrer, document.URL, document.title.slice(0, TITLE)].map(escape);
        return `${src}?${id ? `${id};` : ''}r${from};s${width}*${height}*${colorDepth};u${to};h${title};${Math.random()}`;
      },
      target,
    }),
  };
}

/** Seen with the counter's own code in Chromium, 2026-11: it stores nothing on the site's domain; what its server sets is not known. */
export const liveinternetFacts: ServiceFacts = {
  name: 'LiveInternet',
  provider: 'LiveInternet',
  country: 'RU',
  documentation: 'https://www.liveinternet.ru/',
  hosts: liveinternetHosts,
  evidence: 'run',
  items: [
    { name: 'FTID', purpose: 'crosssite', thirdParty: true },
    { name: 'VID', purpose: 'crosssite', thirdParty: true },
  ],
};
