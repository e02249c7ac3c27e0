import { page } from './page-document';

/** Names of the cookies this page can see. */
export function cookieNames(): string[] {
  return visibleCookies().flatMap((pair) => pair.split('=')[0] || []);
}

/** The cookies this page can see, each as `name=value`: a parent domain may have set one of the same name too. `[]` where they are blocked. */
export function visibleCookies(): string[] {
  try {
    return page.cookie.split('; ');
  } catch {
    // a sandboxed frame
    return [];
  }
}

/** Attributes of every domain that a script on this page could have put a cookie on: this host, with and without its subdomains, and each parent. */
export function everyDomain(): string[] {
  const labels = location.hostname.split('.');
  return ['', ...labels.map((_, at) => `;Domain=${labels.slice(at).join('.')}`)];
}

/** Sets a cookie; `attributes` begin with a semicolon. Without effect where cookies are blocked. */
export function writeCookie(name: string, value: string, attributes: string): void {
  try {
    const text = `${name}=${value}${attributes}${location.protocol === 'https:' ? ';Secure' : ''}`;
    Reflect.set(Document.prototype, 'cookie', text, document);
  } catch {
    // a sandboxed frame
  }
}
