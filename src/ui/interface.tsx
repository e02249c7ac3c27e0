import { computed, effect } from '@preact/signals-core';
import { Fragment, h, render } from 'preact';
import type { Core } from '../core/core';
import { addStyle } from '../core/root';
import { readableOn } from '../browser/readable-on';
import { Banner } from './banner';
import { loadMessages } from '../texts/messages';
import { createState, type State } from './state';
import style from './style.css?inline';

/** The interface, as it was drawn. */
export interface Ui extends State {
  destroy(): void;
}

function App({ state }: { state: State }) {
  const { core } = state;
  const { Notice, Announcement } = state.notices.value ?? {};
  const { Panel, LeftNote } = state.more.value ?? {};
  const First = core.settings.legal?.mode === 'notice' ? Notice : Banner;
  // one note in the corner, of those that have something to say
  const shown = state.banner.value ? [First] : [LeftNote, Announcement];
  return (
    <Fragment>
      {shown.map((Each) => Each && <Each key={Each} state={state} />)}
      {state.page.value && Panel && <Panel state={state} page={state.page.value} />}
      <p class="said" role="status">
        {state.said.value}
      </p>
    </Fragment>
  );
}

/** Draws the interface where the core says, once its texts are there. */
export async function mount(core: Core): Promise<Ui> {
  const { settings, root } = core;
  const tag = core.locale();
  const state = createState(core, await loadMessages(tag, settings, core.texts), tag);
  const container = document.createElement('div');
  const host = root.host as HTMLElement;
  addStyle(root, style);
  root.prepend(container);
  try {
    // the browser's top layer lies above any z-index of the page, and outside a body that is transformed
    host.popover = 'manual';
    host.showPopover();
  } catch {
    // an older browser: the largest z-index must do
  }
  const language = new MutationObserver(() => void state.relabel());
  language.observe(document.documentElement, { attributeFilter: ['lang'] });
  const isOpen = computed(() => state.banner.value || !!state.page.value);
  const stops = [
    state.stop,
    paint(container, core),
    // signals are read while drawing, and a change of one draws anew: the whole interface is a page long
    effect(() => render(<App state={state} />, container)),
    effect(() => {
      core.shownIn = container.lang = state.language.value.tag;
      container.dir = state.language.value.messages.direction ?? 'ltr';
    }),
    effect(() => {
      if (!isOpen.value || core.gone) return;
      core.send('open');
      return () => core.send('close');
    }),
  ];
  // the page's language may have changed while the texts were on their way
  void state.relabel();
  return Object.assign(state, {
    destroy() {
      // who waits for an answer gets one, and what is on its way is late
      do state.close();
      while (state.page.value);
      language.disconnect();
      for (const stop of stops) stop();
      render(null, container);
    },
  });
}

/** Gives the container its place and colours, and follows the system's. */
function paint(container: HTMLElement, { settings: { theme, position, accent } }: Core): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const follow = () => {
    const dark = theme === 'dark' || (theme !== 'light' && system.matches);
    container.className = `ui ${position ?? ''} ${dark ? 'dark' : ''}`;
  };
  follow();
  system.onchange = follow;
  if (accent) {
    container.style.setProperty('--fill', accent);
    container.style.setProperty('--on-fill', readableOn(accent));
  }
  return () => {
    system.onchange = null;
  };
}
