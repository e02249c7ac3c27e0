import type { Signal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Choices, View } from '../../types';
import type { State } from '../state';

/** A component of the interface. */
export type Drawn = (props: { state: State }) => JSX.Element | null;

/** One thing that the panel can show. */
export interface Page {
  view: View;
  title(state: State): string;
  Content: Drawn;
  /** The visitor went elsewhere, or closed the panel. */
  leave?(): void;
  /** It waits for an answer: whoever only looks something up from there comes back to it. */
  stays?: true;
}

/** What the panel shows. */
export interface Shown extends Page {
  /** Switches that were moved and not yet saved; the others stand as consent does. */
  draft: Signal<Choices>;
  /** The page to come back to. */
  back: Shown | undefined;
}
