import type { ServiceFacts } from '../types';
import { told } from './told';

/** A plain link to `t.me` loads nothing and needs no consent. */
export const telegramWidgetsHosts = [
  'telegram.org/js/telegram-widget.js',
  't.me/*/*embed=1',
  'oauth.telegram.org/embed/',
  'oauth.telegram.org/auth',
  'comments.app/',
];

/** Not verified: the names of its cookies come from others. */
export const telegramWidgetsFacts: ServiceFacts = {
  name: 'Telegram widgets',
  provider: 'Telegram Messenger Inc.',
  country: 'VG',
  policy: 'https://telegram.org/privacy',
  documentation: 'https://core.telegram.org/widgets',
  hosts: telegramWidgetsHosts,
  source: ['^https?://t\\.me/(\\w+/\\d+)\\?.*embed=1.*$', 'https://t.me/$1'],
  evidence: 'unverified',
  items: [
    { name: 'stel_ssid', purpose: 'signedin', thirdParty: true },
    { name: 'stel_dt', purpose: 'signedin', thirdParty: true },
    { name: 'stel_token', purpose: 'signedin', thirdParty: true },
  ],
};

/** Telegram's posts, discussions and sign-in. */
export const telegramWidgets = told('telegram-widgets', 'functional', telegramWidgetsFacts);
