import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { abilities } from './abilities';
import type { Browser } from '../browser';
import { FirefoxPage } from './firefox-page';
import { connectMarionette } from './marionette';
import { freePort, start } from './processes';
import { Session } from './session';

const PREFERENCES = {
  // nothing over the network on its own account
  'app.normandy.enabled': false,
  'app.update.enabled': false,
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'toolkit.telemetry.server': '',
  // one process ahead of its use costs more than it saves
  'dom.ipc.processPrelaunch.enabled': false,
  // where the log of the pages is read from
  'devtools.console.stdout.content': true,
};

/** Starts Firefox, which takes seconds: every page gets a tab in it, in a container of its own. */
export async function launchFirefox(program: string, proxyPort: number): Promise<Browser> {
  const port = await freePort();
  const profile = await mkdtemp(path.join(tmpdir(), 'firefox-'));
  await writeFile(path.join(profile, 'user.js'), preferencesFile({ ...PREFERENCES, ...proxied(proxyPort), 'marionette.port': port }));
  const firefox = start(program, ['--headless', '--marionette', '--remote-allow-system-access', '--no-remote', '--profile', profile], {
    // without it the settings server of its own is asked whatever the preference says
    MOZ_REMOTE_SETTINGS_DEVTOOLS: '1',
  });
  const output: string[] = [];
  createInterface({ input: firefox.output }).on('line', (line) => output.push(line));
  const marionette = await connectMarionette(port);
  const session = new Session(marionette.send);
  const [home] = (await marionette.send('GET', '/window/handles')) as [string];
  let container = 0;
  return {
    name: 'firefox',
    can: abilities.firefox,
    newPage: (options = {}) => FirefoxPage.open({ marionette, session, output, home, options, container: ++container }),
    async close() {
      marionette.close();
      await firefox.stop();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

const proxied = (port: number): object => ({
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': port,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': port,
});

const preferencesFile = (preferences: object): string =>
  Object.entries(preferences)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join('');
