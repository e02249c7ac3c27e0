import { page } from '../browser/page-document';
import { pageNonce } from '../browser/scripts';
import { CATEGORIES, listOf } from '../consent/ids';
import { custom, googleAnalytics, googleConsentMode, googleTagManager, yandexMetrica } from '../services';
import type { Config, Id, Service } from '../types';

type Options = Record<string, unknown>;
export type Make = (options: never) => Service;
/** Fetches the file of a catalogued service. */
export type FetchService = (id: Id) => Promise<Make>;

/** The services that every tag has aboard, by name; `constructor` is none. */
const ABOARD = {
  __proto__: null,
  'yandex-metrica': yandexMetrica,
  'google-analytics': googleAnalytics,
  'google-tag-manager': googleTagManager,
  'google-consent-mode': googleConsentMode,
} as unknown as Readonly<Record<Id, Make>>;

/**
 * The config of a tag: its `data-` attributes, each a word or a text, and over them the JSON in `<script
 * type="application/json" id="rozilik-config">`. Throws where that is not JSON.
 */
export function readTag(tag: HTMLScriptElement | null | undefined, fetch: FetchService): Config {
  const services: Options = {};
  for (const id of Object.keys(ABOARD)) services[id] = tag?.getAttribute(`data-${id}`);
  const block = blockOf(tag);
  const { services: own, ...options } = { ...tag?.dataset, ...(JSON.parse(block?.text ?? '{}', sober) as Options) };
  return configOf({ ...options, services: Object.assign(services, own) }, ABOARD, fetch);
}

/** The config that a tag's options mean: services named in words or in tables are made, of those `aboard` or of files of their own. */
export function configOf(options: Options, aboard: Readonly<Record<Id, Make | undefined>>, fetch: FetchService): Config {
  const make = (id: Id, category: Id, value: unknown): Service => {
    const given: Options = { category, ...optionsOf(value) };
    return (
      aboard[id]?.(given as never) ??
      ({ ...given, vendorId: given['id'], id, bring: () => fetch(id).then((late) => late(given as never)) } as Service)
    );
  };
  return {
    ...options,
    services: [
      // Google's come last: who heeds their signals as well is stopped before they are heard
      ...CATEGORIES.flatMap((category) => entriesOf(options[category]).map(([id, value]) => make(id, category, value))),
      ...Object.entries(Object(options['services']) as Options).flatMap(([id, value]) =>
        value ? (aboard[id]?.(optionsOf(value) as never) ?? custom({ category: '', ...optionsOf(value), id })) : [],
      ),
    ],
  };
}

/**
 * The owner's block: in the head, or directly beside the tag, and with the tag's nonce where it has one. What stands elsewhere
 * may be a visitor's.
 */
function blockOf(tag: HTMLScriptElement | null | undefined): HTMLScriptElement | undefined {
  const candidates = [...page.querySelectorAll('head script'), tag?.previousElementSibling, tag?.nextElementSibling];
  return (candidates as HTMLScriptElement[]).find(
    (each) => each?.matches('script#rozilik-config[type="application/json"]') && each.nonce === pageNonce(),
  );
}

/** In JSON, a no is one as a text too: a vendor would take that for a yes. */
export const sober = (_: string, value: unknown): unknown => value !== 'false' && value;

const optionsOf = (value: unknown) => (value instanceof Object ? value : { id: value }) as Options;

/** `meta-pixel:123 youtube`, or an object of options by name. */
function entriesOf(list: unknown): [id: string, value?: unknown][] {
  return typeof list === 'string' ? listOf(list).map((word) => word.split(/:(.*)/) as [string, string?]) : Object.entries(list ?? {});
}
