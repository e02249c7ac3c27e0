import { cookieNames, everyDomain, visibleCookies, writeCookie } from './cookies';

/** Name of our cookie. */
export const COOKIE = 'rozilik';
/** Where an http page finds no room for it, because an https page of the site has one: `Secure` ones are hidden and kept from it. */
export const SPARE = 'rozilik-http';

/** The texts of all records that this page can see. */
export const recordTexts = (): string[] => visibleCookies().flatMap((pair) => /^rozilik(-http)?=(.*)/.exec(pair)?.[2] ?? []);

/** Is a domain this host or a parent of it? For another a browser refuses a cookie. */
export const isOurs = (domain: unknown): domain is string => typeof domain === 'string' && `.${location.hostname}`.endsWith(`.${domain}`);

/** Writes one, or with a moment that has passed takes one back. The moment is in milliseconds. */
export function writeRecord(name: string, text: string, expires: number, domain: string | undefined): void {
  writeCookie(name, text, `;Path=/;SameSite=Lax;Expires=${new Date(expires).toUTCString()}${isOurs(domain) ? `;Domain=${domain}` : ''}`);
}

/** Takes back every record that lies where this page may write one: also those of an earlier set-up, for a parent of this host. */
export function eraseRecords(): void {
  const names = cookieNames().filter((name) => name === COOKIE || name === SPARE);
  for (const domain of everyDomain()) {
    for (const name of names) writeCookie(name, '', `;Path=/;Max-Age=0${domain}`);
  }
}
