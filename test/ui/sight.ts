import { fireEvent, within } from '@testing-library/preact';
import { vi } from 'vitest';

const root = () => document.querySelector('rozilik-root')!.shadowRoot!;

/** What the visitor sees of ours, by role and text. */
export const sight = () => within(root().querySelector<HTMLElement>('.ui')!);

/** Waits for the banner. */
export async function bannerShown(): Promise<HTMLElement> {
  return vi.waitFor(() => sight().getByRole('region'));
}

/** The element of ours that has the focus. */
export const focused = () => root().activeElement;

/** Buttons as a visitor could compare them: everything but the words. */
export const looks = (button: HTMLElement) => [button.localName, button.parentElement, ...[...button.attributes].map(({ name, value }) => `${name}=${value}`)];

/** Presses beside the dialog, on what dims the page. */
export function pressBeside(): void {
  const dialog = sight().getByRole('dialog');
  fireEvent.pointerDown(dialog);
  fireEvent.click(dialog);
}
