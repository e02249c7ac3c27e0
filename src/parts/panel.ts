/** What is needed to look closer. */
export { LeftNote } from '../ui/panel/left-note';
export { loadSecondLayer, noteClosed, open, Panel, show, tell } from '../ui/panel/panel';

declare module '../core/core' {
  interface Parts {
    panel: typeof import('./panel');
  }
}
