import { nameServices, repeat, smallScript, words } from '../page.mjs';
import { findPackage, serveFolder } from './package-files.mjs';

const PACKAGE = '@probo/cookie-banner';
const RECORDED = JSON.stringify({ id: '1', visitor_id: '1', action: '', created_at: '' });
const files = serveFolder('/probo/files', `${findPackage(PACKAGE)}/dist`);

/**
 * Probo's banner. It asks its server for texts and categories on every page and reports each choice to it; the server is played
 * here, from what the widget's code sends and expects, without the way through the network that the real one takes.
 */
export const probo = {
  name: 'probo',
  package: PACKAGE,
  tagsScripts: true,
  holdsFrames: true,
  hasPreferences: true,
  write: ({ gated, scripts = 0, frames = 0, services = 0 }, origin) => ({
    head:
      `<script src="/probo/files/cookie-banner.iife.js" data-banner-id="banner-${services}" data-base-url="${origin}/probo/api/" ` +
      'data-position="bottom-left" data-gcm-enabled="false"></script>',
    held: [
      gated ? '<script type="text/plain" data-cookie-consent="analytics" data-src="/gated.js"></script>' : '',
      repeat(scripts, () => `<script type="text/plain" data-cookie-consent="analytics">${smallScript}</script>`),
      repeat(
        frames,
        (at) =>
          `<iframe data-cookie-consent="analytics" data-src="/frame.html?${at}" title="Film ${at}" width="320" height="180"></iframe>`,
      ),
    ].join(''),
    end: '<probo-settings-link>Cookie settings</probo-settings-link>',
  }),
  answer(path, method) {
    const [, services] = /^\/probo\/api\/banner-(\d+)\/config$/.exec(path) ?? [];
    if (services) return { text: JSON.stringify(configure(Number(services))), type: 'json' };
    if (method === 'POST' && path.endsWith('/consents')) return { text: RECORDED, type: 'json' };
    return files(path);
  },
  parts: {
    banner: 'probo-cookie-banner >>> probo-banner .card',
    accept: 'probo-cookie-banner >>> probo-banner probo-accept-button button',
    refuse: 'probo-cookie-banner >>> probo-banner probo-reject-button button',
    choose: 'probo-cookie-banner >>> probo-banner probo-customize-button button',
    preferences: 'probo-cookie-banner >>> probo-preference-panel .card',
  },
};

function configure(services) {
  const facts = { tracker_type: 'COOKIE', max_age_seconds: 86_400, description: words.purpose };
  const cookies = nameServices(services).map(({ title }) => ({ ...facts, name: title }));
  const category = { description: words.purpose, gcm_consent_types: [], posthog_consent: false };
  return {
    banner_id: `banner-${services}`,
    version: 1,
    language: 'en',
    default_language: 'en',
    cookie_policy_url: '/privacy.html',
    consent_expiry_days: 180,
    consent_mode: 'OPT_IN',
    regulation: null,
    layout: {
      presentation: 'OPT_IN',
      initial_state: 'banner',
      reopen_state: 'panel',
      default_non_necessary_granted: false,
      buttons: { accept_all: true, reject_all: true, customize: true, save: true },
      settings_link: 'default',
    },
    show_branding: true,
    // with it on, the widget watches the page and sends what it finds to its server
    resource_reporting_enabled: false,
    categories: [
      { ...category, name: 'Necessary', slug: 'necessary', kind: 'NECESSARY', cookies: [] },
      { ...category, name: 'Analytics', slug: 'analytics', kind: 'NORMAL', cookies },
    ],
    texts: {
      banner_title: words.title,
      banner_description: words.text,
      button_accept_all: words.accept,
      button_reject_all: words.refuse,
      button_customize: words.choose,
      button_save: 'Save choice',
      panel_title: words.title,
      panel_description: words.text,
      placeholder_text: 'This content requires {{category}} cookies.',
      placeholder_button: 'Manage cookie preferences',
    },
  };
}
