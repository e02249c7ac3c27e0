import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { chromium, type BrowserContext, type Page as PlaywrightPage } from 'playwright-core';
import { DEFAULT_VIEWPORT, type Browser, type ConsoleMessage, type Cookie, type Page, type PageOptions, type Until } from '../browser';
import { abilities } from './abilities';
import { ScriptedPage } from './scripted-page';
import { within } from './time';
import type { Point } from './where-to-click';

const EVENTS = { loaded: 'load', parsed: 'domcontentloaded' } as const;

const QUIET = ['--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];

/** Starts Chromium through Playwright. */
export async function launchChromium(executablePath: string, proxyPort: number): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath,
    // Chromium refuses to start as root with its sandbox on
    chromiumSandbox: process.getuid?.() !== 0,
    proxy: { server: `http://127.0.0.1:${proxyPort}`, bypass: '<-loopback>' },
    args: QUIET,
    // Playwright switches it off because its own waiting cannot cope with it
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
  return {
    name: 'chromium',
    can: abilities.chromium,
    newPage: async (options = {}) => {
      const context = await browser.newContext(contextOptions(options));
      return new ChromiumPage(await context.newPage(), () => context.close());
    },
    close: () => browser.close(),
  };
}

const contextOptions = (options: PageOptions) =>
  ({
    ignoreHTTPSErrors: true,
    locale: options.locale ?? 'en-US',
    colorScheme: options.colorScheme ?? 'light',
    viewport: options.viewport ?? DEFAULT_VIEWPORT,
    reducedMotion: options.reducedMotion ? 'reduce' : 'no-preference',
    forcedColors: options.forcedColors ? 'active' : 'none',
    javaScriptEnabled: options.javaScript ?? true,
  }) as const;

class ChromiumPage extends ScriptedPage implements Page {
  readonly #page: PlaywrightPage;
  readonly #messages: ConsoleMessage[] = [];
  readonly close: () => Promise<void>;

  constructor(page: PlaywrightPage, close: () => Promise<void>) {
    super();
    this.#page = page;
    this.close = close;
    page.on('console', (message) => this.#messages.push({ level: levelOf(message.type()), text: message.text() }));
    page.on('pageerror', (error) => this.#messages.push({ level: 'error', text: `Uncaught ${String(error)}` }));
  }

  async goto(url: string, until: Until = 'loaded'): Promise<void> {
    await this.#page.goto(url, { waitUntil: EVENTS[until] });
  }

  async reload(until: Until = 'loaded'): Promise<void> {
    await this.#page.reload({ waitUntil: EVENTS[until] });
  }

  async back(): Promise<void> {
    // out of the back/forward cache, Playwright sees no event but this one
    await this.#page.goBack({ waitUntil: 'commit' });
    await this.waitFor(() => document.readyState !== 'loading');
  }

  press(key: string): Promise<void> {
    return this.#page.keyboard.press(key);
  }

  async screenshot(file: string): Promise<void> {
    await mkdir(path.dirname(file), { recursive: true });
    await this.#page.screenshot({ path: file });
  }

  async cookies(): Promise<Cookie[]> {
    const cookies = await this.#context.cookies(this.#page.url());
    return cookies
      .map(({ expires, ...cookie }) => (expires === -1 ? cookie : { ...cookie, expires }))
      .sort((one, other) => one.name.localeCompare(other.name));
  }

  override consoleMessages(): Promise<ConsoleMessage[]> {
    return Promise.resolve(this.#messages);
  }

  override async devtools(method: string, parameters?: object): Promise<unknown> {
    const session = await this.#context.newCDPSession(this.#page);
    return session.send(method as 'Page.enable', parameters as undefined);
  }

  async newTab(): Promise<Page> {
    const tab = await this.#context.newPage();
    return new ChromiumPage(tab, () => tab.close());
  }

  protected clickAt({ x, y }: Point): Promise<void> {
    return this.#page.mouse.click(x, y);
  }

  protected run(expression: string, limit: number): Promise<string> {
    return within(limit, this.#page.evaluate<string>(expression));
  }

  get #context(): BrowserContext {
    return this.#page.context();
  }
}

function levelOf(type: string): ConsoleMessage['level'] {
  return (['debug', 'info', 'warning', 'error'] as const).find((level) => level === type) ?? 'log';
}
