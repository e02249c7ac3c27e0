import { inForce, type Turn } from '../consent/versions';
import type { Core } from '../core/core';
import type { DocumentVersion, Id, View } from '../types';

/** A document's view, taken apart. */
export interface Address {
  document: Id;
  /** The version asked for. */
  version?: string;
  /** What changed up to that version is asked for. */
  changes?: boolean;
  anchor?: string;
}

/** Reads `policy`, `policy#4.1`, `policy@2#4.1`, and `policy..3`: what changed up to version 3. */
export function addressIn(view: View): Address {
  const [path, anchor] = view.split(/#(.*)/s) as [string, string?];
  const [document, mark, version] = path.split(/(@|\.\.)(.*)/s) as [string, string?, string?];
  return { document, ...(version && { version }), ...(mark === '..' && { changes: true }), ...(anchor && { anchor }) };
}

/** What the config says of a version. */
export function versionNamed({ settings }: Core, document: Id, name: string): DocumentVersion | undefined {
  return settings.legal!.documents![document]!.versions?.find(({ version }) => version === name);
}

/** The version that is meant: the one named, or the one in force, or else the first to come. */
export function versionMeant(turns: readonly Turn[], { document, version }: Address, now: number): Turn | undefined {
  const own = turns.filter((turn) => turn.document === document);
  return own.find((turn) => turn.version === version) ?? inForce(turns, document, now) ?? own.find(({ announced }) => announced <= now);
}

/** The version that a visitor saw: the one in force at their choice, or without a choice the one before. */
export function versionSeen(turns: readonly Turn[], now: Turn, decidedAt: number | undefined): Turn | undefined {
  const earlier = turns.filter(({ document, at }) => document === now.document && at < now.at);
  return (decidedAt === undefined ? undefined : earlier.filter(({ at }) => at <= decidedAt).at(-1)) ?? earlier.at(-1);
}
