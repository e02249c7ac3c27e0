import { hold } from './hold';

/** Leaves the holding back of what is not tagged where the tag's own file looks for it. */
((window as { rozilikParts?: Record<string, unknown> }).rozilikParts ??= {})['hold'] = { hold };
