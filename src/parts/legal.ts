/** What lets consent follow from the site's documents, purposes and mode too. */
export { legal as add } from '../legal/legal';

declare module '../core/core' {
  interface Parts {
    legal: typeof import('./legal');
  }
}
