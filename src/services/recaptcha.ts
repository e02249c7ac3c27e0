import { insertScript } from '../browser/scripts';
import { drop, restore } from '../browser/vendor-globals';
import type { Service, ServiceFacts } from '../types';
import type { ServiceOptions } from './options';

export interface RecaptchaOptions extends ServiceOptions {
  /** Site key of version 3. Version 2 finds its boxes in the page and needs none here. */
  id?: string;
  /** Where the file comes from. Default `https://www.recaptcha.net/recaptcha/api.js`, a host on which Google keeps no other cookies. */
  src?: string;
}

export const recaptchaHosts = [
  'www.google.com/recaptcha/',
  'recaptcha.google.com/',
  'www.recaptcha.net/recaptcha/',
  'www.gstatic.com/recaptcha/',
];

/**
 * Google reCAPTCHA. While it is refused `grecaptcha` is not there at all, so that a form can tell. It has no way to stop: a
 * withdrawal loads the page anew.
 */
export function recaptcha({
  id,
  category = 'functional',
  src = 'https://www.recaptcha.net/recaptcha/api.js',
  facts,
  ...common
}: RecaptchaOptions = {}): Service {
  let loaded = false;
  return {
    ...common,
    id: 'recaptcha',
    category,
    ...(id && { vendorId: id, idForm: /^[\w-]+$/ }),
    facts: { ...recaptchaFacts, ...facts },
    catalogue: recaptchaFacts,
    start() {
      if (loaded) return void restore<unknown>('grecaptcha', undefined);
      loaded = true;
      insertScript(id ? `${src}?render=${id}` : src);
    },
    stop() {
      drop('grecaptcha');
      return false;
    },
  };
}

/** Read in the vendor's documentation; how long its cookie lives was not verified. */
export const recaptchaFacts: ServiceFacts = {
  name: 'Google reCAPTCHA',
  provider: 'Google LLC',
  country: 'US',
  policy: 'https://policies.google.com/privacy',
  documentation: 'https://cloud.google.com/recaptcha/docs/faq',
  hosts: recaptchaHosts,
  evidence: 'read',
  items: [
    { name: '_GRECAPTCHA', purpose: 'bots', thirdParty: true },
    { name: '_grecaptcha', purpose: 'bots', kind: 'localStorage' },
    { name: 'rc::*', purpose: 'bots', kind: 'localStorage' },
  ],
};
