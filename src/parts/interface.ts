/** What a visitor who must be asked needs, or who says something new. */
export { allow, ask, call, tell } from '../ui/calls';

declare module '../core/core' {
  interface Parts {
    interface: typeof import('./interface');
  }
}
