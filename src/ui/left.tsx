import { FACTS } from '../services/catalogue';
import type { Id } from '../types';
import { fill, list, plural } from './format';
import type { State } from './state';

/** After a withdrawal: what this page could not erase, and what the visitor can do. */
export function LeftNote({ state }: { state: State }) {
  const { messages, tag } = state.language.value;
  const { left } = state.language.value.details!;
  const providerOf = (id: Id) => ({ ...FACTS[id], ...state.core.settings.services.find((service) => service.id === id)?.facts }).provider ?? id;
  const items = state.left.value.map(({ service, name }) => ({ provider: providerOf(service), name }));
  // services of one provider share cookies
  const count = new Set(items.map(({ provider, name }) => `${provider} ${name}`)).size;
  // the sentence ends with a full stop of its own
  const providers = items.map(({ provider }) => provider.replace(/\.$/, ''));
  return (
    <section class="banner card left-note" aria-labelledby="left-title">
      <div class="words" role="status">
        <h2 id="left-title">{left.title}</h2>
        <p>{plural(left.text, count, tag)}</p>
        <p>{fill(left.advice, { providers: list([...new Set(providers)], messages) })}</p>
      </div>
      <div class="actions">
        <button class="save" onClick={() => (state.left.value = [])}>
          {left.done}
        </button>
      </div>
    </section>
  );
}
