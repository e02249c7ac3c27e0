import { setTimeout as sleep } from 'node:timers/promises';
import { DEFAULT_VIEWPORT, type Page, type PageOptions, type Viewport } from '../browser';
import type { HttpDriver } from './http-driver';
import { Session } from './session';
import { WebDriverPage } from './webdriver-page';

const RESIZE_ATTEMPTS = 20;

/** A tab of WebKit. */
export class WebKitPage extends WebDriverPage {
  readonly #driver: HttpDriver;
  readonly #options: PageOptions;

  constructor(driver: HttpDriver, options: PageOptions, place: { session: Session; tab: string }) {
    super(place.session, place.tab);
    this.#driver = driver;
    this.#options = options;
  }

  /** Opens the first tab of a browser that a driver has started. */
  static async open(driver: HttpDriver, options: PageOptions): Promise<WebKitPage> {
    const tab = (await driver.send('GET', '/window')) as string;
    const page = new WebKitPage(driver, options, { session: new Session(driver.send), tab });
    await page.resize();
    return page;
  }

  // a window and not a tab, which would change the height of the page by that of the row of tabs
  override async newTab(): Promise<Page> {
    const { handle } = (await this.send('POST', '/window/new', { type: 'window' })) as { handle: string };
    const tab = new FurtherPage(this.#driver, this.#options, { session: this.session, tab: handle });
    await tab.resize();
    return tab;
  }

  /** Sets the inner size of the window, by way of the outer size that WebDriver knows. */
  async resize(): Promise<void> {
    const { width, height } = this.#options.viewport ?? DEFAULT_VIEWPORT;
    for (let attempt = 0; attempt < RESIZE_ATTEMPTS; attempt++) {
      const inner = await this.eval<Viewport>('({ width: innerWidth, height: innerHeight })');
      if (inner.width === width && inner.height === height) return;
      const outer = (await this.send('GET', '/window/rect')) as Viewport;
      const wanted = { width: outer.width + width - inner.width, height: outer.height + height - inner.height };
      await this.send('POST', '/window/rect', wanted);
      await sleep(20);
    }
    throw new Error(`The window of WebKit does not become ${width} × ${height}: a narrow one takes needs("narrowViewport").`);
  }

  protected override end(): Promise<void> {
    return this.#driver.close();
  }
}

/** A tab that closes alone, and not with its browser. */
class FurtherPage extends WebKitPage {
  protected override async end(): Promise<void> {
    await this.send('DELETE', '/window');
  }
}
