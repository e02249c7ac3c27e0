import type { ServiceFacts } from '../types';
import { told } from './told';

/** Not verified: what its own pages store is out of this page's sight. */
export const clickFacts: ServiceFacts = {
  name: 'Click',
  provider: 'CLICK LLC',
  country: 'UZ',
  policy: 'https://click.uz/en/policypersonal',
  documentation: 'https://docs.click.uz/',
  // none, so that nothing ever holds a payment that the visitor asked for
  hosts: [],
  evidence: 'unverified',
  items: [],
};

/** Payments by Click. */
export const click = told('click', 'necessary', clickFacts);
