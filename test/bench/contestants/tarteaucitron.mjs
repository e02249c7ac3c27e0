import { nameServices, repeat, words } from '../page.mjs';
import { findPackage, serveFolder } from './package-files.mjs';

const PACKAGE = 'tarteaucitronjs';

/** tarteaucitron.js with a service of the page's own: it starts services from its config and has no tags for scripts. */
export const tarteaucitron = {
  name: 'tarteaucitronjs',
  package: PACKAGE,
  holdsFrames: true,
  hasPreferences: true,
  write: ({ gated, frames = 0, services = 0 }, origin) => ({
    head: [
      '<script src="/tarteaucitron/tarteaucitron.min.js"></script>',
      `<script>
var tarteaucitronCustomText = ${JSON.stringify({
        middleBarHead: words.title,
        alertBigPrivacy: words.text,
        acceptAll: words.accept,
        denyAll: words.refuse,
        personalize: words.choose,
      })};
tarteaucitron.init(${JSON.stringify({
        orientation: 'bottom',
        showTitleBanner: true,
        googleConsentMode: false,
        bingConsentMode: false,
        pianoConsentMode: false,
      })});
tarteaucitron.job = tarteaucitron.job || [];
${gated ? declare('probe', 'Probe', "tarteaucitron.addScript('/gated.js')") : ''}
${nameServices(services)
  .map(({ id, title }) => declare(id, title, ''))
  .join('\n')}
${frames ? "tarteaucitron.job.push('iframe');" : ''}
</script>`,
    ].join('\n'),
    // it takes no address without a host
    held: repeat(
      frames,
      (at) => `<div class="tac_iframe" url="${origin}/frame.html?${at}" title="Film ${at}" width="320" height="180"></div>`,
    ),
  }),
  answer: serveFolder('/tarteaucitron', findPackage(PACKAGE)),
  parts: {
    banner: '#tarteaucitronAlertBig',
    accept: '#tarteaucitronPersonalize2',
    refuse: '#tarteaucitronAllDenied2',
    choose: '#tarteaucitronCloseAlert',
    preferences: '#tarteaucitronServices',
  },
};

function declare(key, name, start) {
  const facts = JSON.stringify({ key, type: 'analytic', name, uri: '/privacy.html', needConsent: true, cookies: [] });
  return `tarteaucitron.services.${key} = Object.assign(${facts}, { js: function () { ${start} } }); tarteaucitron.job.push('${key}');`;
}
