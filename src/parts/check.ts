/** What says, in words, what is wrong with a config. */
export { report } from '../check/report';
export { validate } from '../check/validate';

declare module '../core/core' {
  interface Parts {
    check: typeof import('./check');
  }
}
