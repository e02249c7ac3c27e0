import type { Id, ServiceFacts } from '../types';
import { googleAnalyticsFacts, stopGoogleAnalytics } from './google-analytics';
import { googleTagManagerFacts } from './google-tag-manager';
import { stopYandexMetrica, yandexMetricaFacts } from './yandex-metrica';

/** What visitors are told about the catalogued services; what they store is erased by the same list. */
export const FACTS: Readonly<Record<Id, ServiceFacts>> = {
  'yandex-metrica': yandexMetricaFacts,
  'google-analytics': googleAnalyticsFacts,
  'google-tag-manager': googleTagManagerFacts,
};

/** How the catalogued services are stopped: not needed on most visits, so not part of them. */
export const STOPS: Readonly<Record<Id, () => boolean | void>> = {
  'yandex-metrica': stopYandexMetrica,
  'google-analytics': stopGoogleAnalytics,
};
