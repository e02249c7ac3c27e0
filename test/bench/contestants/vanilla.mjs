import { nameServices, repeat, smallScript, words } from '../page.mjs';
import { findPackage, serveFolder } from './package-files.mjs';

const PACKAGE = 'vanilla-cookieconsent';

/** vanilla-cookieconsent, as its documentation shows it for a page without a bundler. */
export const vanilla = {
  name: 'vanilla-cookieconsent',
  package: PACKAGE,
  tagsScripts: true,
  hasPreferences: true,
  isMain: true,
  write: ({ gated, scripts = 0, services = 0 }) => ({
    head: '<link rel="stylesheet" href="/vanilla/cookieconsent.css">',
    held: [
      gated ? '<script type="text/plain" data-category="analytics" src="/gated.js"></script>' : '',
      repeat(scripts, () => `<script type="text/plain" data-category="analytics">${smallScript}</script>`),
    ].join(''),
    end:
      '<script src="/vanilla/cookieconsent.umd.js"></script>\n' +
      `<script>CookieConsent.run(${JSON.stringify(configure(services))})</script>`,
  }),
  answer: serveFolder('/vanilla', `${findPackage(PACKAGE)}/dist`),
  parts: {
    banner: '#cc-main .cm',
    accept: '#cc-main .cm [data-role="all"]',
    refuse: '#cc-main .cm [data-role="necessary"]',
    choose: '#cc-main .cm [data-role="show"]',
    preferences: '#cc-main .pm',
  },
};

function configure(services) {
  const { title, text, accept, refuse, choose, purpose } = words;
  const listed = Object.fromEntries(nameServices(services).map(({ id, title: label }) => [id, { label }]));
  return {
    categories: { necessary: { enabled: true, readOnly: true }, analytics: services ? { services: listed } : {} },
    language: {
      default: 'en',
      translations: {
        en: {
          consentModal: { title, description: text, acceptAllBtn: accept, acceptNecessaryBtn: refuse, showPreferencesBtn: choose },
          preferencesModal: {
            title,
            acceptAllBtn: accept,
            acceptNecessaryBtn: refuse,
            savePreferencesBtn: 'Save choice',
            closeIconLabel: 'Close',
            sections: [
              { title, description: text },
              { title: 'Necessary', description: 'They make the site work.', linkedCategory: 'necessary' },
              { title: 'Analytics', description: purpose, linkedCategory: 'analytics' },
            ],
          },
        },
      },
    },
  };
}
