import type { Schema } from './forms';

/** The form of what is told of a service. */
export const FACTS_FORM: Schema = {
  name: 'text',
  provider: 'text',
  country: 'country',
  purpose: 'text',
  policy: 'address',
  documentation: 'address',
  source: 'pattern',
  items: [{ name: 'text!', purpose: 'text', duration: 'duration', kind: 'kind', thirdParty: 'yes', borrowed: 'yes', httpOnly: 'yes' }],
};
