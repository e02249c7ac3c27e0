/** What can be read: documents, what changed in them, and the visitor's rights. */
export { treeOf } from '../legal/tree-of';
export { pageOf } from '../ui/reading/reading';

declare module '../core/core' {
  interface Parts {
    documents: typeof import('./documents');
  }
}
