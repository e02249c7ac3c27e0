import { custom, googleAnalytics, googleConsentMode, googleTagManager, yandexMetrica } from './services';
import type { Config, Service } from './types';

type Options = Record<string, unknown>;

/** The services that a tag knows by name; any other name is one of the site's own. */
const CATALOGUE: Readonly<Record<string, (options: never) => Service>> = {
  'yandex-metrica': yandexMetrica,
  'google-analytics': googleAnalytics,
  'google-tag-manager': googleTagManager,
  'google-consent-mode': googleConsentMode,
};

/**
 * The config of a tag: its `data-` attributes, each a word or a text, and over them the JSON in `<script
 * type="application/json" id="rozilik-config">`. Throws where that is not JSON.
 */
export function readTag(tag: HTMLScriptElement | null | undefined): Config {
  const services: Options = {};
  for (const name of Object.keys(CATALOGUE)) {
    const id = tag?.getAttribute(`data-${name}`);
    if (id) services[name] = id;
  }
  const block = document.getElementById('rozilik-config');
  const json = JSON.parse(block?.textContent ?? '{}') as Options;
  return {
    ...tag?.dataset,
    ...json,
    services: Object.entries(Object.assign(services, json['services'])).map(([name, options]) => toService(name, options)),
  };
}

function toService(id: string, options: unknown): Service {
  const make = CATALOGUE[id];
  if (make) return make((options instanceof Object ? options : { id: options }) as never);
  return custom({ category: '', ...(options as object), id });
}
