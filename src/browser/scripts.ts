/** The tag this file came by; nothing in a module. Read while the file runs, the only time it is known. */
export const ownTag = globalThis.document?.currentScript as HTMLScriptElement | null | undefined;

interface TrustedTypes {
  createPolicy(name: string, rules: Policy): Policy;
}
interface Policy {
  createScript(text: string): string;
  createScriptURL(url: string): string;
}
const asIs: Policy = { createScript: (text) => text, createScriptURL: (url) => url };
let policy: Policy | undefined;

/** The nonce of the page's Content-Security-Policy, or `''`. The attribute is emptied by browsers, the property is not. */
export function pageNonce(): string {
  return ownTag?.nonce || document.querySelector<HTMLScriptElement>('script[nonce]:not([data-consent])')?.nonce || '';
}

/**
 * Gives a script its address, or else its text. Throws where the page's Content-Security-Policy has a `trusted-types` without
 * `rozilik` in it: the script does not run, and the browser's message names the policy that is missing.
 */
export function fillScript(script: HTMLScriptElement, url: string | undefined, text?: string): void {
  policy ??= (window as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('rozilik', asIs) ?? asIs;
  if (url) script.src = policy.createScriptURL(url);
  else script.text = policy.createScript(text!);
}

/** Appends a script that runs as soon as it is there. */
export function insertScript(url: string): HTMLScriptElement {
  const script = document.createElement('script');
  script.nonce = pageNonce();
  fillScript(script, url);
  document.head.append(script);
  return script;
}
