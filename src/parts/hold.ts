/** What holds back known vendors' elements that nobody tagged. */
export { hold as add } from '../elements/hold';

declare module '../core/core' {
  interface Parts {
    hold: typeof import('./hold');
  }
}
