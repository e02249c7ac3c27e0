import type { Turn } from '../consent/versions';
import type { Elements } from '../elements/tagged';
import type { Action, Condition, ConsentRecord, Details, Documents, Id, Remnant, Messages, Rozilik, View } from '../types';
import type { Ui } from '../ui/interface';
import type { State } from '../ui/state';
import type { Gate } from './gate';
import type { Settings } from './settings';
import type { Store } from './store';

/** What every page has: all that the parts fetched later know of the page and of consent. */
export interface Core extends Loaders {
  settings: Settings;
  store: Store;
  gate: Gate;
  /** Tagged elements, once the page has some. */
  elements?: Elements;
  /** Does consent meet a condition right now? `undefined` where it names an id that is not declared. */
  meets(condition: Condition): boolean | undefined;
  /** What our element on the page has inside, once it was needed: see `rootOf`. */
  root?: ShadowRoot;
  /** The language the visitor chose on this page. */
  chosen?: string | undefined;
  /** Lets everybody follow who has to: consent, the language or the page's own way back changed. */
  refresh(): Promise<unknown>;
  /** Whoever follows what `refresh` is called for. */
  followers: Set<() => unknown>;
  /** Fetches a part that adds something to the page, once. */
  bring(name: keyof Additions): Promise<void>;
  /** Resolves when what the last decision granted has begun. */
  begun?: Promise<unknown>;
  /** Hash of what is put to the visitor, once it was made. */
  fingerprint?: string;
  /** What is waited for before each thing that a decision starts: set by whoever decides, so that their answer is shown first. */
  pause?: () => Promise<void>;
  /** Forgets the record, wherever its cookie may lie; nothing else is needed for it than what every page has. */
  forget?(): void;
  /** Tells other tabs that the record changed, once this one listens to them. */
  announce?(): void;
  /** Sends a DOM event. */
  dispatch(name: string, left?: readonly Remnant[] | void): void;
  /** Ends with the widget: every listener, observer and channel lives as long. */
  life: AbortController;
  /** Every version of the site's documents, where it has some. */
  turns?: readonly Turn[];
  /** What documents and another mode put into the record of an action at a moment, after an earlier record. */
  amend?(at: number, action: Action, earlier: ConsentRecord | null): Partial<ConsentRecord>;
  /** Fetches what speaks of documents, where consent gives a reason to: an announcement, a notice, a reason to ask again. */
  loadNotices?(state: State): void;
  /** Links to the documents, in a language, with their usual titles by type. */
  linksIn?(tag: string, usual: Readonly<Record<string, string>>): readonly { id: Id; view: View | undefined; url: string; title: string }[];
  /** What records an answer, once somebody is asked and it is there. */
  recorder?: Parts['decide'];
  /** The interface, once it is needed. */
  ui?: Promise<Ui>;
  /** Tag of the language in which the visitor is asked, once somebody is. */
  shownIn?: string;
  /** Writes down what happens, in debug mode. */
  log?(what: string, which: unknown, why?: unknown): void;
}

/** The calls of the API that change something: each is carried out by what is fetched when the first is made. */
export type Calls = Pick<
  Rozilik,
  'decide' | 'acceptAll' | 'rejectAll' | 'withdraw' | 'reset' | 'close' | 'request' | 'setLocale' | 'destroy'
> & {
  /** Opens a view, or the one that an element names; answers whether it could. */
  open(view?: View | HTMLElement): Promise<boolean>;
};

/**
 * The parts that not every visitor needs, by name. Each is a file of `parts/`, which adds itself here, so that what one part
 * hands another is known to these two alone.
 */
// oxlint-disable-next-line typescript/no-empty-interface -- the parts fill it
export interface Parts {}

/** Those that add something to a page by themselves, each by its `add`. */
export type Additions = Pick<Parts, 'page' | 'elements' | 'hold' | 'debug' | 'legal'>;

/** How they are fetched: by `import()` in a module, by script elements elsewhere. */
export interface Loaders {
  load<Name extends keyof Parts>(name: Name): Promise<Parts[Name]>;
  /** Texts of a language, by its tag: those of the first layer, with `-details` behind it those of the second, with `-documents` those of documents. */
  texts(name: string): Promise<Messages & Details & Documents>;
}
