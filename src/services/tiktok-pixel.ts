import { insertScript } from '../browser/scripts';
import { drop, dropping, globals, restore, type Call } from '../browser/vendor-globals';
import type { Service, ServiceFacts } from '../types';
import type { ServiceOptions } from './options';

export interface TiktokPixelOptions extends ServiceOptions {
  /** Id of the pixel. */
  id: string;
}

const METHODS = [
  'page',
  'track',
  'identify',
  'instances',
  'debug',
  'on',
  'off',
  'once',
  'ready',
  'alias',
  'group',
  'enableCookie',
  'disableCookie',
  'holdConsent',
  'revokeConsent',
  'grantConsent',
] as const;

/** A list of calls, with a method for each that puts it on the list. */
type Calls = unknown[] & Record<(typeof METHODS)[number], Call>;
/** What the vendor's file looks for: calls for all pixels, and by pixel its own calls, time and options. */
type Queue = Calls & {
  methods: typeof METHODS;
  setAndDefer(calls: Calls, name: (typeof METHODS)[number]): void;
  instance(id: string): Calls;
  load(id: string, options?: object): void;
  _i: Record<string, Calls & { _u?: string }>;
  _t: Record<string, number>;
  _o: Record<string, object>;
};

export const tiktokPixelHosts = ['analytics.tiktok.com/', 'analytics-ipv6.tiktokw.us/', 'mon.tiktokv.com/'];

/**
 * TikTok Pixel. None of its consent calls keeps it from writing cookies, so its file itself waits, and a withdrawal loads the page
 * anew. Seen with the file of 2025-08.
 */
export function tiktokPixel({
  id,
  category = 'marketing',
  src = 'https://analytics.tiktok.com/i18n/pixel/events.js',
  facts,
  ...common
}: TiktokPixelOptions): Service {
  let loaded = false;
  return {
    ...common,
    id: 'tiktok-pixel',
    category,
    vendorId: id,
    idForm: /^\w+$/,
    facts: { ...tiktokPixelFacts, ...facts },
    catalogue: tiktokPixelFacts,
    prepare() {
      globals()['ttq'] ??= dropping();
    },
    start() {
      const ttq = restore('ttq', queueFor(src));
      if (loaded) {
        ttq.enableCookie();
        ttq.grantConsent();
        return;
      }
      loaded = true;
      globals()['TiktokAnalyticsObject'] = 'ttq';
      ttq.load(id);
      ttq.page();
    },
    stop() {
      const ttq = restore('ttq', queueFor(src));
      // it discards, where `holdConsent` would keep the calls and send them later
      ttq.revokeConsent();
      ttq.disableCookie();
      drop('ttq');
      // some cookies come back with the next call all the same
      return false;
    },
  };
}

function queueFor(src: string): Queue {
  const setAndDefer: Queue['setAndDefer'] = (calls, name) => (calls[name] = (...args) => void calls.push([name, ...args]));
  const deferred = (calls: unknown[]) => {
    for (const name of METHODS) setAndDefer(calls as Calls, name);
    return calls as Calls;
  };
  const queue: Queue = Object.assign(deferred([]), {
    methods: METHODS,
    setAndDefer,
    instance: (id: string) => deferred(queue._i[id] ?? []),
    load(id: string, options: object = {}) {
      queue._i[id] = Object.assign([] as unknown[] as Calls, { _u: src });
      queue._t[id] = Date.now();
      queue._o[id] = options;
      insertScript(`${src}?sdkid=${id}&lib=ttq`);
    },
    _i: {},
    _t: {},
    _o: {},
  });
  return queue;
}

/** Seen with the vendor's own script in Chromium, 2026-11. */
export const tiktokPixelFacts: ServiceFacts = {
  name: 'TikTok Pixel',
  provider: 'TikTok Pte. Ltd.',
  country: 'SG',
  policy: 'https://www.tiktok.com/legal/page/row/privacy-policy/en',
  documentation: 'https://ads.tiktok.com/help/article/how-to-use-cookies-with-tiktok-pixel',
  hosts: tiktokPixelHosts,
  evidence: 'run',
  items: [
    { name: '_ttp', purpose: 'ads', duration: 'P390D' },
    { name: '_tt_enable_cookie', purpose: 'ads', duration: 'P390D' },
    { name: 'ttcsid', purpose: 'visit', duration: 'P390D' },
    { name: 'ttcsid_*', purpose: 'visit', duration: 'P390D' },
    { name: 'tt_sessionId', purpose: 'visit', kind: 'sessionStorage', duration: 'session' },
    { name: 'tt_appInfo', purpose: 'visit', kind: 'sessionStorage', duration: 'session' },
    { name: 'tt_pixel_session_index', purpose: 'visit', kind: 'sessionStorage', duration: 'session' },
    { name: 'tt_hold_events', purpose: 'unsent', kind: 'sessionStorage', duration: 'session' },
    { name: '_ttp', purpose: 'ads', duration: 'P13M', thirdParty: true },
  ],
};
