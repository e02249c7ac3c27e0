import { globals } from '../browser/vendor-globals';
import { isYes } from '../forms/yes';
import type { Choices, Service } from '../types';
import type { ServiceOptions } from './options';

/** Puts one command into Google's queue. It must be an `arguments` object: an array is silently ignored there. */
export function gtag(..._command: unknown[]): void {
  // oxlint-disable-next-line prefer-rest-params
  queue().push(arguments);
}

/**
 * Google's queue. `said` is the last signal, as text: several services, and files, share one state, and the page hears of each
 * decision once.
 */
export const queue = () => (globals().dataLayer ??= []) as unknown[] & { said?: string };

/** What each service of Google's takes. */
export interface SignalOptions extends ServiceOptions {
  /** Consent Mode "advanced": the file loads before any choice and sends pings without cookies. Default `false`. */
  advanced?: boolean | '' | 'true' | 'false' | undefined;
}

/**
 * A service of Google's with Consent Mode v2: signals denied before anything else, updated on every page and after each choice.
 * In "advanced" mode it starts before any choice, and sends pings without cookies.
 */
export function withSignals(service: Service, { advanced, ...common }: SignalOptions = {}): Service {
  return {
    ...common,
    ...service,
    prepare() {
      denyByDefault();
      if (isYes(advanced)) service.start!();
      else service.prepare?.();
    },
    follow: updateSignals,
  };
}

/** Consent Mode's default: everything denied. Once a page, before any other command of ours. */
export function denyByDefault(): void {
  if (!queue().said) signal('default', {});
}

/** Consent Mode's update, and an event with all choices for the triggers of tags that are not Google's. */
export function updateSignals(choices: Choices): void {
  if (signal('update', choices)) queue().push({ event: 'rozilik.update', rozilik: { ...choices } });
}

/** Answers whether this is news. */
function signal(kind: 'default' | 'update', choices: Choices): boolean {
  const text = kind + JSON.stringify(choices);
  if (text === queue().said) return false;
  queue().said = text;
  const word = (granted: boolean | undefined) => (granted ? 'granted' : 'denied');
  const ads = word(choices['marketing']);
  const settings = word(choices['functional']);
  gtag('consent', kind, {
    ad_storage: ads,
    ad_user_data: ads,
    ad_personalization: ads,
    // GA4's own choice, where there is one, wins over its category's
    analytics_storage: word(choices['google-analytics'] ?? choices['analytics']),
    functionality_storage: settings,
    personalization_storage: settings,
    security_storage: word(choices['necessary']),
  });
  return true;
}
