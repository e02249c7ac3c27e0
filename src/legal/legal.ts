import { LONGEST } from '../browser/turns';
import { isReadable, judge, namesInForce, nextTurn, turnsOf } from '../consent/versions';
import type { Core } from '../core/core';
import { wordsOf } from '../texts/localized';
import { validateLegal } from './validate-legal';

const logError = (error: unknown) => console.error('[rozilik]', error);

/**
 * Lets consent follow from the site's documents, purposes and mode too: until this is done, no record is believed. Follows the
 * clock, so that a version that takes effect does so on pages that are open.
 */
export function legal(core: Core): void {
  const { settings, store } = core;
  if (!settings.waits || core.turns) return;
  const { legal: right, wrong, isDoubtful } = validateLegal(settings);
  settings.legal = right;
  const turns = (core.turns = isDoubtful ? [] : turnsOf(right));
  if (wrong.length)
    core
      .load('check')
      .then((part) => part.report(wrong, isDoubtful ? 'everything optional stays off' : 'each of these is left out', settings))
      .catch(logError);
  // nothing is believed, and nobody is asked
  if (isDoubtful) return;
  core.amend = (at, action, earlier) => {
    const policy = namesInForce(turns, at);
    const { mode } = settings.legal!;
    return {
      ...(policy && { policy }),
      ...(mode === 'notice' && (earlier?.mode === mode || action === 'acknowledge') && { mode }),
      // what was announced and is still to come stays read
      ...(earlier?.seen && { seen: earlier.seen }),
    };
  };
  core.loadNotices = (state) => {
    const { ask, news } = store.get();
    // the banner's own file knows the usual titles of two types only
    const untitled = Object.values(settings.legal!.documents ?? {}).some(
      ({ title, type }) => !title && type !== 'policy' && type !== 'cookies',
    );
    if (ask && untitled) state.learn('documents').catch(() => {});
    if (!news?.length && ask !== 'purposes' && ask !== 'recipients' && settings.legal!.mode !== 'notice') return;
    Promise.all([core.load('notices'), state.learn('details', 'documents')]).then(
      ([part]) => state.set({ notices: part }),
      (error: unknown) => console.error('[rozilik] the notices did not load:', error),
    );
  };
  core.linksIn = (tag, usual) =>
    Object.entries(settings.legal!.documents ?? {}).map(([id, document]) => ({
      id,
      view: isReadable(document) ? id : undefined,
      url: wordsOf(document.url, tag, settings.defaultLocale) || '#',
      title: wordsOf(document.title, tag, settings.defaultLocale) || (usual[document.type] ?? id),
    }));
  settings.extend = (consent, now) => judge(settings.legal!, turns, consent, now);
  settings.waits = false;
  openByAddress();
  addEventListener('hashchange', openByAddress, { signal: core.life.signal });
  store.subscribe(tell);
  store.sync();
  tell();
  wait();

  /** An address such as `/#rozilik:policy#4.1.12` opens what it names. */
  function openByAddress(): void {
    const [, view] = /^#rozilik:(.+)/.exec(location.hash) ?? [];
    if (!view || core.life.signal.aborted) return;
    // so that the same link works again, and a reload opens nothing
    history.replaceState(history.state, '', location.pathname + location.search);
    core
      .load('calls')
      .then((part) => part.call(core, 'open', [decodeURIComponent(view)]))
      .catch(logError);
  }

  function tell(): void {
    if (store.get().news?.length && !core.life.signal.aborted) ask();
  }

  function ask(): void {
    core
      .load('interface')
      .then((part) => part.ask(core))
      .catch(logError);
  }

  function wait(): void {
    const next = nextTurn(turns, Date.now());
    if (next === undefined) return;
    setTimeout(
      () => {
        if (core.life.signal.aborted) return;
        store.sync();
        wait();
      },
      Math.min(next - Date.now(), LONGEST),
    );
  }
}
