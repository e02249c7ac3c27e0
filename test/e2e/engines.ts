import type { Browser, EngineName } from './browser';
import { launchChromium } from './engines/chromium';
import { launchFirefox } from './engines/firefox';
import { launchWebKit } from './engines/webkit';
import { installed } from './installed.mjs';

const LAUNCHERS = { chromium: launchChromium, firefox: launchFirefox, webkit: launchWebKit };

/** Starts an engine that reaches the network through the proxy on this port and no other way. */
export async function launch(name: EngineName, proxyPort: number): Promise<Browser> {
  const program = installed()[name];
  if (!program) throw new Error(`${name} is not installed: npm run setup -- --browsers`);
  return LAUNCHERS[name](program, proxyPort);
}
