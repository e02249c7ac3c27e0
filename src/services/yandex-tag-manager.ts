import type { ServiceFacts } from '../types';
import { told } from './told';

export const yandexTagManagerHosts = ['mc.yandex.*/ytm-config/'];

/** Read in the code of Metrica's file. */
export const yandexTagManagerFacts: ServiceFacts = {
  name: 'Yandex Tag Manager',
  provider: 'Yandex LLC',
  country: 'RU',
  policy: 'https://yandex.com/legal/confidential/',
  documentation: 'https://yandex.ru/support/ytm/ru/glossary',
  hosts: yandexTagManagerHosts,
  evidence: 'read',
  items: [
    { name: '_ytm_preview', purpose: 'debug', duration: 'session' },
    { name: 'ytm-debugger*', purpose: 'debug', kind: 'localStorage' },
  ],
};

/**
 * Yandex Tag Manager. It comes inside Metrica's file, where the counter's settings ask for it, and cannot be held apart: it has no
 * verbs and goes where the counter goes. So a counter that brings it takes `needs: 'yandex-tag-manager'`, and refusing either
 * refuses both.
 */
export const yandexTagManager = told('yandex-tag-manager', 'analytics', yandexTagManagerFacts);
