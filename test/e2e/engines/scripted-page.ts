import { setTimeout as sleep } from 'node:timers/promises';
import type { ConsoleMessage, NewCookie, Script } from '../browser';
import { whereToClick, type Point } from './where-to-click';

const PATIENCE = 20_000;
const EVAL_LIMIT = 30_000;
const ATTEMPT_LIMIT = 3000;
const POLL_EVERY = 50;

/** What a page can do in any engine that runs a script in it. */
export abstract class ScriptedPage {
  /** Evaluates an expression that is a promise of a string, unless that takes too long. */
  protected abstract run(expression: string, limit: number): Promise<string>;

  /** Clicks with the mouse at a point of the window's inside. */
  protected abstract clickAt(point: Point): Promise<void>;

  eval<Result, Argument = undefined>(script: Script<Result, Argument>, argument?: Argument): Promise<Result> {
    return this.#evaluate(EVAL_LIMIT, script, argument);
  }

  async waitFor<Result, Argument = undefined>(
    script: Script<Result, Argument>,
    argument?: Argument,
    milliseconds = PATIENCE,
  ): Promise<Result> {
    const end = Date.now() + milliseconds;
    for (;;) {
      // a page that is being replaced may throw or swallow the script, and a script may come too early
      const last = await this.#evaluate(ATTEMPT_LIMIT, script, argument).catch(asError);
      if (last && !(last instanceof Error)) return last;
      if (Date.now() > end) throw new Error(`Waited ${milliseconds} ms for: ${quoted(script, argument)}\n  last: ${String(last)}`);
      await sleep(POLL_EVERY);
    }
  }

  async click<Argument = undefined>(find: Script<Element | null | undefined, Argument>, argument?: Argument): Promise<void> {
    await this.clickAt(await this.waitFor<Point>(whereToClick(call(find, argument))));
  }

  async setCookie({ name, value, path = '/', domain, expires, secure, sameSite }: NewCookie): Promise<void> {
    const attributes = [
      `path=${path}`,
      domain && `domain=${domain}`,
      expires && `expires=${new Date(expires * 1000).toUTCString()}`,
      secure && 'secure',
      sameSite && `samesite=${sameSite}`,
    ];
    const cookie = [`${name}=${value}`, ...attributes.filter(Boolean)].join('; ');
    await this.eval((text) => void (document.cookie = text), cookie);
  }

  consoleMessages(): Promise<ConsoleMessage[]> {
    return Promise.reject(new Error('This engine does not tell its console: ask for needs("consoleMessages").'));
  }

  devtools(_method: string, _parameters?: object): Promise<unknown> {
    return Promise.reject(new Error('This engine has no DevTools protocol: ask for needs("devtools").'));
  }

  async #evaluate<Result, Argument>(limit: number, script: Script<Result, Argument>, argument?: Argument): Promise<Result> {
    const outcome = JSON.parse(await this.run(wrapped(call(script, argument)), limit)) as { value: Result } | { error: string };
    if ('error' in outcome) throw new Error(`${outcome.error}\n  in the page: ${quoted(script, argument)}`);
    return outcome.value;
  }
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

/** A call of the script, as source. */
function call<Result, Argument>(script: Script<Result, Argument>, argument?: Argument): string {
  return typeof script === 'string' ? `(${script})` : `(${script.toString()})(${JSON.stringify(argument) ?? ''})`;
}

function wrapped(expression: string): string {
  return `(async () => {
    try {
      const value = await ${expression};
      return JSON.stringify({ value }, (_, item) => (item?.nodeType ? '<' + item.nodeName + '>' : item));
    } catch (error) {
      return JSON.stringify({ error: String(error) });
    }
  })()`;
}

function quoted<Result, Argument>(script: Script<Result, Argument>, argument?: Argument): string {
  return argument === undefined ? script.toString() : `${script.toString()} with ${JSON.stringify(argument)}`;
}
