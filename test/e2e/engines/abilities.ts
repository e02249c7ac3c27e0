import type { Ability, EngineName } from '../browser';
import { miniBrowser } from '../installed.mjs';

/** What each engine can do, known before it is started so that tests can be skipped while they are collected. */
export const abilities: Record<EngineName, ReadonlySet<Ability>> = {
  chromium: new Set<Ability>([
    'colorScheme',
    'consoleMessages',
    'devtools',
    'forcedColors',
    'javaScriptOff',
    'locale',
    'narrowViewport',
    'reducedMotion',
  ]),
  firefox: new Set<Ability>([
    'colorScheme',
    'consoleMessages',
    'forcedColors',
    'javaScriptOff',
    'locale',
    'narrowViewport',
    'reducedMotion',
  ]),
  // Safari has no switches for these, GTK's small browser has
  webkit: new Set<Ability>(miniBrowser() ? ['colorScheme', 'javaScriptOff', 'locale', 'reducedMotion'] : []),
};
