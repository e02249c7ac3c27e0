import { signal } from '@preact/signals';
import { h, render } from 'preact';
import { compare, type ClauseChange } from '../../policy/compare';
import { versionMeant, versionNamed, versionSeen, type Address } from '../../legal/address';
import { fill } from '../../texts/format';
import { titleOf } from './titles';
import type { Page } from '../panel/page';
import { inSlices } from '../../browser/slices';
import type { State } from '../state';
import { sourceOf, treeOf } from '../../legal/tree-of';

/** So many changes are drawn together. */
const CHANGES_AT_ONCE = 20;

/** What changed between the version that the visitor saw and another, clause by clause. */
export function changesPage(state: State, address: Address): Page {
  const { core } = state;
  const turns = core.turns ?? [];
  const { record } = state.now.consent;
  const later = versionMeant(turns, address, Date.now());
  const earlier = later && versionSeen(turns, later, record?.at);
  const changes = signal<readonly ClauseChange[] | 'failed' | null>(null);
  const lists = document.createElement('div');
  lists.className = 'changes';
  let comparedIn = '';
  let begun = 0;

  async function load(tag: string): Promise<void> {
    comparedIn = tag;
    changes.value = null;
    const own = ++begun;
    const isLate = () => own < begun;
    try {
      if (!earlier || !later) throw new Error('there are no two versions to compare');
      const common = commonLanguage(state, address.document, earlier.version, later.version);
      if (!common) throw new Error(`versions ${earlier.version} and ${later.version} have no language in common`);
      const [old, now] = await Promise.all(
        [earlier, later].map((turn) => treeOf(core, address.document, versionNamed(core, address.document, turn.version)!, common)),
      );
      const found = await inSlices(compare(old!.blocks, now!.blocks), isLate);
      if (!found || isLate()) return;
      lists.replaceChildren();
      await inSlices(drawChanges(state, found, lists), isLate);
      if (!isLate()) changes.value = found;
    } catch (error) {
      if (isLate()) return;
      console.error(`[rozilik] documents.${address.document}:`, error);
      changes.value = 'failed';
    }
  }

  return {
    view: `${address.document}..${later?.version}`,
    title: ({ now }) => now.language.documents!.changes.title,
    leave: () => void begun++,
    Content() {
      const { tag, documents: texts } = state.now.language;
      if (comparedIn !== tag) void load(tag);
      const found = changes.value;
      return (
        <div class="words">
          <p>
            <a href="#" data-rozilik-open={later ? `${address.document}@${later.version}` : address.document}>
              {titleOf(state, address.document)}
            </a>
          </p>
          {earlier && later && <p>{fill(texts!.changes.versions, { old: earlier.version, new: later.version })}</p>}
          {record && earlier && <small>{texts!.changes.seen}</small>}
          {found === null && <p role="status">{texts!.reader.loading}</p>}
          {found === 'failed' && <p role="alert">{texts!.reader.failed}</p>}
          {found instanceof Array && !found.length && <p role="status">{texts!.changes.none}</p>}
          {found instanceof Array && found.length > 0 && <div ref={(element) => element?.append(lists)} />}
        </div>
      );
    },
  };
}

/** A language that both versions have: the visitor's, the authoritative one, or any. */
function commonLanguage({ core, now: { language } }: State, document: string, old: string, recent: string): string | undefined {
  const { versions = [], language: authoritative } = core.settings.legal!.documents![document]!;
  const texts = versions.flatMap(({ text }) => (typeof text === 'object' ? Object.keys(text) : []));
  const wanted = [language.tag, authoritative, ...texts].filter((tag) => tag !== undefined);
  const tagOf = (version: string, tag: string) => sourceOf(core, document, version, tag)?.tag;
  return wanted.find((tag) => tagOf(old, tag) !== undefined && tagOf(old, tag) === tagOf(recent, tag));
}

/** A list for every few changes, a step each: there may be as many as clauses, and what is out of sight is not laid out. */
function* drawChanges(state: State, changes: readonly ClauseChange[], into: Element): Generator<undefined, void> {
  for (let at = 0; at < changes.length; at += CHANGES_AT_ONCE) {
    const list = document.createElement('ul');
    list.className = 'list run';
    render(
      changes.slice(at, at + CHANGES_AT_ONCE).map((change) => <OneChange state={state} change={change} />),
      list,
    );
    into.append(list);
    yield;
  }
}

function OneChange({ state, change: { kind, label, before, words } }: { state: State; change: ClauseChange }) {
  const { changes: texts } = state.now.language.documents!;
  return (
    <li class={kind}>
      <div>
        <b class="kind">{texts[kind]}</b>
        {before && <small>{fill(texts.before, { label: before })}</small>}
        <p>
          {label && <span class="label">{label} </span>}
          {words.map(({ kind: what, text }, at) => {
            // said, and not only drawn: colour and lines tell a screen reader nothing
            if (what === 'added')
              return kind === 'added' ? (
                text
              ) : (
                <ins key={at}>
                  <span class="said">{`[${texts.insertion}] `}</span>
                  {text}
                  <span class="said">{` [${texts.end}] `}</span>
                </ins>
              );
            if (what === 'removed')
              return kind === 'removed' ? (
                <del key={at}>{text}</del>
              ) : (
                <del key={at}>
                  <span class="said">{`[${texts.deletion}] `}</span>
                  {text}
                  <span class="said">{` [${texts.end}] `}</span>
                </del>
              );
            return text;
          })}
        </p>
      </div>
    </li>
  );
}
