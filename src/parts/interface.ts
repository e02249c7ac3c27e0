/** What a visitor who must be asked needs. */
export { ask, drawn, tell } from '../ui/ask';

declare module '../core/core' {
  interface Parts {
    interface: typeof import('./interface');
  }
}
