import { custom, googleAnalytics, googleConsentMode, googleTagManager, yandexMetrica } from '../services';
import { listOf } from '../consent/ids';
import type { Config, Id, Service } from '../types';

type Options = Record<string, unknown>;
type Make = (options: never) => Service;
/** Fetches the file of a catalogued service. */
type Fetch = (id: Id) => Promise<Make>;

/** The services that every tag has aboard, by name. */
const ABOARD: Readonly<Record<Id, Make>> = {
  'yandex-metrica': yandexMetrica,
  'google-analytics': googleAnalytics,
  'google-tag-manager': googleTagManager,
  'google-consent-mode': googleConsentMode,
};

/** Those of the catalogue are named under the category they are asked for with: `data-marketing="meta-pixel:123 youtube"`. */
const CATEGORIES: readonly Id[] = 'necessary functional analytics marketing'.split(' ');

/**
 * The config of a tag: its `data-` attributes, each a word or a text, and over them the JSON in `<script
 * type="application/json" id="rozilik-config">`. Throws where that is not JSON.
 */
export function readTag(tag: HTMLScriptElement | null | undefined, fetch: Fetch): Config {
  const services: Options = {};
  for (const id of Object.keys(ABOARD)) services[id] = tag?.getAttribute(`data-${id}`);
  const block = document.getElementById('rozilik-config');
  const config: Options = { ...tag?.dataset, ...(JSON.parse(block?.textContent ?? '{}') as Options) };
  return {
    ...config,
    services: [
      // Google's come last: who heeds their signals as well is stopped before they are heard
      ...CATEGORIES.flatMap((category) => entriesOf(config[category]).map(([id, value]) => fetched(id, { category, ...optionsOf(value) }, fetch))),
      ...Object.entries(Object.assign(services, config['services'])).flatMap(([id, value]) => (value ? toService(id, optionsOf(value)) : [])),
    ],
  };
}

const optionsOf = (value: unknown) => (value instanceof Object ? value : { id: value }) as Options;

const toService = (id: Id, options: Options): Service => ABOARD[id]?.(options as never) ?? custom({ category: '', ...options, id });

/** `meta-pixel:123 youtube`, or an object of options by name. */
function entriesOf(list: unknown): [id: string, value?: unknown][] {
  return typeof list === 'string' ? listOf(list).map((word) => word.split(/:(.*)/) as [string, string?]) : Object.entries(list ?? {});
}

/** A service of the catalogue: a name and a category, until its file is there. */
function fetched(id: Id, options: Options, fetch: Fetch): Service {
  return { ...options, vendorId: options['id'], id, fetch: () => fetch(id).then((make) => make(options as never)) } as Service;
}
