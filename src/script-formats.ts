import { elementsOf } from './formats';

/** Leaves what reads Markdown and HTML where the tag's own file looks for it. */
((window as { rozilikParts?: Record<string, unknown> }).rozilikParts ??= {})['formats'] = { elementsOf };
