import type { Page } from './browser';
import { banner } from './site';

declare global {
  /** The first element of the interface that matches, for scripts that run in a page with `EYES`. */
  function inside<Found extends HTMLElement = HTMLElement>(selector: string): Found;
  /** All elements of the interface that match. */
  function insideAll<Found extends HTMLElement = HTMLElement>(selector: string): Found[];
}

/** Lets scripts of a test look into the interface. */
export const EYES = `<script>
  self.insideAll = (selector) => [...document.querySelector('rozilik-root')?.shadowRoot?.querySelectorAll(selector) ?? []];
  self.inside = (selector) => insideAll(selector)[0];
</script>`;

/** The languages of the interface. */
export const LANGUAGES = ['uz', 'uz-Cyrl', 'ru', 'en'];

/** Waits until the interface holds what matches. */
export async function shown(page: Page, selector: string): Promise<void> {
  await page.waitFor((wanted) => !!inside(wanted)?.getClientRects().length, selector);
}

/** Waits until the interface holds nothing that matches. */
export async function gone(page: Page, selector: string): Promise<void> {
  await page.waitFor((wanted) => !inside(wanted)?.getClientRects().length, selector);
}

/** Clicks the first element of the interface that matches, once it is shown. */
export async function press(page: Page, selector: string): Promise<void> {
  await shown(page, selector);
  await page.click((wanted) => inside(wanted), selector);
}

/** The text of the first element of the interface that matches, once it is there. */
export async function textOf(page: Page, selector: string): Promise<string> {
  await page.waitFor((wanted) => !!inside(wanted), selector);
  return page.eval((wanted) => inside(wanted).textContent, selector);
}

/** Opens the preferences from the banner. */
export async function openPreferences(page: Page): Promise<void> {
  await banner(page);
  await press(page, '.manage');
  await shown(page, 'dialog');
}

/** Opens what is folded in the preferences, and waits until it is drawn. */
export async function unfold(page: Page): Promise<void> {
  await page.eval(() => {
    for (const details of insideAll<HTMLDetailsElement>('fieldset details')) details.open = true;
  });
  await page.waitFor(() => insideAll('fieldset details').every(({ children }) => children.length > 1));
}

/** Clicks the switch of a category or service, whose details may have to be opened first. */
export async function flip(page: Page, id: string): Promise<void> {
  await unfold(page);
  await press(page, `[aria-describedby="about-${id}"]`);
}

/** The switches that are on, by id. */
export async function switchedOn(page: Page): Promise<string[]> {
  await unfold(page);
  return page.eval(() =>
    insideAll<HTMLInputElement>('dialog input:checked').map((input) => input.getAttribute('aria-describedby')!.slice(6)),
  );
}

/** What is granted now, by id, without the necessary; nothing where nothing is decided. */
export const choices = (page: Page): Promise<Record<string, boolean> | undefined> =>
  page.eval(
    () => (window as unknown as { rozilik: { get(): { record?: { choices: Record<string, boolean> } } } }).rozilik.get().record?.choices,
  );

/** Puts a page of one size into a frame: not every engine has windows as narrow as a phone. */
export const framed = (width: number, height: number, path = '/page.html'): string =>
  `<!doctype html><title>Frame</title><style>body { margin: 0 } iframe { border: 0 }</style><iframe src="${path}" width="${width}" height="${height}"></iframe>`;
