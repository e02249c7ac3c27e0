import type { Id, ServiceFacts } from '../types';
import { googleAnalyticsFacts, stopGoogleAnalytics } from './google-analytics';
import { googleTagManagerFacts } from './google-tag-manager';
import { stopYandexMetrica, yandexMetricaFacts } from './yandex-metrica';

/** What visitors are told about the catalogued services; what they store is erased by the same list. */
export const FACTS = {
  // an id such as `constructor` finds nothing
  __proto__: null,
  'yandex-metrica': yandexMetricaFacts,
  'google-analytics': googleAnalyticsFacts,
  'google-tag-manager': googleTagManagerFacts,
} as unknown as Readonly<Record<Id, ServiceFacts>>;

/** How the catalogued services are stopped: not needed on most visits, so not part of them. */
export const STOPS = {
  __proto__: null,
  'yandex-metrica': stopYandexMetrica,
  'google-analytics': stopGoogleAnalytics,
} as unknown as Readonly<Record<Id, () => boolean | void>>;
