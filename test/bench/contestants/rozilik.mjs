import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { nameServices, repeat, smallScript, words } from '../page.mjs';
import { serveFolder } from './package-files.mjs';

/** The folder of the built files that are measured. */
export const dist = path.resolve(process.env.ROZILIK_DIST ?? fileURLToPath(new URL('../../../dist', import.meta.url)));

const parts = {
  banner: 'rozilik-root >>> section.banner',
  accept: 'rozilik-root >>> section.banner .choice:nth-of-type(1)',
  refuse: 'rozilik-root >>> section.banner .choice:nth-of-type(2)',
  choose: 'rozilik-root >>> section.banner .manage',
  preferences: 'rozilik-root >>> dialog .sheet',
};
const answer = serveFolder('/rozilik', dist);

/** Rozilik with a service in its config. */
export const rozilikService = {
  name: 'rozilik service',
  isMain: true,
  hasPreferences: true,
  write: ({ gated, services = 0 }) => ({ head: writeTag({ services: { ...(gated && { probe: PROBE }), ...list(services) } }, '') }),
  answer,
  parts,
};

/** Rozilik with tagged elements. */
export const rozilikTagged = {
  name: 'rozilik tagged',
  tagsScripts: true,
  holdsFrames: true,
  write: ({ gated, scripts = 0, frames = 0 }) => ({
    head: writeTag(undefined, ' data-categories="analytics"'),
    held: [
      gated ? '<script type="text/plain" data-consent="analytics" data-src="/gated.js"></script>' : '',
      repeat(scripts, () => `<script type="text/plain" data-consent="analytics">${smallScript}</script>`),
      repeat(
        frames,
        (at) => `<iframe data-consent="analytics" data-src="/frame.html?${at}" title="Film ${at}" width="320" height="180"></iframe>`,
      ),
    ].join(''),
  }),
  answer,
  parts,
};

/** Rozilik with two versions of a document: how many clauses it has is in the address of the text. */
export const rozilikDocuments = {
  name: 'rozilik documents',
  write: ({ clauses }) => ({ head: writeTag({ categories: ['analytics'], legal: { documents: { policy: describe(clauses) } } }, '') }),
  answer,
  parts,
};

/** Rozilik as one file built for this site, where the environment says in which folder such builds lie. */
export const tailored = ['return', 'first'].flatMap((visit) => {
  const folder = process.env.ROZILIK_TAILORED && path.resolve(process.env.ROZILIK_TAILORED, visit);
  if (!folder || !existsSync(path.join(folder, 'rozilik.js'))) return [];
  return {
    name: `rozilik tailored ${visit}`,
    isMain: true,
    write: () => ({ head: `<script src="/tailored-${visit}/rozilik.js"></script>` }),
    // what the one file leaves out lies beside it, or is that of the whole build
    answer: serveFolder(`/tailored-${visit}`, folder, dist),
    parts,
  };
});

const PROBE = { category: 'analytics', src: '/gated.js' };

function writeTag(config, attributes) {
  const block = config ? `<script type="application/json" id="rozilik-config">${JSON.stringify(config)}</script>\n` : '';
  return `${block}<script src="/rozilik/rozilik.js" data-operator="Example Ltd" data-locales="en"${attributes}></script>`;
}

function list(services) {
  return Object.fromEntries(
    nameServices(services).map(({ id, title }) => [
      id,
      { category: 'analytics', facts: { name: title, provider: 'Provider Ltd', purpose: words.purpose } },
    ]),
  );
}

function describe(clauses) {
  const version = (number, effectiveAt) => ({ version: number, effectiveAt, text: `/document.txt?clauses=${clauses}&version=${number}` });
  return { type: 'policy', url: '/privacy.html', versions: [version('1', '2026-01-01'), version('2', '2026-02-01')] };
}
