import { signal } from '@preact/signals';
import { Fragment, h } from 'preact';
import { print } from '../../browser/print';
import type { Turn } from '../../consent/versions';
import { findAnchor } from '../../policy/anchors';
import { everyBlock, plainText, type Block } from '../../policy/tree';
import { versionMeant, versionNamed, versionSeen, type Address } from '../../legal/address';
import { dayOf, titleOf } from './titles';
import { fill } from '../../texts/format';
import { wordsOf } from '../../texts/localized';
import type { Page } from '../panel/page';
import { find, type Found } from './search';
import { inSlices } from '../../browser/slices';
import type { State } from '../state';
import { drawBlocks, idOf } from './text';
import { treeOf, type Read } from '../../legal/tree-of';

/** What each language calls itself. Put in by the build. */
declare const __LANGUAGES__: Readonly<Record<string, string>>;

/** Headings of more levels, or more of them, are no help to find a place. */
const MOST_HEADINGS = 300;

type Status = 'loading' | 'failed' | 'ready';

/** A document in one of its versions: contents, search, print, older and coming versions. */
export function readerPage(state: State, address: Address): Page {
  const { core } = state;
  const { document: id } = address;
  const config = core.settings.legal!.documents![id]!;
  const turns = (core.turns ?? []).filter((turn) => turn.document === id);
  const turn = versionMeant(turns, address, Date.now());
  const status = signal<Status>('loading');
  const read = signal<Read | null>(null);
  const found = signal<{ places: Found; at: number } | null>(null);
  const article = document.createElement('div');
  article.className = 'article';
  let isNew = true;
  let drawnIn = '';
  /** Counts what was begun, and the end: a language that was left and came back is drawn once. */
  let begun = 0;
  let words = '';
  /** Counts searches, and whatever ends one. */
  let searches = 0;

  /** Once: what is moved loses focus, place and found words. */
  function place(element: HTMLElement | null): void {
    if (element && article.parentNode !== element) element.append(article);
  }

  async function load(tag: string): Promise<void> {
    drawnIn = tag;
    status.value = 'loading';
    forget();
    article.replaceChildren();
    const own = ++begun;
    const isLate = () => own < begun;
    try {
      if (!turn) throw new Error('no version of it is published');
      const tree = await treeOf(core, id, versionNamed(core, id, turn.version)!, tag);
      if (isLate()) return;
      read.value = tree;
      article.lang = tree.lang;
      // by its first letters: the panel may be written the other way
      article.dir = 'auto';
      const anchors = new Set<string>();
      for (const { anchor } of everyBlock(tree.blocks)) anchors.add(anchor);
      await inSlices(drawBlocks(tree.blocks, article, { has: (anchor) => !!anchor && anchors.has(anchor), go }), isLate);
      if (isLate()) return;
      status.value = 'ready';
      // another language is no reason to go there again
      if (address.anchor && isNew) go(address.anchor);
      isNew = false;
    } catch (error) {
      if (isLate()) return;
      console.error(`[rozilik] documents.${id} cannot be shown:`, error);
      status.value = 'failed';
    }
  }

  /** Goes to a clause, which has the focus then. */
  function go(wanted: string): void {
    const block = read.value && findAnchor(read.value.blocks, wanted);
    const element = block && article.querySelector<HTMLElement>(`[id="${CSS.escape(idOf(block.anchor))}"]`);
    if (!element) return;
    element.scrollIntoView({ block: 'start' });
    element.focus({ preventScroll: true });
    // what lies before it takes its true height only when it comes into sight
    requestAnimationFrame(() => element.scrollIntoView({ block: 'start' }));
  }

  function forget(): void {
    searches++;
    found.value?.places.clear();
    found.value = null;
  }

  async function search(text: string): Promise<void> {
    if (text === words && found.value) return step(1);
    words = text;
    forget();
    if (!text.trim()) return;
    const own = searches;
    const isLate = () => own < searches;
    const places = await inSlices(find(text, article), isLate);
    if (!places || isLate()) return;
    found.value = { places, at: 0 };
    places.show(0);
  }

  function step(by: number): void {
    if (!found.value) return;
    const { places, at } = found.value;
    const count = places.ranges.length;
    if (!count) return;
    const next = (at + by + count) % count;
    found.value = { places, at: next };
    places.show(next);
  }

  return {
    view: `${id}@${turn?.version}`,
    title: () => titleOf(state, id),
    leave() {
      begun++;
      forget();
    },
    Content() {
      const { tag, documents: texts } = state.now.language;
      const { reader } = texts!;
      if (drawnIn !== tag) queueMicrotask(() => drawnIn !== tag && void load(tag));
      const url = wordsOf(config.url, tag, core.settings.defaultLocale);
      const isReady = status.value === 'ready';
      return (
        <div class="words reader">
          <Facts state={state} address={address} turn={turn} turns={turns} lang={isReady ? read.value!.lang : undefined} />
          {isReady && (
            <form
              class="tools"
              role="search"
              onSubmit={(event) => {
                event.preventDefault();
                void search(new FormData(event.currentTarget).get('words') as string);
              }}
            >
              <input type="search" name="words" aria-label={reader.search} placeholder={reader.search} />
              {found.value && (
                <Fragment>
                  <button type="button" class="arrow" aria-label={reader.previous} title={reader.previous} onClick={() => step(-1)}>
                    ↑
                  </button>
                  <button type="button" class="arrow" aria-label={reader.next} title={reader.next} onClick={() => step(1)}>
                    ↓
                  </button>
                </Fragment>
              )}
              <span class="count" role="status">
                {found.value &&
                  (found.value.places.ranges.length
                    ? fill(reader.found, {
                        n: found.value.at + 1,
                        all: `${found.value.places.ranges.length}${found.value.places.hasMore ? '+' : ''}`,
                      })
                    : reader.none)}
              </span>
              <button
                type="button"
                onClick={() => print(`${titleOf(state, id)}. ${turn ? fill(reader.version, turn) : ''}`, article, read.value!.lang)}
              >
                {reader.print}
              </button>
            </form>
          )}
          {isReady && <Contents state={state} blocks={read.value!.blocks} go={go} lang={read.value!.lang} />}
          {status.value === 'loading' && <p role="status">{reader.loading}</p>}
          {status.value === 'failed' && <p role="alert">{reader.failed}</p>}
          <div ref={place} />
          {url && (
            <p class="documents">
              <a href={url}>{reader.page}</a>
            </p>
          )}
        </div>
      );
    },
  };
}

/** Version, effective date, language, and the other versions. */
function Facts({
  state,
  address: { document: id, version },
  turn,
  turns,
  lang,
}: {
  state: State;
  address: Address;
  turn: Turn | undefined;
  turns: readonly Turn[];
  lang: string | undefined;
}) {
  const { tag, documents: texts } = state.now.language;
  const { reader, news } = texts!;
  if (!turn) return null;
  const now = Date.now();
  const published = turns.filter(({ announced }) => announced <= now);
  const current = published.filter(({ at }) => at <= now).at(-1);
  const { language: authoritative } = state.core.settings.legal!.documents![id]!;
  const isTranslated = typeof versionNamed(state.core, id, turn.version)?.text === 'object';
  const before = versionSeen(turns, turn, state.now.consent.record?.at);
  const day = (at: number) => fill(reader.effective, { date: dayOf(state, at) });
  const nameOf = (each: string) => (Object.hasOwn(__LANGUAGES__, each) ? __LANGUAGES__[each]! : each);
  return (
    <div class="facts">
      <small>
        {fill(reader.version, turn)}
        {turn.at > 0 && ` · ${day(turn.at)}`}
      </small>
      {version && version !== turn.version && <strong>{fill(reader.absent, { version })}</strong>}
      {turn.at > now && <strong>{reader.pending}</strong>}
      {turn.at <= now && turn !== current && <strong>{reader.old}</strong>}
      {lang && lang !== tag && <p>{fill(reader.untranslated, { language: nameOf(lang) })}</p>}
      {lang === tag && isTranslated && authoritative && authoritative !== tag && (
        <p>{fill(reader.translated, { language: nameOf(authoritative) })}</p>
      )}
      {published.length > 1 && (
        <details>
          <summary>{reader.versions}</summary>
          <ul class="list">
            {[...published].reverse().map((each) => (
              <li key={each.version}>
                <div>
                  <a href="#" data-rozilik-open={`${id}@${each.version}`}>
                    {fill(reader.version, each)}
                  </a>
                  <small>
                    {each.at > 0 && day(each.at)}
                    {each === current && ` · ${reader.current}`}
                  </small>
                </div>
              </li>
            ))}
          </ul>
        </details>
      )}
      {before && (
        <p>
          <a href="#" data-rozilik-open={`${id}..${turn.version}`}>
            {news.changes}
          </a>
        </p>
      )}
    </div>
  );
}

/** The headings of a document, two levels of them. */
function Contents({ state, blocks, go, lang }: { state: State; blocks: readonly Block[]; go(anchor: string): void; lang: string }) {
  const { reader } = state.now.language.documents!;
  const headings = headingsIn(blocks).slice(0, MOST_HEADINGS);
  if (headings.length < 3) return null;
  return (
    <details class="contents">
      <summary>{reader.contents}</summary>
      <ul lang={lang}>
        {headings.map(({ block, depth }) => (
          <li key={block.anchor} class={depth ? 'under' : undefined}>
            <a
              href={`#${idOf(block.anchor)}`}
              lang={block.lang}
              onClick={(event) => {
                event.preventDefault();
                go(block.anchor);
              }}
            >
              {`${block.label} ${plainText(block.content)}`.trim()}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

function headingsIn(blocks: readonly Block[], depth = 0): { block: Block; depth: number }[] {
  return blocks.flatMap((block) => [
    ...(block.kind === 'heading' && block.anchor ? [{ block, depth }] : []),
    ...(depth < 1 ? headingsIn(block.children, depth + 1) : []),
  ]);
}
