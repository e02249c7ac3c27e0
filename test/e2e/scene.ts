import { setTimeout as sleep } from 'node:timers/promises';
import { inject, test, type TestAPI, type TestFunction } from 'vitest';
import type { Ability, Browser, EngineName, Page, PageOptions } from './browser';
import { launch } from './engines';
import { abilities } from './engines/abilities';
import { startInternet, type Internet } from './internet';

declare module 'vitest' {
  interface ProvidedContext {
    engine: EngineName;
  }
}

/** The engine that this run is in. */
export const engine = inject('engine');

/**
 * `it` with an empty internet, a `page` in it, and `open` for pages with options and further cookie jars.
 * One browser and one proxy serve all spec files of an engine, because starting them is what takes time.
 */
export const it = test
  // oxlint-disable-next-line no-empty-pattern -- vitest reads from the pattern what a fixture depends on
  .extend('internet', { scope: 'worker' }, async ({}, { onCleanup }): Promise<Internet> => {
    const internet = await startInternet();
    onCleanup(() => internet.close());
    return internet;
  })
  .extend('browser', { scope: 'worker' }, async ({ internet }, { onCleanup }): Promise<Browser> => {
    const browser = await launch(engine, internet.port);
    onCleanup(() => browser.close());
    return browser;
  })
  .extend('open', async ({ browser, internet }, { onCleanup }): Promise<Open> => {
    const pages: Page[] = [];
    onCleanup(async () => {
      await Promise.all(pages.map((page) => page.close()));
      // what the pages sent as they closed is not the next test's, and takes a moment to arrive
      if (internet.foreign().length) await sleep(150);
      internet.reset();
    });
    return async (options) => {
      const page = await browser.newPage(options);
      pages.push(page);
      return page;
    };
  })
  .extend('page', ({ open }): Promise<Page> => open());

/** Whether the engine of this run has the ability. */
export const can = (ability: Ability): boolean => abilities[engine].has(ability);

/** `it` for what not every engine can do: elsewhere the test is skipped, with the reason in its title. */
export const needs = (...wanted: Ability[]): Declare => {
  const lacking = wanted.filter((ability) => !can(ability));
  return lacking.length ? skipped(`${engine} has no ${lacking.join(', ')}`) : it;
};

/** `it` for what one engine is known to do otherwise: there the test is skipped, with the reason in its title. */
export const except = (name: EngineName, reason: string): Declare => (name === engine ? skipped(`${name}: ${reason}`) : it);

type Open = (options?: PageOptions) => Promise<Page>;
type Fixtures = typeof it extends TestAPI<infer Context> ? Context : never;
type Declare = (title: string, run: TestFunction<Fixtures>) => void;

const skipped =
  (reason: string): Declare =>
  (title, run) =>
    it.skip(`${title} [${reason}]`, run);
