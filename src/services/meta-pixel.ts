import { insertScript } from '../browser/scripts';
import { drop, dropping, globals, restore, type Call } from '../browser/vendor-globals';
import type { Service, ServiceFacts } from '../types';
import type { ServiceOptions } from './options';

/** Options of the pixel; `id` is its number. */
export interface MetaPixelOptions extends ServiceOptions {
  id: number | string;
}

type Queue = Call & { queue: unknown[]; push: Queue; loaded: boolean; version: string; callMethod?: Call };

export const metaPixelHosts = ['connect.facebook.net/*/fbevents.js', 'connect.facebook.net/signals/', 'www.facebook.com/tr'];

/**
 * Meta Pixel. `revoke` stops it on a running page, but keeps the events of meanwhile for `grant`: so none reaches it. Seen with
 * `fbevents.js` 2.9.223.
 */
export function metaPixel({
  id,
  category = 'marketing',
  src = 'https://connect.facebook.net/en_US/fbevents.js',
  facts,
  ...common
}: MetaPixelOptions): Service {
  // the pixel's own queue, which its file looks for under the name `fbq`
  const queue = function () {
    // oxlint-disable-next-line prefer-rest-params
    if (queue.callMethod) queue.callMethod.apply(queue, arguments as unknown as unknown[]);
    // oxlint-disable-next-line prefer-rest-params
    else queue.queue.push(arguments);
  } as Queue;
  Object.assign(queue, { push: queue, loaded: true, version: '2.0', queue: [] });
  let loaded = false;
  return {
    ...common,
    id: 'meta-pixel',
    category,
    vendorId: id,
    idForm: /^\d+$/,
    facts: { ...metaPixelFacts, ...facts },
    catalogue: metaPixelFacts,
    prepare() {
      globals()['fbq'] ??= dropping();
    },
    start() {
      const fbq = restore<Call>('fbq', queue);
      if (loaded) return fbq('consent', 'grant');
      loaded = true;
      insertScript(src);
      fbq('init', `${id}`);
      fbq('track', 'PageView');
    },
    stop() {
      const fbq = restore<Queue>('fbq', queue);
      fbq('consent', 'revoke');
      drop('fbq');
      // until its file is there nobody hears this, and what is queued would be sent
      return fbq.callMethod ? undefined : false;
    },
  };
}

/** Seen with the vendor's own script in Chromium, 2026-11. */
export const metaPixelFacts: ServiceFacts = {
  name: 'Meta Pixel',
  provider: 'Meta Platforms, Inc.',
  country: 'US',
  policy: 'https://www.facebook.com/privacy/policy/',
  documentation: 'https://developers.facebook.com/docs/meta-pixel/implementation/gdpr',
  hosts: metaPixelHosts,
  evidence: 'run',
  items: [
    { name: '_fbp', purpose: 'ads', duration: 'P90D' },
    { name: '_fbc', purpose: 'click', duration: 'P90D' },
    { name: 'lastExternalReferrer*', purpose: 'referrer', kind: 'localStorage' },
    { name: 'topicsLastReferenceTime', purpose: 'ads', kind: 'localStorage' },
    { name: 'fr', purpose: 'ads', duration: 'P90D', thirdParty: true },
    { name: 'datr', purpose: 'bots', thirdParty: true },
  ],
};
