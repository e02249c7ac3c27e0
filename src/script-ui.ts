import { Fragment, jsx, jsxs } from 'preact/jsx-runtime';
import * as late from './late';

/** Leaves the banner where the tag's own file looks for it, and what `rozilik-more.js` draws with. */
Object.assign(((window as { rozilikParts?: Record<string, unknown> }).rozilikParts ??= {}), { ui: late, jsx: { Fragment, jsx, jsxs } });
