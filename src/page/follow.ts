import { page as parsed } from '../browser/page-document';
import { eraseRecords, isOurs } from '../browser/record-cookie';
import { watchPage } from '../browser/page';
import { followTabs } from '../browser/tabs';
import { LONGEST, whenIdle } from '../browser/turns';
import { DAY } from '../consent/days';
import { listOf } from '../consent/ids';
import { isStale } from '../consent/record';
import { endOf } from '../consent/resolve';
import type { Core } from '../core/core';
import { OWN_WAY_BACK, wayBack } from './way-back';

const TAGGED = '[data-consent]';
const MARKED = `${TAGGED},${OWN_WAY_BACK}`;

/**
 * What a page needs once it is parsed: the way back, other tabs, and whatever the page puts into itself later. Each is looked at
 * where something of it concerns us, and not before the page is shown.
 */
export function followPage(core: Core): void {
  const { store, life, followers } = core;
  const { signal } = life;
  let alarm: ReturnType<typeof setTimeout> | undefined;
  let ownWayBack: Element | undefined;
  let page = document.documentElement;
  const showWayBack = wayBack(core, () => !!ownWayBack?.isConnected);

  /** Looks at what the page has got: elements that wait for consent, and ways back. */
  function look(found: readonly Element[]): void {
    if (found.some((element) => element.matches(TAGGED))) void core.bring('elements');
    core.elements?.look(found);
    const before = [ownWayBack, page];
    page = document.documentElement;
    if (!ownWayBack?.isConnected) ownWayBack = found.find((element) => element.matches(OWN_WAY_BACK));
    // another way back, another document, another language
    if (before[0] !== ownWayBack || before[1] !== page || found.includes(page)) void core.refresh();
  }

  const write = (how: 'renew' | 'putBack') =>
    core.load('decide').then(
      (part) => part[how](core),
      () => {},
    );

  function sync(): void {
    if (store.sync()) void write('putBack');
  }

  /** A record ends while a page is open, too. */
  function watchClock(): void {
    clearTimeout(alarm);
    const { record } = store.get();
    if (record && !signal.aborted)
      alarm = setTimeout(() => (sync(), watchClock()), Math.min(endOf(record, core.settings) - Date.now(), LONGEST));
  }

  core.forget = () => {
    eraseRecords();
    store.take('', true);
  };
  look([...parsed.querySelectorAll(MARKED)]);
  watchPage(MARKED, signal, look);
  whenIdle(() => {
    if (signal.aborted) return;
    const announce = followTabs(signal, sync);
    core.announce = announce;
    // what was decided before anyone could be told
    if (core.begun) announce();
    // another tab may have decided before this one listened
    sync();
    const { record } = store.get();
    if (record && isStale(store.text(), record, Date.now())) void write('renew');
    store.subscribe(watchClock);
    watchClock();
    followers.add(showWayBack);
    showWayBack();
    if (isOff(core))
      core
        .load('check')
        .then((part) => part.validate(core.settings))
        .catch(() => {});
  });
}

const LOOKS = /^\["(auto|light|dark)","(left|center|right)","#[\da-fA-F]{6}","(auto|never|always)"]$/;
const DAYS = /^"?\d+"?$/;

/** Is something off that the site may want? Then its owner should read why; in debug mode all is examined. */
function isOff({ settings }: Core): boolean {
  const {
    services,
    theme = 'auto',
    position = 'left',
    accent = '#000000',
    reload = 'auto',
    days = settings.life / DAY,
    cookieDomain,
  } = settings.given;
  return (
    !settings.categories.length ||
    settings.services.length < listOf(services).length ||
    (cookieDomain !== undefined && !isOurs(cookieDomain)) ||
    // as JSON, for whatever stands there can be written so
    !LOOKS.test(JSON.stringify([theme, position, accent, reload])) ||
    !DAYS.test(JSON.stringify(days)) ||
    settings.life !== +days * DAY
  );
}
