import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Cookie, Page, Until } from '../browser';
import { ScriptedPage } from './scripted-page';
import type { Session, Transport } from './session';
import type { Point } from './where-to-click';

const NAVIGATION_TIMEOUT = 30_000;

const KEYS: Record<string, string> = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE006',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
};

/** A tab of an engine that speaks WebDriver. */
export abstract class WebDriverPage extends ScriptedPage implements Page {
  protected readonly session: Session;
  protected readonly tab: string;
  #left = 0;
  #closing: Promise<void> | undefined;

  constructor(session: Session, tab: string) {
    super();
    this.session = session;
    this.tab = tab;
  }

  abstract newTab(): Promise<Page>;

  /** What closing takes, which is done once however often `close` is called. */
  protected abstract end(): Promise<void>;

  close(): Promise<void> {
    return (this.#closing ??= this.end());
  }

  goto(url: string, until: Until = 'loaded'): Promise<void> {
    return this.#navigate(until, () => this.send('POST', '/url', { url }));
  }

  reload(until: Until = 'loaded'): Promise<void> {
    return this.#navigate(until, () => this.send('POST', '/refresh'));
  }

  back(): Promise<void> {
    return this.#navigate('parsed', () => this.send('POST', '/back'));
  }

  async press(combination: string): Promise<void> {
    const keys = combination.split('+').map((key) => KEYS[key] ?? key);
    const down = keys.map((value) => ({ type: 'keyDown', value }));
    const up = keys.map((value) => ({ type: 'keyUp', value })).reverse();
    await this.send('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions: [...down, ...up] }] });
  }

  async screenshot(file: string): Promise<void> {
    const png = (await this.send('GET', '/screenshot')) as string;
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, png, 'base64');
  }

  async cookies(): Promise<Cookie[]> {
    const cookies = (await this.send('GET', '/cookie')) as (Cookie & { expiry?: number })[];
    return cookies
      .map(({ expiry, ...cookie }) => (expiry ? { ...cookie, expires: expiry } : cookie))
      .sort((one, other) => one.name.localeCompare(other.name));
  }

  /** Marks the document, and waits for one without the mark. A new tab may pass through several blank ones. */
  async #navigate(until: Until, begin: () => Promise<unknown>): Promise<void> {
    const wanted = { mark: ++this.#left, states: until === 'loaded' ? ['complete'] : ['interactive', 'complete'] };
    await this.eval(({ mark }) => void Object.assign(document, { mark }), wanted);
    await begin();
    const arrived = ({ mark, states }: typeof wanted): boolean => {
      const elsewhere = location.href !== 'about:blank' && !('mark' in document && document.mark === mark);
      return elsewhere && states.includes(document.readyState);
    };
    await this.waitFor(arrived, wanted, NAVIGATION_TIMEOUT);
  }

  protected send(...command: Parameters<Transport>): Promise<unknown> {
    return this.session.exclusively(this.tab, (transport) => transport(...command));
  }

  protected async clickAt(point: Point): Promise<void> {
    const actions = [
      { type: 'pointerMove', ...point, duration: 0 },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ];
    // not WebDriver's own click on an element, whose unload listener keeps the page out of Firefox's back/forward cache
    await this.send('POST', '/actions', { actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }] });
  }

  protected async run(expression: string, limit: number): Promise<string> {
    const script = `const done = arguments[0]; ${expression}.then(done)`;
    const execute = (transport: Transport): Promise<unknown> => transport('POST', '/execute/async', { script, args: [] });
    const result = await this.session.exclusively(this.tab, execute, limit);
    if (typeof result !== 'string') throw new Error('The page went away while a script ran in it.');
    return result;
  }
}
