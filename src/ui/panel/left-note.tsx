import { h } from 'preact';
import { factsOf } from '../../services/facts';
import { fill, list, plural } from '../../texts/format';
import type { State } from '../state';

/** After a withdrawal: what this page could not erase, and what the visitor can do. */
export function LeftNote({ state }: { state: State }) {
  const { messages, tag } = state.now.language;
  if (!state.now.left.length) return null;
  const { left } = state.now.language.details!;
  const told = state.core.settings.services.map((service) => factsOf(service));
  const items = state.now.left.map(({ service, name }) => ({ provider: told.find(({ id }) => id === service)?.provider || service, name }));
  // services of one provider share cookies
  const count = new Set(items.map(({ provider, name }) => `${provider} ${name}`)).size;
  const providers = items.map(({ provider }) => provider);
  return (
    <section class="banner card left-note" aria-labelledby="left-title">
      <div class="words" role="status">
        <h2 id="left-title">{left.title}</h2>
        <p>{plural(left.text, count, tag)}</p>
        <p>{fill(left.advice, { providers: list([...new Set(providers)], messages) })}</p>
      </div>
      <div class="actions">
        <button class="save" onClick={() => state.set({ left: [] })}>
          {left.done}
        </button>
      </div>
    </section>
  );
}
