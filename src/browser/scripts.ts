import { page } from './page-document';

/** The tag this file came by; nothing in a module. Read while the file runs, the only time it is known. */
export const ownTag = page?.currentScript as HTMLScriptElement | null | undefined;

interface TrustedTypes {
  createPolicy(name: string, rules: Policy): Policy;
}
interface Policy {
  createHTML(text: string): string;
  createScript(text: string): string;
  createScriptURL(url: string): string;
}
const asIs: Policy = { createHTML: String, createScript: String, createScriptURL: String };
let policy: Policy | undefined;

let given: string | undefined;

/** Takes the nonce that a module was given, which no tag of ours has. */
export function useNonce(nonce: string | undefined): void {
  given = nonce;
}

/**
 * The nonce that the page's Content-Security-Policy gave to us, or `''`: nobody else's is ever taken. The attribute is emptied
 * by browsers, the property is not.
 */
export function pageNonce(): string {
  return given || ownTag?.nonce || '';
}

/**
 * Gives a script its address, or else its text. Throws where the page's Content-Security-Policy has a `trusted-types` without
 * `rozilik` in it: the script does not run, and the browser's message names the policy that is missing.
 */
export function fillScript(script: HTMLScriptElement, url: string | undefined, text?: string): void {
  if (url) script.src = trusted().createScriptURL(url);
  else script.text = trusted().createScript(text!);
}

/** The page's one policy for Trusted Types, or what does the same where there are none. */
export function trusted(): Policy {
  return (policy ??= (window as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('rozilik', asIs) ?? asIs);
}

/** Lets the page wait for a script, as for a tag in its source; where the parser has passed, appends it. */
export function writeScript(url: string): HTMLScriptElement {
  if (page.readyState !== 'loading' || ownTag?.async !== false) return insertScript(url);
  page.write(trusted().createHTML(`<script src="${url}" nonce="${pageNonce()}"></script>`));
  return [...page.scripts].pop()!;
}

/** Appends a script that runs as soon as it is there. */
export function insertScript(url: string): HTMLScriptElement {
  const script = page.createElement('script');
  script.nonce = pageNonce();
  fillScript(script, url);
  page.head.append(script);
  return script;
}
