import { fileURLToPath } from 'node:url';
import { words } from '../page.mjs';

const file = fileURLToPath(new URL('floor-consent.js', import.meta.url));
const { title, text, accept, refuse } = words;

/** A consent script written by hand for this one page: a banner with two buttons, a cookie, the script that waits. */
export const floor = {
  name: 'floor',
  isMain: true,
  write: () => ({
    head: `<script>var floorWords = ${JSON.stringify({ title, text, accept, refuse })}</script>\n<script src="/floor/consent.js"></script>`,
  }),
  answer: (path) => (path === '/floor/consent.js' ? { file } : undefined),
  parts: { banner: '#floor', accept: '#floor button:nth-of-type(1)', refuse: '#floor button:nth-of-type(2)' },
};
