import { isId } from '../consent/ids';
import type { Settings } from '../core/settings';
import { emptyTable, sound, type Problem, type Schema } from '../forms/forms';
import type { Legal, Purpose } from '../types';

const DOCUMENT: Schema = {
  type: 'type!',
  title: 'words',
  url: 'addresses',
  precedence: 'number',
  language: 'text',
  uzbekLetters: 'yes',
  versions: [
    {
      version: 'version!',
      publishedAt: 'moment',
      effectiveAt: 'moment',
      change: 'change',
      summary: 'words',
      text: 'source',
      format: 'format',
    },
  ],
};

/** The form of what a config says of documents, purposes and rights. */
const LEGAL: Schema = {
  mode: 'mode',
  timeZone: 'timeZone',
  notice: 'words',
  documents: { '*': DOCUMENT },
  purposes: { '*': { title: 'words!', text: 'words!', document: 'text' } },
  contact: { email: 'email', phone: 'phone', address: 'words', person: 'words' },
  rights: [{ id: 'text!', title: 'words', text: 'words', how: 'words', days: 'number', extension: 'number', clause: 'text', law: 'words' }],
  authorities: [{ name: 'words!', country: 'country', url: 'address', email: 'email', phone: 'phone' }],
  registrations: [{ name: 'words!', number: 'text!', url: 'address', date: 'moment' }],
};

/** Names that views have already. */
const VIEWS = ['banner', 'preferences', 'documents', 'rights'];

/** What consent follows from; of a document, all but what is only shown of it. */
const DECIDES = /^legal(\.(mode|timeZone|documents)(\..*)?)?$/s;
const SHOWN = /^legal\.documents\.[^.]*(\.versions\.\d+)?\.(title|url|precedence|language|uzbekLetters|summary)(\.|$)/;

/** `legal` with what is right in it. */
export interface Examined {
  legal: Legal;
  /** What is wrong, and left out by itself. */
  wrong: readonly Problem[];
  /** Is something wrong from which consent follows? */
  isDoubtful: boolean;
}

/** Examines, field by field, what a config says of documents, purposes and rights. */
export function validateLegal({ legal = {}, categories, asked }: Settings): Examined {
  const wrong: Problem[] = [];
  const right = (sound(LEGAL, legal, 'legal', wrong) ?? {}) as Legal;
  const taken = ['necessary', ...categories, ...asked.map(({ id }) => id)];
  const purposes = emptyTable<Purpose>();
  for (const [id, purpose] of Object.entries(right.purposes ?? {})) {
    if (isId(id) && !taken.includes(id)) purposes[id] = purpose;
    else wrong.push(['id', `legal.purposes.${id}`, id]);
  }
  for (const id of Object.keys(Object(Object(legal).documents) as object)) {
    if (!/^[^\s:@#.]+$/.test(id) || VIEWS.includes(id)) wrong.push(['document', `legal.documents.${id}`, id]);
    const { versions = [] } = right.documents?.[id] ?? {};
    const names = versions.map(({ version }) => version);
    for (const [at, name] of names.entries())
      if (names.indexOf(name) < at) wrong.push(['version', `legal.documents.${id}.versions.${at}.version`, name]);
  }
  const isDoubtful = wrong.some(([rule, path]) => DECIDES.test(path) && (rule === 'document' || !SHOWN.test(path)));
  const { documents: _documents, mode: _mode, timeZone: _timeZone, ...shown } = right;
  if (right.mode === 'notice' && categories.length) {
    console.warn(
      `[rozilik] legal.mode: a notice grants nothing, so ${categories.join(', ')} stay refused until switched on: use "opt-in" to ask for them`,
    );
  }
  return { legal: { ...(isDoubtful ? shown : right), ...(right.purposes && { purposes }) }, wrong, isDoubtful };
}
