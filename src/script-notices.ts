import { Announcement, Notice, request, Why } from './ui/notices';

/** Leaves what speaks of documents at a moment that the visitor did not choose where the tag's own file looks for it. */
((window as { rozilikParts?: Record<string, unknown> }).rozilikParts ??= {})['notices'] = { Announcement, Notice, request, Why };
