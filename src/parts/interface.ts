/** What a visitor who must be asked needs. */
export { decide } from '../decide/decide';
export { ask, drawn, tell } from '../ui/ask';

declare module '../core/core' {
  interface Parts {
    interface: typeof import('./interface');
  }
}
