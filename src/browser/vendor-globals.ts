/** The page's globals, by the names that vendors gave them. */
export interface Globals {
  [name: string]: unknown;
  ym?: Call;
  gtag?: Call;
  dataLayer?: unknown[];
}
export const globals = () => window as unknown as Globals;

/** A function of a vendor's, or what stands in for it and drops every call. */
export type Call = ((...args: unknown[]) => void) & { real?: Call };

/**
 * Stands in for a vendor's global while it is refused, whether a function, a queue or an object of methods: calls are dropped,
 * since the vendors' own stand-ins queue them and send all later. Keeps the real one for the day it is granted.
 */
export function dropping(real?: unknown): Call {
  return new Proxy(Object.assign(() => {}, { real }) as Call, { get: (_, name) => (name === 'real' ? real : () => {}) });
}

/** Puts the real global back in the place of what drops its calls, or `fresh` where there never was one. */
export function restore<Real>(name: string, fresh: Real): Real {
  const page = globals();
  const now = page[name];
  return (page[name] = (isDropping(now) ? now.real : now) ?? fresh) as Real;
}

/** Drops all calls of a vendor's global from now on. */
export function drop(name: string): void {
  const page = globals();
  if (!isDropping(page[name])) page[name] = dropping(page[name]);
}

/** The same before the vendor's file is there: what the page has queued for it, in a list or a function with one, is forgotten. */
export function dropQueue(name: string): void {
  const now = globals()[name] as { q?: unknown } | undefined;
  if (Array.isArray(now) || Array.isArray(now?.q)) delete globals()[name];
  drop(name);
}

/** Does this stand in for a vendor's global? */
export const isDropping = (value: unknown): value is Call => !!value && 'real' in (value as object);
