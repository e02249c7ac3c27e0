/** What carries out a call of the API that changes something. */
export { allow, call } from '../ui/calls';

declare module '../core/core' {
  interface Parts {
    calls: typeof import('./calls');
  }
}
