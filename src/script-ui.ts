import { Fragment, jsx, jsxs } from 'preact/jsx-runtime';
import * as late from './late';

/** Leaves the banner where the tag's own file looks for it, and what `rozilik-more.js` draws with. */
const parts = ((window as { rozilikParts?: Record<string, unknown> }).rozilikParts ??= {});
parts['ui'] = late;
Object.assign((parts['jsx'] ??= {}) as object, { Fragment, jsx, jsxs });
