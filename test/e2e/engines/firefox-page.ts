import { DEFAULT_VIEWPORT, type ConsoleMessage, type Cookie, type Page, type PageOptions } from '../browser';
import type { Marionette } from './marionette';
import type { Session } from './session';
import { WebDriverPage } from './webdriver-page';

/** A cookie jar in a running Firefox. */
interface Jar {
  marionette: Marionette;
  session: Session;
  /** The lines that Firefox has written so far, with what the pages log among them. */
  output: string[];
  options: PageOptions;
  /** The number of the container, as Firefox calls it, that keeps the jar's cookies and storage apart. */
  container: number;
  /** A tab that stays open. */
  home: string;
}

/** A tab of Firefox. */
export class FirefoxPage extends WebDriverPage {
  readonly #jar: Jar;
  /** The tabs opened from this one, which close with it. */
  readonly #tabs: FirefoxPage[] = [];
  readonly #firstLine: number;

  private constructor(jar: Jar, tab: string) {
    super(jar.session, tab);
    this.#jar = jar;
    this.#firstLine = jar.output.length;
  }

  /** Opens the first tab of a jar. What its options ask for holds for all of Firefox until the next jar. */
  static async open(jar: Jar): Promise<FirefoxPage> {
    await jar.session.exclusively(jar.home, () => jar.marionette.chrome(`${setOptions(jar.options)} Services.console.reset();`));
    return new FirefoxPage(jar, await openTab(jar));
  }

  override async newTab(): Promise<Page> {
    const tab = new FirefoxPage(this.#jar, await openTab(this.#jar));
    this.#tabs.push(tab);
    return tab;
  }

  // not the command for it, which knows nothing of containers
  override async cookies(): Promise<Cookie[]> {
    const cookies = (await this.#chrome(`
      const { host, filePath } = gBrowser.selectedBrowser.currentURI;
      return Services.cookies.getCookiesFromHost(host, { userContextId: ${this.#jar.container} })
        .filter((cookie) => cookie.host === host || (cookie.isDomain && \`.\${host}\`.endsWith(cookie.host)))
        .filter((cookie) => filePath.startsWith(cookie.path))
        .map(({ name, value, host: domain, path, isSecure: secure, isHttpOnly: httpOnly, isSession, expiry, sameSite }) => ({
          name, value, domain, path, secure, httpOnly,
          sameSite: ['None', 'Lax', 'Strict'][sameSite] ?? 'None',
          ...(!isSession && { expires: expiry / 1000 }),
        }));`)) as Cookie[];
    return cookies.sort((one, other) => one.name.localeCompare(other.name));
  }

  override async consoleMessages(): Promise<ConsoleMessage[]> {
    const failures = (await this.#chrome(`
      return Services.console.getMessageArray()
        .filter((message) => message instanceof Ci.nsIScriptError && /^https?:/.test(message.sourceName))
        .map(({ logLevel, errorMessage }) => ({ level: ['debug', 'info', 'warning', 'error'][logLevel], text: errorMessage }));`)) as ConsoleMessage[];
    const logged = this.#jar.output.slice(this.#firstLine).flatMap((line) => {
      const [, method, text] = /^console\.(\w+): (.*)/.exec(line) ?? [];
      return text === undefined ? [] : [{ level: levelOf(method!), text }];
    });
    return [...failures, ...logged];
  }

  protected override async end(): Promise<void> {
    for (const tab of this.#tabs) await tab.close();
    await this.send('DELETE', '/window');
  }

  #chrome(script: string): Promise<unknown> {
    return this.session.exclusively(this.tab, () => this.#jar.marionette.chrome(script));
  }
}

/** Opens a tab in the jar's container: WebDriver itself can open tabs, but not in containers. */
function openTab({ session, marionette, home, container, options }: Jar): Promise<string> {
  const { width, height } = options.viewport ?? DEFAULT_VIEWPORT;
  return session.exclusively(home, async (send) => {
    const before = (await send('GET', '/window/handles')) as string[];
    await marionette.chrome(`
      const { linkedBrowser } = gBrowser.addTab('about:blank', {
        userContextId: ${container},
        triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal(),
      });
      // the window itself gets no narrower than 500 pixels
      for (const bound of ['min', 'max']) {
        linkedBrowser.style.setProperty(bound + '-width', '${width}px');
        linkedBrowser.style.setProperty(bound + '-height', '${height}px');
      }
      linkedBrowser.browsingContext.allowJavascript = ${options.javaScript ?? true};
      const { waitForInitialNavigationCompleted } = ChromeUtils.importESModule('chrome://remote/content/shared/Navigate.sys.mjs');
      await waitForInitialNavigationCompleted(linkedBrowser.browsingContext.webProgress);`);
    const after = (await send('GET', '/window/handles')) as string[];
    return after.find((handle) => !before.includes(handle))!;
  });
}

function levelOf(method: string): ConsoleMessage['level'] {
  if (method === 'warn') return 'warning';
  return (['debug', 'info', 'error'] as const).find((level) => level === method) ?? 'log';
}

const setOptions = ({ locale = 'en-US', colorScheme = 'light', reducedMotion = false, forcedColors = false }: PageOptions): string => `
  Services.prefs.setStringPref('intl.accept_languages', ${JSON.stringify(locale)});
  Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', ${colorScheme === 'dark' ? 0 : 1});
  Services.prefs.setIntPref('ui.prefersReducedMotion', ${Number(reducedMotion)});
  Services.prefs.setIntPref('browser.display.document_color_use', ${forcedColors ? 2 : 1});`;
