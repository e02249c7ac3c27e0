import { Fragment, h, render } from 'preact';
import { localeOf } from '../core/locale';
import { readableOn } from '../browser/readable-on';
import type { Core } from '../core/core';
import { addStyle, rootOf } from '../core/root';
import { loadMessages } from '../texts/messages';
import { Banner } from './banner';
import { asks, createState, type State } from './state';
import style from './style.css?inline';

/** The interface, as it was drawn. */
export interface Ui extends State {
  destroy(): void;
}

function App({ state }: { state: State }) {
  const { core, now } = state;
  const { notices, panel, page, said } = now;
  const First = core.settings.legal?.mode === 'notice' ? notices?.Notice : Banner;
  // one note in the corner, of those that have something to say
  const shown = asks(now, core.settings.waits) ? [First] : [panel?.LeftNote, notices?.Announcement];
  return (
    <Fragment>
      {shown.map((Each) => Each && <Each key={Each} state={state} />)}
      {page && panel && <panel.Panel state={state} page={page} />}
      <p class="said" role="status">
        {said}
      </p>
    </Fragment>
  );
}

/** Addresses apart by commas, one of which may be of another kind than those of the web. */
const ODD = /(^|,)(?!https?:)[^,]*:/;

/** Draws the interface where the core says, once its texts are there. Rejects where the config has to be looked through before. */
export async function draw(core: Core, isTidy?: true): Promise<Ui> {
  const { settings, life } = core;
  const { operator, policy, cookiePolicy } = settings;
  if (!isTidy && (typeof operator === 'object' || ODD.test(`${[Object(policy).url ?? policy, cookiePolicy]}`))) throw new Error('odd');
  const tag = localeOf(core);
  const language = await loadMessages(tag, settings, core.texts);
  const root = rootOf(core);
  const container = document.createElement('div');
  let isOpen = false;
  let isOver = false;
  paint(container, core);
  const state = createState(core, language, tag, redraw);
  addStyle(root, style);
  redraw(state);
  root.prepend(container);
  rise(root.host as HTMLElement);
  // the page's language may have changed while the texts were on their way
  void state.relabel();
  const follow = () => {
    void state.relabel();
    redraw(state);
  };
  core.followers.add(follow);
  return Object.assign(state, {
    destroy() {
      // who waits for an answer gets one, and what is on its way is late
      do state.close();
      while (state.now.page);
      isOver = true;
      core.followers.delete(follow);
      state.stop();
      render(null, container);
    },
  });

  function redraw({ now }: Pick<State, 'now'>): void {
    if (isOver) return;
    core.shownIn = container.lang = now.language.tag;
    container.dir = now.language.messages.direction ?? 'ltr';
    render(<App state={state} />, container);
    const wasOpen = isOpen;
    isOpen = asks(now, settings.waits) || !!now.page;
    if (isOpen !== wasOpen && !life.signal.aborted) core.dispatch(isOpen ? 'open' : 'close');
  }
}

/** The browser's top layer lies above any z-index of the page, and outside a body that is transformed. */
function rise(host: HTMLElement): void {
  try {
    host.popover = 'manual';
    host.showPopover();
  } catch {
    // an older browser: the largest z-index must do
  }
}

/** Gives the container its place and colours, and follows the system's. */
function paint(container: HTMLElement, { settings: { theme, position, accent }, life }: Core): void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const follow = () => {
    const dark = theme === 'dark' || (theme !== 'light' && system.matches);
    container.className = `ui ${position ?? ''} ${dark ? 'dark' : ''}`;
  };
  follow();
  system.addEventListener('change', follow, { signal: life.signal });
  if (accent) {
    container.style.setProperty('--fill', accent);
    container.style.setProperty('--on-fill', readableOn(accent));
  }
}
