/** What leaves out what is wrong with a config, and says it in words. */
export { report } from '../check/report';
export { tidy } from '../check/tidy';
export { validate } from '../check/validate';

declare module '../core/core' {
  interface Parts {
    check: typeof import('./check');
  }
}
