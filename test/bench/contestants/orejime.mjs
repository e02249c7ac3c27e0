import { nameServices, repeat, smallScript, words } from '../page.mjs';
import { findPackage, serveFolder } from './package-files.mjs';

const PACKAGE = 'orejime';

/** Orejime with its standard theme, English. */
export const orejime = {
  name: 'orejime',
  package: PACKAGE,
  tagsScripts: true,
  holdsFrames: true,
  hasPreferences: true,
  isMain: true,
  write: ({ gated, scripts = 0, frames = 0, services = 0 }) => ({
    head: [
      '<link rel="stylesheet" href="/orejime/orejime-standard.css">',
      `<script>window.orejimeConfig = ${JSON.stringify(configure(services))}</script>`,
      '<script src="/orejime/orejime-standard-en.js"></script>',
    ].join('\n'),
    held: [
      gated ? '<template data-purpose="analytics"><script src="/gated.js"></script></template>' : '',
      repeat(scripts, () => `<template data-purpose="analytics"><script>${smallScript}</script></template>`),
      repeat(
        frames,
        (at) =>
          '<template data-purpose="analytics" data-contextual>' +
          `<iframe src="/frame.html?${at}" title="Film ${at}" width="320" height="180"></iframe></template>`,
      ),
    ].join(''),
  }),
  answer: serveFolder('/orejime', `${findPackage(PACKAGE)}/dist`),
  parts: {
    banner: '.orejime-Banner',
    accept: '.orejime-Banner-saveButton',
    refuse: '.orejime-Banner-declineButton',
    choose: '.orejime-Banner-learnMoreButton',
    preferences: '.orejime-Modal',
  },
};

function configure(services) {
  const { title, text, accept, refuse, choose, purpose } = words;
  const analytics = { id: 'analytics', title: 'Analytics', description: purpose, cookies: [] };
  const listed = nameServices(services).map((each) => ({ ...each, cookies: [] }));
  return {
    privacyPolicyUrl: '/privacy.html',
    purposes: [services ? { id: 'all', title: 'Analytics', description: purpose, purposes: listed } : analytics],
    translations: {
      banner: {
        title,
        description: text,
        accept,
        acceptTitle: accept,
        decline: refuse,
        declineTitle: refuse,
        configure: choose,
        configureTitle: choose,
      },
    },
  };
}
