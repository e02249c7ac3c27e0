import { dropping, globals, type Call } from '../browser/vendor-globals';
import type { Service, ServiceFacts } from '../types';
import type { ServiceOptions } from './options';

/** Tilda puts the file into the page by itself. */
export type TildaStatOptions = Omit<ServiceOptions, 'src'>;

/** What the file tells itself when it comes, and between it what switches on the cookies that were off at that time. */
const BEGIN = ['create', 'cookieenabled', 'pageview', 'readtime', 'scroll'];

export const tildaStatHosts = ['stat.tildacdn.*/', '*.tildacdn.*/js/tilda-stat-'];

/**
 * Tilda's own statistics. Tilda loads their file on every page, choice or no choice, and its switch only takes the cookies away: the
 * hits go on. But the file speaks to itself through `window.tildastat`, so that name answers nothing while it is refused. Seen with
 * `tilda-stat-1.0`.
 */
export function tildaStat({ category = 'analytics', facts, ...common }: TildaStatOptions = {}): Service {
  let real: Call | undefined;
  let own: unknown;
  let granted = false;
  let waiting = false;
  return {
    ...common,
    id: 'tilda-stat',
    category,
    facts: { ...tildaStatFacts, ...facts },
    catalogue: tildaStatFacts,
    prepare() {
      const page = globals();
      real = page['tildastat'] as Call | undefined;
      own = page['tildastatcookie'];
      page['tildastatcookie'] = 'no';
      Object.defineProperty(page, 'tildastat', {
        configurable: true,
        enumerable: true,
        get: () => (granted ? real : dropping(real)),
        set(arrived: Call) {
          real = arrived;
          waiting = !granted;
        },
      });
    },
    start() {
      granted = true;
      globals()['tildastatcookie'] = own;
      // a file that is still to come begins by itself; a site without cookies stays without
      if (waiting) for (const step of BEGIN) if (step !== 'cookieenabled' || own !== 'no') real?.(step);
      waiting = false;
    },
    stop() {
      granted = false;
      globals()['tildastatcookie'] = 'no';
    },
  };
}

/** Seen with the vendor's own script in Chromium, 2026-11, or read in it. */
export const tildaStatFacts: ServiceFacts = {
  name: 'Tilda Statistics',
  provider: 'Tilda Platform Cloud Services Co. LLC',
  country: 'AE',
  policy: 'https://tilda.cc/privacy/',
  documentation: 'https://help.tilda.cc/cookies-consent',
  hosts: tildaStatHosts,
  evidence: 'run',
  items: [
    { name: 'tildauid', purpose: 'visitor', duration: 'P90D' },
    { name: 'tildasid', purpose: 'visit', duration: 'PT30M' },
    { name: 'previousUrl', purpose: 'previous', duration: 'PT30M' },
    { name: 'TILDAUTM', purpose: 'click' },
  ],
};
