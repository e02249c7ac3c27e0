/** What holds back known vendors' elements that nobody tagged. */
export { hold } from '../elements/hold';

declare module '../core/core' {
  interface Parts {
    hold: typeof import('./hold');
  }
}
