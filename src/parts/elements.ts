/** What lets tagged elements go as far as consent goes. */
export { elements as add } from '../elements/tagged';

declare module '../core/core' {
  interface Parts {
    elements: typeof import('./elements');
  }
}
