import { elements } from './elements';

/** Leaves it where the tag's own file looks for it. */
((window as { rozilikParts?: Record<string, unknown> }).rozilikParts ??= {})['elements'] = { elements };
