import { legal } from './legal';

/** Leaves what lets consent follow from the site's documents where the tag's own file looks for it. */
((window as { rozilikParts?: Record<string, unknown> }).rozilikParts ??= {})['legal'] = { legal };
