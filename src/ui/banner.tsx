import { h } from 'preact';
import { keepFocusInSight } from './dock';
import { fill, list } from '../texts/format';
import { Choices } from './choices';
import { DocumentLinks } from './document-links';
import { Heading } from './heading';
import type { State } from './state';

/**
 * The first layer: who asks, for what, that it is optional and how it is taken back (GDPR art. 7; EDPB guidelines 05/2020).
 * Not modal, takes no focus, and nothing but its buttons decides.
 */
export function Banner({ state }: { state: State }) {
  const { messages } = state.now.language;
  const { banner, again } = messages;
  const { ask } = state.now.consent;
  const { operator = location.hostname, categories } = state.core.settings;
  const Why = state.now.notices?.Why;
  const purposes = categories.map((id) => messages.categories[id]?.purpose ?? messages.categories[id]?.title ?? id);
  return (
    <section class="banner card" aria-labelledby="banner-title" ref={keepFocusInSight}>
      <div class="words">
        <Heading state={state} id="banner-title" title={banner.title} />
        {Why ? <Why state={state} /> : ask && ask !== 'undecided' && <strong>{again[ask as keyof typeof again] ?? again.revised}</strong>}
        <p>{fill(banner.text, { operator, purposes: list(purposes, messages) })}</p>
        <p>{fill(banner.optional, messages)}</p>
        <DocumentLinks state={state} />
      </div>
      <div class="actions">
        <Choices state={state} />
        <button class="manage" onPointerEnter={state.foresee} onFocus={state.foresee} onClick={() => state.open('preferences')}>
          {messages.manage}
        </button>
      </div>
    </section>
  );
}
