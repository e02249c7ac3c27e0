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
}
