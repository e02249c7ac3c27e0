import type { Core } from '../core/core';
import type { Settings } from '../core/settings';
import { sound } from '../forms/forms';
import { OPTIONS } from '../forms/options';
import type { Config } from '../types';
import { validate } from './validate';

/** Options of which nothing follows but what is shown. */
const SHOWN = [
  'operator',
  'policy',
  'cookiePolicy',
  'messages',
  'locale',
  'localeAliases',
  'defaultLocale',
  'theme',
  'accent',
  'position',
] as const satisfies readonly (keyof Config)[];

const tidied = new WeakSet<Settings>();

/** Leaves out, of what is shown, whatever is wrong, so that the settings open under any config; and tells the owner of it, once. */
export function tidy(core: Core): void {
  const { settings } = core;
  validate(settings);
  if (tidied.has(settings)) return;
  tidied.add(settings);
  const right = sound(OPTIONS, settings.given, '', []) as Config;
  Object.assign(settings, Object.fromEntries(SHOWN.map((name) => [name, right[name]])));
}
