import { h } from 'preact';
import { emptyTable } from '../../forms/forms';
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
        // while it is in doubt what is asked for, nothing can be granted
        disabled={!!state.core.settings.waits}
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
  const said = [id, ...carried.map((service) => service.id)];
  draft.value = Object.assign(emptyTable<boolean>(), draft.value, Object.fromEntries(said.map((each) => [each, granted])));
}
