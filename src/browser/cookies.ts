/** Values of all cookies of one name: a parent domain may have set one too. `[]` where cookies are blocked. */
export function readCookie(name: string): string[] {
  return visibleCookies()
    .split('; ')
    .flatMap((pair) => (pair.startsWith(`${name}=`) ? pair.slice(name.length + 1) : []));
}

/** Names of the cookies this page can see. */
export function cookieNames(): string[] {
  return visibleCookies()
    .split('; ')
    .flatMap((pair) => pair.split('=')[0] || []);
}

/** The cookies this page can see, as the browser lists them. */
function visibleCookies(): string {
  try {
    return document.cookie;
  } catch {
    // a sandboxed frame
    return '';
  }
}

/** Sets a cookie; `attributes` begin with a semicolon. Without effect where cookies are blocked. */
export function writeCookie(name: string, value: string, attributes: string): void {
  try {
    document.cookie = `${name}=${value}${attributes}${location.protocol === 'https:' ? ';Secure' : ''}`;
  } catch {
    // a sandboxed frame
  }
}
