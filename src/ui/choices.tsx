import { Fragment, h } from 'preact';
import type { State } from './state';

/** Accepting and refusing, one component, so that neither can look better than the other. */
export function Choices({ state }: { state: State }) {
  const { messages } = state.now.language;
  return (
    <Fragment>
      <button class="choice" onClick={() => state.decide(true, 'accept-all')}>
        {messages.accept}
      </button>
      <button class="choice" onClick={() => state.decide(false, 'reject-all')}>
        {messages.reject}
      </button>
    </Fragment>
  );
}
