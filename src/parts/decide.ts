/** What records an answer: fetched when the question has been drawn, so that it is there before anyone answers. */
export { decide, fingerprintOf } from '../decide/decide';
export { keep } from '../decide/keep';
export { putBack, renew } from '../decide/renew';

declare module '../core/core' {
  interface Parts {
    decide: typeof import('./decide');
  }
}
