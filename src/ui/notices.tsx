import { Fragment, h } from 'preact';
import type { Core } from '../core/core';
import { nameOf, readOf, type Turn } from '../consent/versions';
import { alone } from '../browser/lock';
import { toChoices } from '../consent/record';
import { requestedIds } from '../consent/resolve';
import type { Documents, Id } from '../types';
import { versionNamed, versionSeen } from '../legal/address';
import { keepFocusInSight } from './dock';
import { fill } from '../texts/format';
import { wordsOf } from '../texts/localized';
import { DocumentLinks } from './document-links';
import { Heading } from './heading';
import type { Page } from './panel/page';
import type { State } from './state';
import { dayOf, titleOf } from './reading/titles';

/** Versions that were dismissed on this page, where no record can remember it. */
const heard = new WeakMap<Core, readonly string[]>();

/** Versions that the visitor has to be told of. */
function newsOf({ now, core }: State): Turn[] {
  const { news = [] } = now.consent;
  return (core.turns ?? []).filter((turn) => news.includes(nameOf(turn)) && !heard.get(core)?.includes(nameOf(turn)));
}

/** A small notice of documents that change, or have changed since the visitor's choice. */
export function Announcement({ state }: { state: State }) {
  const news = newsOf(state);
  if (state.now.left.length || !news.length) return null;
  const texts = state.now.language.documents!;
  return (
    <section class="banner card left-note" aria-labelledby="news-title" ref={keepFocusInSight}>
      <div class="words" role="status">
        <h2 id="news-title">{texts.news.title}</h2>
        {news.map((turn) => (
          <News key={nameOf(turn)} state={state} turn={turn} texts={texts} />
        ))}
      </div>
      <div class="actions">
        <button class="save" onClick={() => dismiss(state)}>
          {texts.news.done}
        </button>
      </div>
    </section>
  );
}

function News({ state, turn, texts }: { state: State; turn: Turn; texts: Documents }) {
  const { document, version, at } = turn;
  const { news } = texts;
  const hasText = (name: string) => !!versionNamed(state.core, document, name)?.text;
  const earlier = versionSeen(state.core.turns!, turn, state.now.consent.record?.at);
  const values = { title: titleOf(state, document), date: dayOf(state, at) };
  return (
    <Fragment>
      <p>{fill(at > Date.now() ? news.pending : news.since, values)}</p>
      <Summary state={state} turn={turn} />
      {hasText(version) && (
        <p class="documents">
          <a href="#" data-rozilik-open={`${document}@${version}`}>
            {news.read}
          </a>
          {earlier && hasText(earlier.version) && (
            <a href="#" data-rozilik-open={`${document}..${version}`}>
              {news.changes}
            </a>
          )}
        </p>
      )}
    </Fragment>
  );
}

function Summary({ state, turn: { document, version } }: { state: State; turn: Turn }) {
  const { tag, documents: texts } = state.now.language;
  const summary = wordsOf(versionNamed(state.core, document, version)?.summary, tag, state.core.settings.defaultLocale);
  return summary ? <p>{fill(texts!.news.summary, { summary })}</p> : null;
}

/** The visitor has read what is announced: remembered in the record where there is one, and else on this page. */
async function dismiss(state: State): Promise<void> {
  const { core } = state;
  const { store, turns = [] } = core;
  const { decide, keep } = await core.load('decide');
  // another tab, or another host of the site, may have decided since
  store.sync();
  const { news = [] } = store.get();
  // on a site that asks nothing there is no record yet; where something is still open, none is made for this
  if (!store.get().record && !store.get().ask) await decide(core, {}, 'acknowledge');
  const { record } = store.get();
  if (!record) {
    // until the next page
    heard.set(core, news);
    // drawn anew, without what was heard
    state.set({});
    return;
  }
  await alone(() => {
    store.sync();
    const { record: latest } = store.get();
    if (!latest) return;
    const read = new Set([...readOf(turns, latest, Date.now()), ...news]);
    const seen = turns.flatMap((turn) => (turn.at > latest.at && read.has(nameOf(turn)) ? nameOf(turn) : []));
    keep(core, { ...latest, seen: seen.join(' ') });
  });
  core.announce?.();
}

/** Why the visitor is asked again; where a version changed purposes or recipients, with its summary. */
export function Why({ state }: { state: State }) {
  const { language, consent } = state.now;
  const { ask } = consent;
  if (ask !== 'purposes' && ask !== 'recipients')
    return ask && ask !== 'undecided' ? <strong>{language.messages.again[ask]}</strong> : null;
  const last = state.core
    .turns!.filter(({ change, at }) => change === ask && at <= Date.now())
    .sort((one, other) => one.at - other.at)
    .at(-1);
  return (
    <Fragment>
      <strong>{language.documents!.again[ask]}</strong>
      {last && <Summary state={state} turn={last} />}
    </Fragment>
  );
}

/** The first layer of a site in notice mode: what using it is said to mean. Its button acknowledges, and grants nothing. */
export function Notice({ state }: { state: State }) {
  const { messages, tag, documents: texts } = state.now.language;
  const { operator = location.hostname, legal, categories, defaultLocale } = state.core.settings;
  const { notice } = texts!;
  const optional = categories.length + Object.keys(legal?.purposes ?? {}).length > 0;
  return (
    <section class="banner card" aria-labelledby="banner-title" ref={keepFocusInSight}>
      <div class="words">
        <Heading state={state} id="banner-title" title={notice.title} />
        <Why state={state} />
        <p>{wordsOf(legal?.notice, tag, defaultLocale) || fill(notice.text, { operator })}</p>
        <p>{notice.optional}</p>
        <DocumentLinks state={state} />
      </div>
      <div class="actions">
        <button class="choice" onClick={() => acknowledge(state)}>
          {notice.done}
        </button>
        {optional && <button onClick={() => void state.open('preferences')}>{messages.manage}</button>}
      </div>
    </section>
  );
}

async function acknowledge({ core, now, set }: State): Promise<void> {
  const { decide } = core.recorder ?? (await core.load('decide'));
  void decide(core, {}, 'acknowledge', true);
  set({ said: now.language.messages.said.saved });
}

/** Something that is being asked for. */
interface Question {
  answer: Promise<boolean>;
  /** Nobody waits for it any more. */
  isLate(): boolean;
}

const asking = new WeakMap<State, Map<Id, Question>>();

/** Asks for one purpose, and answers what was said; whoever asks for it meanwhile gets the same answer. */
export async function request(state: State, id: Id, isLate: () => boolean): Promise<boolean> {
  if (!requestedIds(state.core.settings).includes(id)) {
    console.error(`[rozilik] request: there is no purpose "${id}" under legal.purposes`);
    return false;
  }
  const open = asking.get(state) ?? new Map<Id, Question>();
  asking.set(state, open);
  const same = open.get(id);
  if (same && !same.isLate()) return same.answer;
  const question: Question = { answer: ask(state, id, isLate), isLate };
  open.set(id, question);
  try {
    return await question.answer;
  } finally {
    if (open.get(id) === question) open.delete(id);
  }
}

async function ask(state: State, id: Id, isLate: () => boolean): Promise<boolean> {
  const { loadSecondLayer, show } = await state.core.load('panel');
  await loadSecondLayer(state);
  if (isLate()) return false;
  return new Promise((resolve) => show(state, requestPage(id, state.core, resolve)));
}

/** One purpose, asked for at the moment of use. Closing the dialog is a no that records nothing. */
function requestPage(id: Id, core: Core, answer: (granted: boolean) => void): Page {
  const view = `request:${id}`;
  let isSaid = false;
  const isGranted = () => core.store.get().choices[id] === true;
  const say = async (state: State, granted: boolean, { detail }: MouseEvent) => {
    // the second of a double click was meant for the question before
    if (detail > 1) return;
    isSaid = true;
    const { decide } = await state.core.load('decide');
    await decide(state.core, toChoices(granted ? [id] : [], granted ? [] : [id]), 'request', true);
    state.close();
  };
  return {
    view,
    title: ({ now }) => wordsOf(core.settings.legal!.purposes![id]!.title, now.language.tag, core.settings.defaultLocale),
    stays: true,
    leave: () => answer(isGranted()),
    Content({ state }) {
      // another tab may have answered, or the visitor in the settings
      if (state.now.consent.choices[id] && !isSaid) queueMicrotask(() => !isSaid && state.now.page?.view === view && state.close());
      const { messages, tag, documents: texts } = state.now.language;
      const { legal, defaultLocale } = state.core.settings;
      const { text, document } = legal!.purposes![id]!;
      const { request } = texts!;
      return (
        <Fragment>
          <div class="words">
            <p>{wordsOf(text, tag, defaultLocale)}</p>
            <p>{fill(request.optional, messages)}</p>
            {document && (
              <a href="#" data-rozilik-open={document}>
                {request.document}
              </a>
            )}
          </div>
          <div class="actions">
            <button class="choice" onClick={(event) => void say(state, true, event)}>
              {request.allow}
            </button>
            <button class="choice" onClick={(event) => void say(state, false, event)}>
              {request.refuse}
            </button>
          </div>
        </Fragment>
      );
    },
  };
}
