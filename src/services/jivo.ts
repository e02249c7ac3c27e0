import { insertScript } from '../browser/scripts';
import { drop, dropping, globals, restore } from '../browser/vendor-globals';
import type { Service, ServiceFacts } from '../types';
import type { ServiceOptions } from './options';

export interface JivoOptions extends ServiceOptions {
  /** Id of the widget. */
  id: string;
}

export const jivoHosts = ['*.jivo.ru/', '*.jivosite.com/', '*.jivochat.com/'];

/** Jivo's chat. No way to take it off a page is known: a withdrawal loads the page anew. */
export function jivo({ id, category = 'functional', src = 'https://code.jivo.ru/widget/', facts, ...common }: JivoOptions): Service {
  let loaded = false;
  return {
    ...common,
    id: 'jivo',
    category,
    vendorId: id,
    idForm: /^[\w-]+$/,
    facts: { ...jivoFacts, ...facts },
    catalogue: jivoFacts,
    prepare() {
      // a button of the page that opens the chat breaks nothing
      globals()['jivo_api'] ??= dropping();
    },
    start() {
      restore<unknown>('jivo_api', undefined);
      if (!loaded) insertScript(src + id);
      loaded = true;
    },
    stop() {
      drop('jivo_api');
      return false;
    },
  };
}

/** Not verified: the names were seen in requests of other sites, their lives are not known. */
export const jivoFacts: ServiceFacts = {
  name: 'Jivo',
  provider: 'Jivo',
  country: 'RU',
  documentation: 'https://www.jivochat.com/docs/widget/',
  hosts: jivoHosts,
  evidence: 'unverified',
  items: [
    { name: 'jv_enter_ts_*', purpose: 'chat' },
    { name: 'jv_visits_count_*', purpose: 'chat' },
    { name: 'jv_pages_count_*', purpose: 'chat' },
    { name: 'jv_refer_*', purpose: 'chat' },
    { name: 'jv_utm_*', purpose: 'chat' },
    { name: 'jv_client_id_*', purpose: 'history' },
    { name: 'jv_client_name_*', purpose: 'history' },
    { name: 'jv_email_*', purpose: 'history' },
    { name: 'jv_phone_*', purpose: 'history' },
    { name: 'jv_description_*', purpose: 'history' },
    { name: 'jv_invitation_time_*', purpose: 'history' },
    { name: 'jv_close_time_*', purpose: 'history' },
    { name: 'jv_*', purpose: 'history', kind: 'localStorage' },
  ],
};
