import { debug } from './debug';

/** Leaves it where the tag's own file looks for it. */
((window as { rozilikParts?: Record<string, unknown> }).rozilikParts ??= {})['debug'] = { debug };
