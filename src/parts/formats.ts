/** What turns a text that is not plain into the elements it is made of. */
export { elementsOf } from '../legal/formats';

declare module '../core/core' {
  interface Parts {
    formats: typeof import('./formats');
  }
}
