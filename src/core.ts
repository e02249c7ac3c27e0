import type { Elements } from './elements';
import type { Problem } from './examine';
import type { Gate } from './gate';
import type { Settings } from './settings';
import type { Store } from './store';
import type { Messages, Rozilik } from './types';
import type { Preferences } from './ui/preferences';

/** What every page has: all that the parts fetched later know of the page and of consent. */
export interface Core {
  settings: Settings;
  store: Store;
  gate: Gate;
  elements: Elements;
  /** Our element on the page. */
  root: ShadowRoot;
  /** Tags of the languages offered. */
  locales: readonly string[];
  /** Tag of the language that holds now. */
  locale(): string;
  /** The language the visitor chose on this page. */
  chosen?: string | undefined;
  messages: Loaders['messages'];
  more: Loaders['more'];
  /** Follows the page again: its elements, and its language. */
  settlePage(): void;
  /** Tells other tabs that the record changed. */
  announce(): void;
  /** Sends a DOM event. */
  send(name: string): void;
  /** The widget was taken off the page: it follows nothing any more. */
  gone?: boolean;
}

/** The calls of the API that change something: each is carried out by what is fetched when the first is made. */
export type Calls = Pick<Rozilik, 'decide' | 'acceptAll' | 'rejectAll' | 'withdraw' | 'reset' | 'open' | 'close' | 'setLocale' | 'destroy'>;

/** What a visitor who must be asked needs, or who says something new. */
export interface Late {
  /** Carries out a call of the API. */
  call(core: Core, name: keyof Calls, args: unknown[]): Promise<void>;
  /** Shows the banner while the visitor must be asked. */
  ask(core: Core): Promise<void>;
}

/** What is needed to look closer, or to take back. */
export interface More {
  Preferences: typeof Preferences;
  /** Stops what runs and no longer may, erases what it stored, and loads the page anew where something cannot be undone. */
  undo(core: Core): void;
  /** Forgets the record, wherever its cookie may lie. */
  forget(core: Core): void;
  /** Says what is wrong with a config. */
  explain(problems: readonly Problem[]): void;
}

/** How the parts that a returning visitor does not need are fetched: by `import()` in a module, by script elements elsewhere. */
export interface Loaders {
  late(): Promise<Late>;
  more(): Promise<More>;
  messages(tag: string): Promise<Messages>;
}
