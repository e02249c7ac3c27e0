import { globals } from '../browser/vendor-globals';
import type { Id } from '../types';

/** Puts one command into Google's queue. It must be an `arguments` object: an array is silently ignored there. */
export function gtag(..._command: unknown[]): void {
  // oxlint-disable-next-line prefer-rest-params
  (globals().dataLayer ??= []).push(arguments);
}

/** The last command sent, as text: several services share one signal state, and the page sees each change once. */
let sent = '';

/** Consent Mode's default: everything denied. Once a page, before any other command of ours. */
export function denyByDefault(): void {
  if (!sent) signal('default', () => false);
}

/** Consent Mode's update: what is granted now. */
export function updateSignals(allows: (id: Id) => boolean | undefined): void {
  signal('update', allows);
}

function signal(kind: 'default' | 'update', allows: (id: Id) => boolean | undefined): void {
  const word = (granted: boolean | undefined) => (granted ? 'granted' : 'denied');
  const ads = word(allows('marketing'));
  const settings = word(allows('functional'));
  const signals = {
    ad_storage: ads,
    ad_user_data: ads,
    ad_personalization: ads,
    // GA4's own choice, where there is one, wins over its category's
    analytics_storage: word(allows('google-analytics') ?? allows('analytics')),
    functionality_storage: settings,
    personalization_storage: settings,
    security_storage: word(allows('necessary')),
  };
  const text = kind + JSON.stringify(signals);
  if (text !== sent) gtag('consent', kind, signals);
  sent = text;
}
