import type { Core } from '../core/core';
import { localeOf } from '../core/locale';
import { addStyle, rootOf } from '../core/root';
import style from './way-back.css?inline';

/** Put in by the build from each file of `locales`: its `settings`, by tag. */
declare const __SETTINGS__: Readonly<Record<string, string>>;

/** The site's own way back, in whose place ours does not stand. */
export const OWN_WAY_BACK = '[data-rozilik-open=""]';

/**
 * The small button that comes back to the settings (GDPR art. 7(3): as easy to withdraw as to give): made when it is first
 * needed, labelled in the language that holds, and hidden while the visitor must be asked or `hasOwn` says that the site has one.
 */
export function wayBack(core: Core, hasOwn: () => boolean): () => void {
  const { settings, store } = core;
  let button: HTMLButtonElement | undefined;

  function made(): HTMLButtonElement {
    const root = rootOf(core);
    const fresh = document.createElement('button');
    fresh.className = 'way-back';
    fresh.dataset['rozilikOpen'] = 'preferences';
    addStyle(root, style);
    root.append(fresh);
    return fresh;
  }

  return () => {
    const isHidden = `${settings.button}` === 'false' || !!store.get().ask || hasOwn();
    if (isHidden && !button) return;
    const tag = localeOf(core);
    button ??= made();
    button.hidden = isHidden;
    button.lang = tag;
    const label: unknown = settings.messages?.[tag]?.settings;
    button.textContent = typeof label === 'string' ? label : (__SETTINGS__[tag] ?? __SETTINGS__['en']!);
  };
}
