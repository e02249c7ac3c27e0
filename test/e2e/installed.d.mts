import type { EngineName } from './browser';

/** The engines that the end-to-end tests run in. */
export const ENGINES: readonly EngineName[];

/** Where GTK's small browser lives: WebKitWebDriver starts it. Undefined on a Mac, where Safari is used. */
export function miniBrowser(): string | undefined;

/** The path of each engine's program: the browser, for WebKit the driver. Undefined for an engine that is not there. */
export function installed(): Record<EngineName, string | undefined>;

/** The engines for which `installed` finds nothing. */
export function missing(): EngineName[];
