import type { JSX } from 'preact';
import type { View } from '../types';
import type { State } from './state';

/** A component of the interface. */
export type Drawn = (props: { state: State }) => JSX.Element | null;

/** One thing that the panel shows. */
export interface Page {
  view: View;
  title(state: State): string;
  Content: Drawn;
  /** The visitor went elsewhere, or closed the panel. */
  leave?(): void;
  /** It waits for an answer: whoever only looks something up from there comes back to it. */
  stays?: true;
  /** The page to come back to. */
  back?: Page | undefined;
}
