import { existsSync } from 'node:fs';
import process from 'node:process';

/** The engines that the end-to-end tests run in. */
export const ENGINES = ['chromium', 'firefox', 'webkit'];

/** Where GTK's small browser lives: WebKitWebDriver starts it. Undefined on a Mac, where Safari is used. */
export const miniBrowser = () =>
  firstExisting(['x86_64', 'aarch64'].map((machine) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-4.1/MiniBrowser`));

/**
 * The path of each engine's program: the browser, for WebKit the driver. Undefined for an engine that is not there.
 * Plain JavaScript without a dependency, because the set-up script needs it before anything is installed.
 */
export const installed = () => ({
  chromium: firstExisting([
    process.env.CHROMIUM_PATH,
    '/usr/bin/chromium',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ]),
  firefox: firstExisting([
    process.env.FIREFOX_PATH,
    '/usr/bin/firefox-esr',
    '/usr/bin/firefox',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
  ]),
  webkit: webKitDriver(),
});

/** The engines for which `installed` finds nothing. */
export const missing = () => {
  const found = installed();
  return ENGINES.filter((engine) => !found[engine]);
};

function webKitDriver() {
  if (process.platform === 'darwin') return firstExisting(['/usr/bin/safaridriver']);
  // GTK has no headless mode, so that a screen is needed: the user's own or a virtual one
  const screen = process.env.DISPLAY || existsSync('/usr/bin/Xvfb');
  return screen && miniBrowser() ? firstExisting(['/usr/bin/WebKitWebDriver']) : undefined;
}

function firstExisting(paths) {
  return paths.find((path) => path && existsSync(path));
}
