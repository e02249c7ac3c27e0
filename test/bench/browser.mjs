import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { installed } from '../e2e/installed.mjs';

const FLAGS = [
  '--headless=new',
  '--remote-debugging-pipe',
  '--window-size=1280,800',
  '--hide-scrollbars',
  '--mute-audio',
  // some widgets do not ask a browser that says it is driven by a program
  '--disable-blink-features=AutomationControlled',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-extensions',
  '--disable-default-apps',
  '--disable-quic',
  '--disable-features=Translate,OptimizationHints,MediaRouter',
  // a window that nobody sees is else slowed down by Chromium
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
];

/**
 * Starts Chromium and speaks the DevTools protocol with it through a pipe. Playwright would put scripts of its own into every
 * page and listen to more than is needed here; both would be measured together with the widgets.
 */
export async function launchBrowser() {
  const program = installed().chromium;
  if (!program) throw new Error('No Chromium: its path can be given in CHROMIUM_PATH.');
  const folder = mkdtempSync(path.join(os.tmpdir(), 'rozilik-bench-'));
  // Chromium refuses to start as root with its sandbox on
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(program, [...FLAGS, ...sandbox, `--user-data-dir=${folder}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const connection = connect(child.stdio[3], child.stdio[4]);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  void ended.then(() => connection.fail('Chromium has ended.'));

  return {
    ...connection,
    version: (await connection.send('Browser.getVersion')).product,
    /** Opens what a browser has after a fresh start: no cookie, no cache, no compiled script. */
    async openContext() {
      const { browserContextId } = await connection.send('Target.createBrowserContext');
      return {
        openPage: () => openPage(connection, browserContextId),
        close: () => connection.send('Target.disposeBrowserContext', { browserContextId }),
      };
    },
    /** Ends Chromium and removes its folder. */
    async close() {
      await Promise.race([connection.send('Browser.close').catch(() => {}), pause(5_000)]);
      await Promise.race([ended, pause(5_000)]);
      child.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Waits for some milliseconds. */
export function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Says the version of Chromium's program without starting a window. */
export function tellVersion() {
  return spawnSync(installed().chromium, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).stdout.trim();
}

function connect(input, output) {
  const waiting = new Map();
  const listeners = new Set();
  const decoder = new TextDecoder();
  let count = 0;
  let rest = '';

  output.on('data', (bytes) => {
    const messages = (rest + decoder.decode(bytes, { stream: true })).split('\0');
    rest = messages.pop();
    for (const message of messages) receive(JSON.parse(message));
  });
  input.on('error', () => {});

  function receive({ id, result, error, method, params, sessionId }) {
    if (!id) return listeners.forEach((listener) => listener({ method, params, sessionId }));
    const { resolve, reject, asked } = waiting.get(id) ?? {};
    waiting.delete(id);
    if (error) reject?.(new Error(`${asked}: ${error.message}`));
    else resolve?.(result);
  }

  return {
    send(method, params = {}, sessionId) {
      return new Promise((resolve, reject) => {
        waiting.set(++count, { resolve, reject, asked: method });
        input.write(`${JSON.stringify({ id: count, method, params, sessionId })}\0`);
      });
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    fail(reason) {
      for (const { reject } of waiting.values()) reject(new Error(reason));
      waiting.clear();
    },
  };
}

async function openPage(connection, browserContextId) {
  const { targetId } = await connection.send('Target.createTarget', { url: 'about:blank', browserContextId });
  const { sessionId } = await connection.send('Target.attachToTarget', { targetId, flatten: true });
  const send = (method, params) => connection.send(method, params, sessionId);

  /** Waits for one event of the page. */
  const next = (wanted, milliseconds = 60_000) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => finish(reject, new Error(`${wanted} did not happen in ${milliseconds} ms.`)), milliseconds);
      const stop = connection.listen((event) => {
        if (event.sessionId === sessionId && event.method === wanted) finish(resolve, event.params);
      });
      function finish(settle, value) {
        clearTimeout(timer);
        stop();
        settle(value);
      }
    });

  /** Runs a function of the page, with arguments that JSON can carry, and answers what it returns. */
  async function run(what, ...values) {
    const expression = `(${what})(${values.map((value) => JSON.stringify(value)).join(', ')})`;
    const { result, exceptionDetails } = await send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  return {
    send,
    next,
    run,
    /** Goes to an address and waits for its `load` event. */
    async visit(address) {
      await send('Page.enable');
      const loaded = next('Page.loadEventFired');
      await send('Page.navigate', { url: address });
      await loaded;
    },
    /** Waits until a function of the page answers something true, and answers that. */
    async until(what, ...values) {
      for (const end = Date.now() + 60_000; Date.now() < end; await pause(50)) {
        const answer = await run(what, ...values);
        if (answer) return answer;
      }
      throw new Error(`Never became true: ${what} of ${JSON.stringify(values)}`);
    },
    /** Closes the page and waits until it is gone, so that the next one gets a process of its own. */
    async close() {
      const gone = new Promise((resolve) => {
        const stop = connection.listen((event) => {
          if (event.method !== 'Target.detachedFromTarget' || event.params.sessionId !== sessionId) return;
          stop();
          resolve();
        });
      });
      await connection.send('Target.closeTarget', { targetId });
      await Promise.race([gone, pause(2_000)]);
    },
  };
}
