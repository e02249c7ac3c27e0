import { fireEvent, within } from '@testing-library/preact';
import { vi } from 'vitest';
import { decode, encode } from '../../../src/consent/record';
import type { ConsentRecord } from '../../../src/types';

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
export const looks = (button: HTMLElement) => [
  button.localName,
  button.parentElement,
  ...[...button.attributes].map(({ name, value }) => `${name}=${value}`),
];

/** Presses beside the dialog, on what dims the page. */
export function pressBeside(): void {
  const dialog = sight().getByRole('dialog');
  fireEvent.pointerDown(dialog);
  fireEvent.click(dialog);
}

export const press = (name: string) => fireEvent.click(sight().getByRole('button', { name }));
export const dialog = () => sight().getByRole<HTMLDialogElement>('dialog');

/** The record in the cookie. */
export const stored = () => decode(document.cookie.replace(/^rozilik=/, ''), []);

/** Puts down what an earlier visit, or another tab, left: a record of now, but for what is said of it. */
export function putRecord({ at = Date.now(), ...changes }: Partial<ConsentRecord>): void {
  const record: ConsentRecord = {
    id: 'abcdefghijklmnop',
    at,
    expires: at + 180 * 86_400_000,
    action: 'save',
    mode: 'opt-in',
    policy: '',
    revision: '1',
    shown: '',
    locale: 'en',
    choices: {},
    ...changes,
  };
  document.cookie = `rozilik=${encode(record, [])};Path=/`;
}

/** Opens what is folded: it is drawn then, and not before. */
export function unfold(): void {
  for (const details of dialog().querySelectorAll('details')) {
    details.open = true;
    fireEvent(details, new Event('toggle'));
  }
}
