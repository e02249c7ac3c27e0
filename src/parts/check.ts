/** What says whether a config is right, and in words what is wrong with it. */
export { report } from '../check/report';

declare module '../core/core' {
  interface Parts {
    check: typeof import('./check');
  }
}
