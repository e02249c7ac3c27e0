import { closed, explain, forget, LeftNote, lookCloser, open, Panel, show, tell, undo } from './more';

/** Leaves the preferences and all that undoes where the tag's own file looks for it. */
((window as { rozilikParts?: Record<string, unknown> }).rozilikParts ??= {})['more'] = { closed, explain, forget, LeftNote, lookCloser, open, Panel, show, tell, undo };
