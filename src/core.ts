import type { Turn } from './consent/legal';
import type { Elements } from './elements';
import type { Problem } from './examine';
import type { Gate } from './gate';
import type { Settings } from './settings';
import type { Store } from './store';
import type { Action, Condition, ConsentRecord, Details, Documents, Id, Left, Messages, Rozilik, View } from './types';
import type { Ui } from './ui';
import type { LeftNote } from './ui/left';
import type { Page } from './ui/page';
import type * as notices from './ui/notices';
import type * as panel from './ui/panel';
import type { State } from './ui/state';
import type { treeOf } from './ui/tree-of';

/** What every page has: all that the parts fetched later know of the page and of consent. */
export interface Core extends Loaders {
  settings: Settings;
  store: Store;
  gate: Gate;
  /** Tagged elements, once the page has some. */
  elements?: Elements;
  /** Does consent meet a condition right now? `undefined` where it names an id that is not declared. */
  meets(condition: Condition): boolean | undefined;
  /** Our element on the page. */
  root: ShadowRoot;
  /** Tags of the languages offered. */
  locales: readonly string[];
  /** Tag of the language that holds now. */
  locale(): string;
  /** The language the visitor chose on this page. */
  chosen?: string | undefined;
  /** Follows the page again: its elements, and its language. */
  settlePage(): void;
  /** Tells other tabs that the record changed. */
  announce(): void;
  /** Sends a DOM event. */
  send(name: string, left?: readonly Left[] | void): void;
  /** Every version of the site's documents, where it has some. */
  turns?: readonly Turn[];
  /** What documents and another mode put into the record of an action at a moment, after an earlier record. */
  amend?(at: number, action: Action, earlier: ConsentRecord | null): Partial<ConsentRecord>;
  /** What is wrong with what the config says of documents, rights and purposes. */
  examineLegal?(): Problem[];
  /** Fetches what speaks of documents, where consent gives a reason to: an announcement, a notice, a reason to ask again. */
  hear?(state: State): void;
  /** Links to the documents, in a language, with their usual titles by type. */
  linksIn?(tag: string, usual: Readonly<Record<string, string>>): readonly { id: Id; view: View | undefined; url: string; title: string }[];
  /** The interface, once it is needed. */
  ui?: Promise<Ui>;
  /** Is the config sound? */
  sound?: Promise<boolean>;
  /** Tag of the language in which the visitor is asked, once somebody is. */
  shownIn?: string;
  /** The widget was taken off the page: it follows nothing any more. */
  gone?: boolean;
  /** Writes down what happens, in debug mode. */
  log?(what: string, which: unknown, why?: unknown): void;
}

/** The calls of the API that change something: each is carried out by what is fetched when the first is made. */
export type Calls = Pick<Rozilik, 'decide' | 'acceptAll' | 'rejectAll' | 'withdraw' | 'reset' | 'close' | 'request' | 'setLocale' | 'destroy'> & {
  /** Opens a view, or the one that an element names; answers whether it could. */
  open(view?: View | HTMLElement): Promise<boolean>;
};

/** What a visitor who must be asked needs, or who says something new. */
export interface Late {
  /** Carries out a call of the API. */
  call(core: Core, name: keyof Calls, args: unknown[]): Promise<unknown>;
  /** Shows the banner while the visitor must be asked. */
  ask(core: Core): Promise<void>;
  /** Records a yes to some ids, and leaves open what was not decided. */
  allow(core: Core, ids: readonly Id[]): Promise<void>;
  /** Tells the visitor what could not be erased. */
  tell(core: Core, left: readonly Left[]): Promise<void>;
}

/** What is needed to look closer, or to take back. */
export interface More {
  Panel: typeof panel.Panel;
  closed: typeof panel.closed;
  open: typeof panel.open;
  tell: typeof panel.tell;
  lookCloser: typeof panel.lookCloser;
  show: typeof panel.show;
  LeftNote: typeof LeftNote;
  /**
   * Stops what runs and no longer may, erases what it stored, and loads the page anew where something cannot be undone.
   * Answers what is left of it.
   */
  undo(core: Core): readonly Left[];
  /** Forgets the record, wherever its cookie may lie. */
  forget(core: Core): void;
  /** Says what is wrong with a config. */
  explain(problems: readonly Problem[]): void;
}

/** What can be read: documents, what changed in them, and the visitor's rights. */
export interface Reading {
  /** The page of a view: `documents`, `rights`, `policy@2#4.1`, `policy..3`. */
  pageOf(state: State, view: View): Page | undefined;
  /** A version's text as clauses, in a language or the authoritative one. */
  treeOf: typeof treeOf;
}

/** What turns a text that is not plain into the elements it is made of. */
export interface Formats {
  /** Answers elements that were cleaned of whatever runs, or leads to something that does, and are not part of the page. */
  elementsOf(text: string, format: 'markdown' | 'html'): Element;
}

/** The parts that not every visitor needs, by name. */
export interface Parts {
  notices: typeof notices;
  documents: Reading;
  formats: Formats;
  ui: Late;
  more: More;
  elements: Pick<Additions, 'elements'>;
  hold: Pick<Additions, 'hold'>;
  debug: Pick<Additions, 'debug'>;
  legal: Pick<Additions, 'legal'>;
}

/** What some pages have besides: each is a function of the name of its part. */
export interface Additions {
  /** Lets tagged elements go as far as consent goes. */
  elements(core: Core): void;
  /** Holds back known vendors' elements that nobody tagged. */
  hold(core: Core): void;
  /** Writes down what happens. */
  debug(core: Core): void;
  /** Lets consent follow from the site's documents, purposes and mode too. */
  legal(core: Core): void;
}

/** How they are fetched: by `import()` in a module, by script elements elsewhere. */
export interface Loaders {
  load<Name extends keyof Parts>(name: Name): Promise<Parts[Name]>;
  /** Texts of a language, by its tag: those of the first layer, with `-details` behind it those of the second, with `-documents` those of documents. */
  texts(name: string): Promise<Messages & Details & Documents>;
}

