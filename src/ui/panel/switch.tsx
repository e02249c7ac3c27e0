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
        checked={(state.now.page!.draft.value[id] ?? state.now.consent.choices[id]) === true}
        aria-describedby={`about-${id}`}
        onChange={(event) => set(state, id, event.currentTarget.checked)}
      />
    </label>
  );
}

/** Says yes or no to one id in the draft; a category carries its services. */
function set({ core, now }: State, id: Id, granted: boolean): void {
  const { draft } = now.page!;
  const carried = core.settings.asked.filter((service) => service.category === id);
  draft.value = { ...draft.value, ...Object.fromEntries([id, ...carried.map((service) => service.id)].map((each) => [each, granted])) };
}
