export { custom, type CustomOptions } from './custom';
export { googleAnalytics, type GoogleAnalyticsOptions } from './google-analytics';
export { googleConsentMode } from './google-consent-mode';
export { googleTagManager, type GoogleTagManagerOptions } from './google-tag-manager';
export { yandexMetrica, type YandexMetricaOptions } from './yandex-metrica';
