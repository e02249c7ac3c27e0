import type { Turn } from '../consent/versions';
import type { Elements } from '../elements/tagged';
import type { Problem } from '../check/validate';
import type { Gate } from './gate';
import type { Settings } from './settings';
import type { Store } from './store';
import type { Action, Condition, ConsentRecord, Details, Documents, Id, Left, Messages, Rozilik, View } from '../types';
import type { Ui } from '../ui/interface';
import type { State } from '../ui/state';

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

/**
 * The parts that not every visitor needs, by name. Each is a file of `parts/`, which adds itself here, so that what one part
 * hands another is known to these two alone.
 */
// oxlint-disable-next-line typescript/no-empty-interface -- the parts fill it
export interface Parts {}

/** What some pages have besides: each is a function of the name of its part. */
export type Additions = Record<'elements' | 'hold' | 'debug' | 'legal', (core: Core) => void>;

/** How they are fetched: by `import()` in a module, by script elements elsewhere. */
export interface Loaders {
  load<Name extends keyof Parts>(name: Name): Promise<Parts[Name]>;
  /** Texts of a language, by its tag: those of the first layer, with `-details` behind it those of the second, with `-documents` those of documents. */
  texts(name: string): Promise<Messages & Details & Documents>;
}

