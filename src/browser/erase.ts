import { cookieNames, everyDomain, writeCookie } from './cookies';

/**
 * Erases every cookie whose name matches, wherever a script on this page could have put it: this host and each parent
 * domain, this path and each of its ancestors. Those of other sites and HttpOnly ones cannot be reached. Answers the names.
 */
export function eraseCookies(matches: (name: string) => boolean): string[] {
  const domains = everyDomain();
  const steps = location.pathname.split('/');
  const paths = new Set(steps.flatMap((_, at) => [`${steps.slice(0, at).join('/')}/`, steps.slice(0, at + 1).join('/')]));
  const names = cookieNames().filter(matches);
  for (const name of names) {
    for (const domain of domains) {
      for (const path of paths) {
        const gone = `;Max-Age=0;Path=${path}${domain}`;
        writeCookie(name, '', gone);
        // a partitioned cookie lies in a jar of its own
        writeCookie(name, '', `${gone};SameSite=None;Partitioned`);
      }
    }
  }
  return names;
}

/** Removes every key that matches from localStorage and sessionStorage; blocked storage is left alone. Answers the keys. */
export function eraseStorage(matches: (key: string) => boolean): string[] {
  const erased: string[] = [];
  for (const kind of ['localStorage', 'sessionStorage'] as const) {
    try {
      const storage = window[kind];
      for (const key of Object.keys(storage).filter(matches)) {
        storage.removeItem(key);
        erased.push(key);
      }
    } catch {
      // the visitor blocks it, so nothing can lie there
    }
  }
  return erased;
}
