import type { ServiceFacts } from '../types';
import { told } from './told';

/** Not verified: what its own pages store is out of this page's sight. */
export const paymeFacts: ServiceFacts = {
  name: 'Payme',
  provider: 'Inspired LLC',
  country: 'UZ',
  // its public offer, which a payer accepts
  policy: 'https://cdn.payme.uz/terms/main.html',
  documentation: 'https://developer.help.paycom.uz/',
  // none, so that nothing ever holds a payment that the visitor asked for
  hosts: [],
  evidence: 'unverified',
  items: [],
};

/** Payments by Payme. */
export const payme = told('payme', 'necessary', paymeFacts);
