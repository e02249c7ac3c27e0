import { encode } from '../consent/record';
import { isReadable, judge, namesInForce, nextTurn, turnsOf } from '../consent/versions';
import type { Core, Parts } from '../core/core';
import { examineLegal } from './validate-legal';
import { wordsOf } from '../texts/localized';

/** The longest that a timer waits, in milliseconds: a longer one would end at once. */
const LONGEST = 2 ** 31 - 1;

/**
 * Lets consent follow from the site's documents, purposes and mode too: until this is done, no record is believed. Follows the
 * clock, so that a version that takes effect does so on pages that are open.
 */
export function legal(core: Core): void {
  const { settings, store } = core;
  if (!settings.waits || core.examineLegal) return;
  core.examineLegal = () => examineLegal(settings);
  if (core.examineLegal().length) {
    // what is wrong is said where a config is examined, and nothing is believed
    ask();
    return;
  }
  const turns = turnsOf(settings.legal!);
  core.turns = turns;
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
  core.hear = (state) => {
    const { ask, news } = store.get();
    // the banner's own file knows the usual titles of two types only
    const untitled = Object.values(settings.legal!.documents ?? {}).some(({ title, type }) => !title && type !== 'policy' && type !== 'cookies');
    if (ask && untitled) state.learn('documents').catch(() => {});
    if (!news?.length && ask !== 'purposes' && ask !== 'recipients' && settings.legal!.mode !== 'notice') return;
    Promise.all([core.load('notices'), state.learn('details', 'documents')]).then(
      ([part]) => (state.notices.value = part),
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
  addEventListener('hashchange', openByAddress);
  store.subscribe(tell);
  store.sync();
  tell();
  const { record } = store.get();
  // what the store does where it knows at once
  if (record) store.save(encode(record));
  wait();

  /** An address such as `/#rozilik:policy#4.1.12` opens what it names. */
  function openByAddress(): void {
    const [, view] = /^#rozilik:(.+)/.exec(location.hash) ?? [];
    if (!view || core.gone) return;
    // so that the same link works again, and a reload opens nothing
    history.replaceState(history.state, '', location.pathname + location.search);
    withInterface((part) => part.call(core, 'open', [decodeURIComponent(view)]));
  }

  function tell(): void {
    if (store.get().news?.length && !core.gone) ask();
  }

  function ask(): void {
    withInterface((part) => part.ask(core));
  }

  function withInterface(act: (part: Parts['interface']) => Promise<unknown>): void {
    core.load('interface').then(act).catch((error: unknown) => console.error('[rozilik]', error));
  }

  function wait(): void {
    const next = nextTurn(turns, Date.now());
    if (next === undefined) return;
    setTimeout(
      () => {
        if (core.gone) return;
        store.sync();
        wait();
      },
      Math.min(next - Date.now(), LONGEST),
    );
  }
}
