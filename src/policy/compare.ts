import { diffArrays } from 'diff';
import { plainText, type Block } from './tree';

export type ChangeKind = 'added' | 'removed' | 'moved' | 'reworded';

/** A run of words that stayed, came, or went. */
export interface Words {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** What became of one clause. */
export interface ClauseChange {
  kind: ChangeKind;
  label: string;
  anchor: string;
  /** Its label before, where it moved. */
  before?: string;
  words: readonly Words[];
}

/** A clause by itself, without what stands under it. */
interface Clause {
  label: string;
  anchor: string;
  text: string;
  /** What it is known by in both versions: its anchor, where it has one. */
  key: string;
  /** The place of the clause it stands under; -1 at the top. */
  above: number;
}

/** Places of the later version by those of the earlier one, and the other way round. */
interface Pairs {
  matched: ReadonlyMap<number, number>;
  partnerOf: ReadonlyMap<number, number>;
}

/** From this many different words on, two texts are not compared word by word. */
const MOST_EDITS = 400;

/** After so many clauses the work may pause. */
const PAUSE = 50;

/**
 * What changed between two versions, clause by clause in the order of the later one: clauses are known by their labels, those
 * whose words stand under another label have moved, and the rest came or went. Pauses as it goes.
 */
export function* compare(old: readonly Block[], now: readonly Block[]): Generator<undefined, ClauseChange[]> {
  const before = yield* clausesOf(old);
  const after = yield* clausesOf(now);
  const { matched, partnerOf } = yield* match(before, after);
  const changes: ClauseChange[] = [];
  let next = 0;
  const removedUntil = (end: number) => {
    for (; next < end; next++)
      if (!matched.has(next))
        changes.push({ kind: 'removed', ...namesOf(before[next]!), words: [{ kind: 'removed', text: before[next]!.text }] });
  };
  for (const [at, clause] of after.entries()) {
    const from = partnerOf.get(at);
    if (from === undefined) changes.push({ kind: 'added', ...namesOf(clause), words: [{ kind: 'added', text: clause.text }] });
    else {
      removedUntil(from);
      const was = before[from]!;
      const above = partnerOf.get(clause.above);
      const moved = was.label !== clause.label || (above !== undefined && matched.has(was.above) && above !== was.above);
      const reworded = was.text !== clause.text;
      if (moved || reworded)
        changes.push({
          kind: moved ? 'moved' : 'reworded',
          ...namesOf(clause),
          ...(moved && { before: was.label }),
          words: reworded ? compareWords(was.text, clause.text) : [{ kind: 'same', text: clause.text }],
        });
      if (reworded) yield;
    }
    if (at % PAUSE === 0) yield;
  }
  removedUntil(before.length);
  return changes;
}

const namesOf = ({ label, anchor }: Clause) => ({ label, anchor });

function* clausesOf(blocks: readonly Block[], into: Clause[] = [], above = -1): Generator<undefined, Clause[]> {
  for (const { label, content, rows, anchor, children } of blocks) {
    const text = [plainText(content), ...(rows ?? []).map(({ cells }) => cells.map(plainText).join(' | '))]
      .join(' ')
      .replace(/\s+/g, ' ')
      .trim();
    into.push({ label, anchor, text, key: label ? anchor : '', above });
    if (into.length % PAUSE === 0) yield;
    yield* clausesOf(children, into, into.length - 1);
  }
  return into;
}

/** Which clause of the later version is which of the earlier one, by their places. */
function* match(before: readonly Clause[], after: readonly Clause[]): Generator<undefined, Pairs> {
  const matched = new Map<number, number>();
  const partnerOf = new Map<number, number>();
  const take = (from: number, to: number) => {
    matched.set(from, to);
    partnerOf.set(to, from);
  };
  function* pair(nameOf: (clause: Clause) => string): Generator<undefined> {
    const places = new Map<string, number[]>();
    // from the end, so that the first of equal ones is the last of its list
    for (let at = after.length; at--;) {
      if (at % PAUSE === 0) yield;
      const name = partnerOf.has(at) ? '' : nameOf(after[at]!);
      const own = places.get(name);
      if (own) own.push(at);
      else if (name) places.set(name, [at]);
    }
    for (const [from, clause] of before.entries()) {
      if (from % PAUSE === 0) yield;
      const to = matched.has(from) ? undefined : places.get(nameOf(clause))?.pop();
      if (to !== undefined) take(from, to);
    }
  }
  // the same words under the same label, then the same words elsewhere, then other words under the same label
  yield* pair(({ key, text }) => key && `${key} ${text}`);
  yield* pair(({ text }) => text);
  yield* pair(({ key }) => key);
  // of what has no label, what stands between the same neighbours and shares most of its words is the same
  yield* pairAlike(before, after, { matched, partnerOf }, take);
  return { matched, partnerOf };
}

function* pairAlike(
  before: readonly Clause[],
  after: readonly Clause[],
  { matched, partnerOf }: Pairs,
  take: (from: number, to: number) => void,
): Generator<undefined> {
  for (const [from, clause] of before.entries()) {
    if (from % PAUSE === 0) yield;
    if (matched.has(from) || clause.key) continue;
    const to = from === 0 ? 0 : (matched.get(from - 1) ?? -2) + 1;
    const candidate = after[to];
    if (!candidate || partnerOf.has(to) || candidate.key || !areAlike(clause.text, candidate.text)) continue;
    take(from, to);
  }
}

/** Do two texts share at least half of their words? */
function areAlike(one: string, other: string): boolean {
  const words = new Set(one.split(' '));
  const shared = other.split(' ').filter((word) => words.has(word)).length;
  return shared * 2 >= Math.max(words.size, other.split(' ').length);
}

/** Which words stayed, came and went. */
export function compareWords(old: string, now: string): Words[] {
  const edits = diffArrays(old.split(/(?<=\s)/), now.split(/(?<=\s)/), { maxEditLength: MOST_EDITS });
  if (!edits)
    return [
      { kind: 'removed', text: old },
      { kind: 'added', text: now },
    ];
  return edits.map(({ value, added, removed }) => ({ kind: added ? 'added' : removed ? 'removed' : 'same', text: value.join('') }));
}
