import { vendors } from '../../demo/vendors/index.mjs';
import type { Page } from './browser';
import type { Internet } from './internet';

export const HOME = 'https://shop.test/page.html';
/** All services of the first hour, by attributes alone. */
export const ALL =
  'data-operator="Anor" data-policy="/policy.html" data-categories="functional analytics marketing" data-yandex-metrica="12345678" data-google-analytics="G-TEST000001"';

/** The widget's tag, with the rest of its config in a block before it. */
export function tag(attributes = ALL, config?: object): string {
  const block = config ? `<script type="application/json" id="rozilik-config">${JSON.stringify(config)}</script>` : '';
  return `${block}<script src="/dist/rozilik.js" ${attributes}></script>`;
}

/** A page of a site, in English. */
export function html(head: string, body = ''): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Shop</title>${head}</head><body><h1>Shop</h1>${body}<p><a href="#end">Link</a></p></body></html>`;
}

/** Lets the stand-ins answer for the vendors' hosts: they do what the vendors' scripts were seen doing. */
export function serveVendors(internet: Internet): void {
  for (const [host, answer] of Object.entries(vendors)) {
    internet.serve(host, (request, response) => answer(request as never, response, new URL(request.url)));
  }
}

/** Waits for the banner. */
export async function banner(page: Page): Promise<void> {
  await page.waitFor(() => document.querySelector('rozilik-root')?.shadowRoot?.querySelector('section'));
}

const choose = (at: number) => async (page: Page) => {
  await banner(page);
  await page.click((n) => document.querySelector('rozilik-root')!.shadowRoot!.querySelectorAll('section .choice')[n], at);
  await page.waitFor(() => !document.querySelector('rozilik-root')!.shadowRoot!.querySelector('section'));
};
/** Clicks "Accept all" or "Reject all" on the banner. */
export const accept = choose(0);
export const reject = choose(1);

/** Is the banner there? */
export const asked = (page: Page): Promise<boolean> =>
  page.eval(() => !!document.querySelector('rozilik-root')?.shadowRoot?.querySelector('section'));

/** What held scripts of a test page left in `window.log`. */
export const log = (page: Page): Promise<string[]> => page.eval(() => (window as unknown as { log?: string[] }).log ?? []);

/** A statement that notes `name` in `window.log`. */
export const note = (name: string): string => `(window.log ||= []).push('${name}')`;

/** Waits until `window.log` holds so many entries, and returns it. */
export async function logged(page: Page, count: number, milliseconds?: number): Promise<string[]> {
  await page.waitFor((wanted) => ((window as unknown as { log?: string[] }).log?.length ?? 0) >= wanted, count, milliseconds);
  return log(page);
}

/** Calls a method of the API and waits until it is carried out. */
export async function call(page: Page, method: string, argument?: unknown): Promise<void> {
  await page.eval(
    async ([name, value]) => {
      const api = (window as unknown as { rozilik: Record<string, (value: unknown) => Promise<void>> }).rozilik;
      await api[name]!(value ?? undefined);
    },
    [method, argument ?? null] as [string, unknown],
  );
}

/** Withdraws what cannot be undone on a running page, and waits until the page is loaded anew. */
export async function withdrawAndReload(page: Page, id?: string): Promise<void> {
  await page.eval(`void (window.stale = true, rozilik.withdraw(${id ? JSON.stringify(id) : ''}))`);
  await page.waitFor("!window.stale && document.readyState === 'complete'");
}

/** Is this category or service granted? */
export const allows = (page: Page, id: string): Promise<boolean> =>
  page.eval((wanted) => (window as unknown as { rozilik: { allows(id: string): boolean } }).rozilik.allows(wanted), id);
