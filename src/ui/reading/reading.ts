import { isReadable } from '../../consent/versions';
import { addStyle } from '../../core/root';
import type { View } from '../../types';
import { addressIn } from '../../legal/address';
import { changesPage } from './changes';
import { listPage } from './list';
import { wordsOf } from '../../texts/localized';
import type { Page } from '../panel/page';
import { readerPage } from './reader';
import style from './reading.css?inline';
import { rightsPage } from './rights';
import type { State } from '../state';

const styled = new WeakSet<ShadowRoot>();

/** The page of a view. A document that there is not is answered with the list of those there are, and one error; one that is only a link, by going there. */
export function pageOf(state: State, view: View): Page | undefined {
  const { settings } = state.core;
  const root = state.core.root!;
  if (!styled.has(root)) addStyle(root, style);
  styled.add(root);
  if (view === 'rights') return rightsPage;
  const address = addressIn(view);
  const { documents = {} } = settings.legal!;
  if (!Object.hasOwn(documents, address.document)) {
    if (view !== 'documents') console.error(`[rozilik] open: there is no document "${address.document}" under legal.documents`);
    return listPage;
  }
  const document = documents[address.document]!;
  if (document.url && !isReadable(document)) {
    location.assign(wordsOf(document.url, state.now.language.tag, settings.defaultLocale));
    return undefined;
  }
  return address.changes ? changesPage(state, address) : readerPage(state, address);
}
