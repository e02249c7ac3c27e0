/** What is needed to tell of documents, to give a notice in the place of a question, and to ask for a purpose when it is needed. */
export { Announcement, Notice, request, Why } from '../ui/notices';

declare module '../core/core' {
  interface Parts {
    notices: typeof import('./notices');
  }
}
