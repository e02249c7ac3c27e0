import type { Service } from '../types';
import { withSignals } from './google';

/**
 * Google Consent Mode v2 alone, for a page whose Google tags are its own: all seven signals, denied by default, updated on
 * every page and after each choice. The other Google services here bring it along.
 */
export function googleConsentMode(): Service {
  return withSignals({ id: 'google-consent-mode', category: 'necessary' });
}
