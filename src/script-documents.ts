import { pageOf, treeOf } from './documents';

/** Leaves documents, what changed in them, and rights where the tag's own file looks for it. */
((window as { rozilikParts?: Record<string, unknown> }).rozilikParts ??= {})['documents'] = { pageOf, treeOf };
