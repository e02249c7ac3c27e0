import { h } from 'preact';
import type { Id } from '../../types';
import type { State } from '../state';

/** An on/off switch for one category or service, described by the text `about-<id>`. */
export function Switch({ state, id, label }: { state: State; id: string; label: string }) {
  return (
    <label class="switch">
      {label}
      <input
        type="checkbox"
        role="switch"
        checked={(state.page.value!.draft.value[id] ?? state.consent.value.choices[id]) === true}
        aria-describedby={`about-${id}`}
        onChange={(event) => set(state, id, event.currentTarget.checked)}
      />
    </label>
  );
}

/** Says yes or no to one id in the draft; a category carries its services. */
function set({ core, page }: State, id: Id, granted: boolean): void {
  const { draft } = page.value!;
  const carried = core.settings.asked.filter((service) => service.category === id);
  draft.value = { ...draft.value, ...Object.fromEntries([id, ...carried.map((service) => service.id)].map((each) => [each, granted])) };
}
