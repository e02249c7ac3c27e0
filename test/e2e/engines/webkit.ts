import { once } from 'node:events';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { abilities } from './abilities';
import type { Browser, PageOptions } from '../browser';
import { startDriver } from './http-driver';
import { miniBrowser } from '../installed.mjs';
import { start } from './processes';
import { CAPABILITIES } from './session';
import { WebKitPage } from './webkit-page';

/** Starts what WebKit needs. Each page gets a driver and a browser of its own: with one for all, starts hung now and then. */
export async function launchWebKit(driver: string, proxyPort: number): Promise<Browser> {
  const screen = await startScreen();
  const directory = await mkdtemp(path.join(tmpdir(), 'webkit-'));
  const open = async (options: PageOptions): Promise<WebKitPage> => {
    const environment = { ...screen.environment, ...(miniBrowser() && (await gtkEnvironment(directory, options))) };
    const started = await startDriver(driver, capabilities(proxyPort, options), environment);
    return WebKitPage.open(started, options).catch(async (error: unknown) => {
      await started.close();
      throw error;
    });
  };
  return {
    name: 'webkit',
    can: abilities.webkit,
    // the driver may miss that its browser has started
    newPage: (options = {}) => open(options).catch(() => open(options)),
    async close() {
      await screen.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function startScreen(): Promise<{ environment: NodeJS.ProcessEnv; stop(): Promise<void> }> {
  if (process.platform !== 'linux' || process.env['DISPLAY']) return { environment: {}, stop: () => Promise.resolve() };
  const server = start('Xvfb', ['-displayfd', '3', '-screen', '0', '1920x1200x24', '-nolisten', 'tcp']);
  const [number] = (await once(server.extra, 'data')) as [Buffer];
  return { environment: { DISPLAY: `:${number.toString().trim()}` }, stop: () => server.stop() };
}

function capabilities(proxyPort: number, { colorScheme, javaScript = true }: PageOptions): object {
  const proxy = `127.0.0.1:${proxyPort}`;
  const binary = miniBrowser();
  if (!binary) return { ...CAPABILITIES, proxy: { proxyType: 'manual', httpProxy: proxy, sslProxy: proxy } };
  const parameters = [
    '--automation',
    // the standard capability would make GTK speak TLS to the proxy itself
    `--proxy=http://${proxy}`,
    ...(colorScheme === 'dark' ? ['--dark-mode'] : []),
    // the tests' own scripts still run
    ...(javaScript ? [] : ['--enable-javascript-markup=false']),
  ];
  return { ...CAPABILITIES, 'webkitgtk:browserOptions': { binary, args: parameters } };
}

/** GTK takes the language from the C library, which has to have it, and the rest from a file. */
async function gtkEnvironment(directory: string, { locale = 'en-US', reducedMotion = false }: PageOptions): Promise<NodeJS.ProcessEnv> {
  const language = `${locale.replaceAll('-', '_')}.UTF-8`;
  const locales = path.join(directory, 'locales');
  const settings = path.join(directory, reducedMotion ? 'still' : 'moving');
  await mkdir(locales, { recursive: true });
  await mkdir(path.join(settings, 'gtk-3.0'), { recursive: true });
  await symlink('/usr/lib/locale/C.utf8', path.join(locales, language)).catch(() => undefined);
  await writeFile(path.join(settings, 'gtk-3.0/settings.ini'), `[Settings]\ngtk-enable-animations=${Number(!reducedMotion)}\n`);
  return { LC_ALL: language, LOCPATH: locales, XDG_CONFIG_HOME: settings };
}
