import { h } from 'preact';
import { inForce, isReadable } from '../../consent/versions';
import { fill } from '../../texts/format';
import { wordsOf } from '../../texts/localized';
import { dayOf, titleOf } from './titles';
import type { Page } from '../panel/page';
import type { State } from '../state';

/** The site's documents: which prevails, what is in force, and what is to come. */
export const listPage: Page = {
  view: 'documents',
  title: ({ now }) => now.language.documents!.panel.documents,
  Content: List,
};

function List({ state }: { state: State }) {
  const { core } = state;
  const { documents: texts } = state.now.language;
  const ids = Object.keys(core.settings.legal?.documents ?? {});
  const rankOf = (id: string) => core.settings.legal!.documents![id]!.precedence ?? Infinity;
  const ranked = ids.filter((id) => rankOf(id) < Infinity);
  // those without a rank stay in the order in which the site lists them
  const sorted = [...ids].sort((one, other) => (rankOf(one) === rankOf(other) ? 0 : rankOf(one) - rankOf(other)));
  return (
    <div class="words">
      {ranked.length > 1 && <p>{texts!.list.precedence}</p>}
      <ul class="list">
        {sorted.map((id) => (
          <Entry key={id} state={state} id={id} />
        ))}
      </ul>
    </div>
  );
}

function Entry({ state, id }: { state: State; id: string }) {
  const { core } = state;
  const { tag, documents: texts } = state.now.language;
  const document = core.settings.legal!.documents![id]!;
  const { precedence, url } = document;
  const now = Date.now();
  const turns = core.turns ?? [];
  const current = inForce(turns, id, now);
  const pending = turns.filter((turn) => turn.document === id && turn.announced <= now && turn.at > now);
  const title = titleOf(state, id);
  const address = wordsOf(url, tag, core.settings.defaultLocale);
  return (
    <li>
      {precedence !== undefined && <b class="rank">{precedence}</b>}
      <div>
        {isReadable(document) ? (
          <a href="#" data-rozilik-open={id}>
            {title}
          </a>
        ) : address ? (
          <a href={address}>{title}</a>
        ) : (
          title
        )}
        {current && (
          <small>
            {fill(texts!.reader.version, current)}
            {current.at > 0 && ` · ${fill(texts!.reader.effective, { date: dayOf(state, current.at) })}`}
          </small>
        )}
        {pending.map((turn) => (
          <small key={turn.version}>
            <a href="#" data-rozilik-open={`${id}@${turn.version}`}>
              {fill(texts!.list.pending, { date: dayOf(state, turn.at) })}
            </a>
          </small>
        ))}
      </div>
    </li>
  );
}
