/** What is needed to take back. */
export { forget, undo } from '../decide/withdraw';

declare module '../core/core' {
  interface Parts {
    withdrawal: typeof import('./withdrawal');
  }
}
