import { Fragment, h } from 'preact';
import { allow, ask, call, tell } from './late';

/** Leaves the banner where the tag's own file looks for it, and what `rozilik-more.js` draws with. */
const parts = ((window as { rozilikParts?: Record<string, unknown> }).rozilikParts ??= {});
parts['ui'] = { allow, ask, call, tell };
Object.assign((parts['preact'] ??= {}) as object, { Fragment, h });
