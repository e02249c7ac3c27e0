import { within } from './time';

/** Carries one W3C WebDriver command: method and path below the session, and its parameters. */
export type Transport = (method: 'GET' | 'POST' | 'DELETE', path: string, parameters?: object) => Promise<unknown>;

const LIMIT = 30_000;

/** What every session asks for. With another strategy WebKit holds every command back until the page has loaded. */
export const CAPABILITIES = { acceptInsecureCerts: true, pageLoadStrategy: 'none' };

/** A cookie jar with its tabs. WebDriver has one current tab, so that commands go one by one and switch to theirs. */
export class Session {
  readonly #transport: Transport;
  #current = '';
  #last: Promise<unknown> = Promise.resolve();

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Sends several commands to a tab that nothing may come between. */
  exclusively<Result>(tab: string, commands: (transport: Transport) => Promise<Result>, limit = LIMIT): Promise<Result> {
    const switchAndSend = async (): Promise<Result> => {
      if (tab !== this.#current) await this.#transport('POST', '/window', { handle: tab });
      this.#current = tab;
      return commands(this.#transport);
    };
    const result = this.#last.then(() => within(limit, switchAndSend()));
    this.#last = result.catch(() => undefined);
    return result;
  }
}
