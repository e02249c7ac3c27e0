/** What writes down what happens, and what is worth a look. */
export { debug as add } from '../check/debug';

declare module '../core/core' {
  interface Parts {
    debug: typeof import('./debug');
  }
}
