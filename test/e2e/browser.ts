/** The engines that the end-to-end tests run in. */
export type EngineName = 'chromium' | 'firefox' | 'webkit';

/** What not every engine can do. A test that needs one of these says so and is skipped by name elsewhere. */
export type Ability =
  | 'colorScheme'
  | 'consoleMessages'
  | 'devtools'
  | 'forcedColors'
  | 'javaScriptOff'
  | 'locale'
  | 'narrowViewport'
  | 'reducedMotion';

/** What a page is opened with. The defaults: en-US, light, 1024 × 768, motion and JavaScript on. */
export interface PageOptions {
  locale?: string;
  colorScheme?: 'light' | 'dark';
  viewport?: Viewport;
  reducedMotion?: boolean;
  forcedColors?: boolean;
  javaScript?: boolean;
}

/** The size of the window's inside, in CSS pixels. */
export interface Viewport {
  width: number;
  height: number;
}

/** The size of a page that is opened without one. */
export const DEFAULT_VIEWPORT: Viewport = { width: 1024, height: 768 };

/**
 * What to run in the page: an expression, or a function that refers to nothing outside itself.
 * Argument and result travel as JSON; an element in the result becomes its name, such as `<BUTTON>`.
 */
export type Script<Result, Argument> = string | ((argument: Argument) => Result | Promise<Result>);

/** A cookie as the engine keeps it. `expires` is in seconds since 1970 and absent for a session's cookie. */
export interface Cookie {
  name: string;
  value: string;
  domain: string;
  path: string;
  secure: boolean;
  httpOnly: boolean;
  sameSite?: string;
  expires?: number;
}

/** A cookie that the open page sets; with `domain` for its subdomains too. Others are a matter of Set-Cookie. */
export type NewCookie = Pick<Cookie, 'name' | 'value'> & Partial<Omit<Cookie, 'httpOnly'>>;

/** A line of the console: what the page logs, what it fails on and what the engine complains of. */
export interface ConsoleMessage {
  level: 'debug' | 'info' | 'log' | 'warning' | 'error';
  text: string;
}

/** How far a page has to be: loaded with all it asks for, or parsed, where something it asks for never comes. */
export type Until = 'loaded' | 'parsed';

/** A tab. `close` on the first tab of a cookie jar closes its other tabs too. */
export interface Page {
  goto(url: string, until?: Until): Promise<void>;
  reload(until?: Until): Promise<void>;
  /** Returns as soon as the page before is there: out of the back/forward cache it does not load. */
  back(): Promise<void>;
  eval<Result, Argument = undefined>(script: Script<Result, Argument>, argument?: Argument): Promise<Result>;
  /** Polls until the result is truthy, and returns it. */
  waitFor<Result, Argument = undefined>(script: Script<Result, Argument>, argument?: Argument, milliseconds?: number): Promise<Result>;
  /** Presses a key or a combination: `Tab`, `Shift+Tab`, `Enter`, `Escape`, `Space`, `ArrowDown`, `a`. */
  press(key: string): Promise<void>;
  /** Waits until the element is there and has come to rest, and clicks it with the mouse. */
  click<Argument = undefined>(find: Script<Element | null | undefined, Argument>, argument?: Argument): Promise<void>;
  screenshot(file: string): Promise<void>;
  /** The cookies that the open page's address gets, by name. */
  cookies(): Promise<Cookie[]>;
  setCookie(cookie: NewCookie): Promise<void>;
  /** What has gone to the console since this page was opened. Needs the ability of the same name. */
  consoleMessages(): Promise<ConsoleMessage[]>;
  /** Sends a command of the Chrome DevTools Protocol. Needs the ability of the same name. */
  devtools(method: string, parameters?: object): Promise<unknown>;
  /** Opens a second tab in the same cookie jar. */
  newTab(): Promise<Page>;
  close(): Promise<void>;
}

/** A running engine. */
export interface Browser {
  name: EngineName;
  can: ReadonlySet<Ability>;
  /** Opens a page with a cookie jar and storage of its own. */
  newPage(options?: PageOptions): Promise<Page>;
  close(): Promise<void>;
}
