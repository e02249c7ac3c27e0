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
 * Stands in for a vendor's global function: calls made while refused are dropped, since the vendors' own stand-ins queue
 * them and send all later. Keeps the real one for the day it is granted.
 */
export function dropping(real: Call): Call {
  return Object.assign(() => {}, { real });
}
