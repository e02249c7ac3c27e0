import { whileMuted } from '../browser/mute';
import { insertScript } from '../browser/scripts';
import { dropping, globals, type Call } from '../browser/vendor-globals';
import type { Service, ServiceFacts } from '../types';
import type { ServiceOptions } from './options';

/** Options of the counter; whatever else `ym(id, 'init', …)` takes is passed through. */
export interface YandexMetricaOptions extends ServiceOptions {
  /** Number of the counter. */
  id: number | string;
  /** Session Replay. */
  webvisor?: boolean;
  /** Name of the e-commerce array, mostly `dataLayer`. */
  ecommerce?: boolean | string;
  [option: string]: unknown;
}

type Queue = Call & { a?: unknown[]; l?: number };
interface Counter {
  destruct?(): void;
}

/**
 * Yandex.Metrica. The counter has no consent mode: its file itself is what must wait. Seen with the `tag.js` of 2026-06.
 */
export function yandexMetrica({
  id,
  category = 'analytics',
  src = 'https://mc.yandex.ru/metrika/tag.js',
  needs,
  reload,
  facts,
  ...options
}: YandexMetricaOptions): Service {
  // the counter's own queue, which its file looks for under the name `ym`
  const queue: Queue = function () {
    // oxlint-disable-next-line prefer-rest-params
    (queue.a ??= []).push(arguments);
  };
  return {
    id: 'yandex-metrica',
    category,
    vendorId: id,
    idForm: /^\d+$/,
    needs,
    reload,
    facts,
    prepare() {
      // a counter written into the page by hand reads this flag before it starts, and only then
      globals()[`disableYaCounter${id}`] = true;
      globals().ym ??= dropping(queue);
    },
    start() {
      const page = globals();
      page[`disableYaCounter${id}`] = false;
      // without `real` it is that counter's own
      if (page.ym?.real) {
        page.ym = page.ym.real;
        if (!queue.l) insertScript(src);
        queue.l = Date.now();
      }
      page.ym?.(id, 'init', { clickmap: true, trackLinks: true, accurateTrackBounce: true, ...options });
    },
  };
}

/** Stops every counter on the page; `false` where one is a counter of the old `watch.js`, which has no way to stop. */
export function stopYandexMetrica(): boolean {
  const page = globals();
  let stopped = true;
  // a counter whose file is still on its way cannot be told
  let loading = !!(page.ym as Queue | undefined)?.l;
  page.ym = dropping(page.ym);
  for (const name of Object.keys(page)) {
    const [, id] = /^yaCounter(\d+)$/.exec(name) ?? [];
    if (!id) continue;
    const counter = page[name] as Counter;
    loading = false;
    page[`disableYaCounter${id}`] = true;
    // it sends what Session Replay had not sent yet, by whichever way it finds: there is none meanwhile
    if (counter.destruct) whileMuted(() => counter.destruct!());
    else stopped = false;
  }
  return stopped && !loading;
}

/** What else comes from `yastatic.net` is the maps' too, so it is not here. */
export const yandexMetricaHosts = [
  'mc.yandex.*/',
  'mc.webvisor.org/',
  'mc.webvisor.com/',
  'adstat.yandex.ru/',
  'cdn.jsdelivr.net/npm/yandex-metrica-watch/',
];

/** Seen with the vendor's own script in Chromium, 2026-11, or named in its documentation; a life nobody verified is left out. */
export const yandexMetricaFacts: ServiceFacts = {
  name: 'Yandex.Metrica',
  provider: 'Yandex LLC',
  country: 'RU',
  policy: 'https://yandex.com/legal/confidential/',
  documentation: 'https://yandex.com/support/metrica/en/code/counter-initialize',
  hosts: yandexMetricaHosts,
  evidence: 'run',
  items: [
    { name: '_ym_uid', purpose: 'visitor', duration: 'P1Y' },
    { name: '_ym_d', purpose: 'first', duration: 'P1Y' },
    { name: '_ym_isad', purpose: 'adblock', duration: 'PT20H' },
    { name: '_ym_visorc*', purpose: 'replay', duration: 'PT30M' },
    { name: '_ym_fa', purpose: 'match', duration: 'P30D' },
    { name: '_ym_hostIndex', purpose: 'limit', duration: 'P1D' },
    { name: '_ym_mp2_track', purpose: 'click', duration: 'P30D' },
    { name: '_ym_mp2_substs', purpose: 'click', duration: 'session' },
    { name: '_ym_gdpr*', purpose: 'region' },
    { name: '_ym_ucs', purpose: 'region' },
    { name: '_ym_debug', purpose: 'debug', duration: 'session' },
    { name: '_ytm_preview', purpose: 'debug', duration: 'session' },
    { name: '_ym_metrika_enabled', purpose: 'test', duration: 'PT60M' },
    { name: 'metrika_enabled', purpose: 'test' },
    { name: '_ym_*', purpose: 'state' },
    { name: '_ym_uid', purpose: 'visitor', kind: 'localStorage' },
    { name: '_ym_retryReqs', purpose: 'unsent', kind: 'localStorage' },
    { name: '_ym_synced', purpose: 'match', kind: 'localStorage' },
    { name: '_ym_wv2rf:*', purpose: 'replay', kind: 'localStorage' },
    { name: '_ymBRC', purpose: 'test', kind: 'localStorage' },
    { name: '_ym*', purpose: 'counts', kind: 'localStorage' },
    { name: 'ytm-debugger*', purpose: 'debug', kind: 'localStorage' },
    { name: '__ym_tab_guid', purpose: 'tab', kind: 'sessionStorage', duration: 'session' },
    { name: '__ym*', purpose: 'visit', kind: 'sessionStorage', duration: 'session' },
    { name: 'yandexuid', purpose: 'crosssite', duration: 'P1Y', thirdParty: true },
    { name: 'yuidss', purpose: 'crosssite', duration: 'P1Y', thirdParty: true },
    { name: 'i', purpose: 'crosssite', thirdParty: true },
    { name: 'bh', purpose: 'crosssite', duration: 'P1Y', thirdParty: true },
    { name: 'yashr', purpose: 'crosssite', duration: 'P1Y', thirdParty: true },
    { name: 'ymex', purpose: 'match', duration: 'P1Y', thirdParty: true },
    { name: 'usst', purpose: 'match', duration: 'P1Y', thirdParty: true },
    { name: '_yasc', purpose: 'bots', duration: 'P10Y', thirdParty: true },
    { name: 'yabs-sid', purpose: 'visit', duration: 'session', thirdParty: true },
    { name: 'yabs-vdrf', purpose: 'ads', duration: 'P5D', thirdParty: true },
    { name: 'is_gdpr*', purpose: 'region', duration: 'P1Y', thirdParty: true },
  ],
};
