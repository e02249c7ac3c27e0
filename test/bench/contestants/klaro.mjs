import { nameServices, repeat, smallScript, words } from '../page.mjs';
import { findPackage, serveFolder } from './package-files.mjs';

const PACKAGE = 'klaro';
const HELD = '<script type="text/plain" data-type="text/javascript" data-name="analytics"';

/** Klaro in one file with its styles and translations, as its documentation shows it. */
export const klaro = {
  name: 'klaro',
  package: PACKAGE,
  tagsScripts: true,
  holdsFrames: true,
  hasPreferences: true,
  write: ({ gated, scripts = 0, frames = 0, services = 0 }) => ({
    head: `<script>var klaroConfig = ${JSON.stringify(configure(services))}</script>\n<script defer src="/klaro/klaro.js"></script>`,
    held: [
      gated ? `${HELD} data-src="/gated.js"></script>` : '',
      repeat(scripts, () => `${HELD}>${smallScript}</script>`),
      repeat(
        frames,
        (at) => `<iframe data-name="analytics" data-src="/frame.html?${at}" title="Film ${at}" width="320" height="180"></iframe>`,
      ),
    ].join(''),
  }),
  answer: serveFolder('/klaro', `${findPackage(PACKAGE)}/dist`),
  parts: {
    banner: '#klaro .cookie-notice',
    accept: '#klaro .cookie-notice .cm-btn-success',
    refuse: '#klaro .cookie-notice .cn-decline',
    choose: '#klaro .cookie-notice .cn-learn-more',
    preferences: '#klaro .cm-modal',
  },
};

function configure(services) {
  const { title, text, accept, refuse, choose } = words;
  const listed = nameServices(services).map((each) => ({ name: each.id, title: each.title, purposes: ['analytics'] }));
  return {
    version: 1,
    acceptAll: true,
    showNoticeTitle: true,
    privacyPolicy: '/privacy.html',
    translations: {
      en: {
        acceptAll: accept,
        ok: accept,
        decline: refuse,
        consentNotice: { title, description: text, learnMore: choose },
        purposes: { analytics: { title: 'Analytics' } },
      },
    },
    services: services ? listed : [{ name: 'analytics', title: 'Analytics', purposes: ['analytics'] }],
  };
}
