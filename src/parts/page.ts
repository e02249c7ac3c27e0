/** What a page needs once it is parsed: the way back, other tabs, and elements that come later. */
export { followPage as add } from '../page/follow';

declare module '../core/core' {
  interface Parts {
    page: typeof import('./page');
  }
}
