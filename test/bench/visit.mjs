import { pause } from './browser.mjs';
import { composeScript, locate, watchFor, watchFrames, watchInput } from './eyes.mjs';

/** How long a page is left alone after its `load` event before its threads' times are read. Slower machines take longer. */
const REST = { 1: 600, 6: 1200 };

const SLOW_NETWORK = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
  connectionType: 'cellular4g',
};

/** What a page does with its main thread, as Chromium's metrics name it. All but the last are parts of `tasks`. */
const TIMES = {
  script: ['ScriptDuration', 'V8CompileDuration'],
  style: ['RecalcStyleDuration'],
  layout: ['LayoutDuration'],
  tasks: ['TaskDuration'],
};

/**
 * Opens a page with what the visit needs: `slowdown` of the processor, a `slow` network, and eyes inside the page only where
 * something is to be seen, for they cost time of their own. Closes it when `act` has done with it.
 */
export async function openVisit(context, { slowdown = 1, slow = false, seen, input = false, frames = 0 }, act) {
  const page = await context.openPage();
  try {
    const eyes = [
      seen && composeScript(watchFor, seen),
      input && composeScript(watchInput),
      frames && composeScript(watchFrames, frames),
    ].filter(Boolean);
    if (eyes.length) await page.send('Page.enable');
    for (const source of eyes) await page.send('Page.addScriptToEvaluateOnNewDocument', { source });
    if (slow) {
      await page.send('Network.enable');
      await page.send('Network.emulateNetworkConditions', SLOW_NETWORK);
    }
    await page.send('Performance.enable', { timeDomain: 'threadTicks' });
    if (slowdown > 1) await page.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    return await act(page);
  } finally {
    await page.close();
  }
}

/** Visits an address, leaves the page alone for a while, and answers how much of its main thread's time was taken, in ms. */
export async function spendVisit(page, address, slowdown) {
  const before = await readTimes(page);
  await page.visit(address);
  await pause(REST[slowdown]);
  return subtract(await readTimes(page), before);
}

/** Reads how much time the page's main thread has spent so far, in milliseconds of that thread. */
export async function readTimes(page) {
  const metrics = await readMetrics(page);
  return Object.fromEntries(
    Object.entries(TIMES).map(([name, parts]) =>
      // what the protocol itself does is none of the page's
      [name, 1000 * (parts.reduce((sum, part) => sum + metrics[part], 0) - (name === 'tasks' ? metrics.DevToolsCommandDuration : 0))],
    ),
  );
}

/** Reads all that Chromium counts of a page. */
export async function readMetrics(page) {
  const { metrics } = await page.send('Performance.getMetrics');
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}

/** Subtracts each value of one set of figures from that of another. */
export function subtract(figures, others) {
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, value - others[name]]));
}

/** Clicks what a path leads to with the mouse, as soon as it stands still. */
export async function click(page, path) {
  const { x, y } = await untilRead(page, path);
  const press = (type) => page.send('Input.dispatchMouseEvent', { type, x, y, button: 'left', clickCount: 1 });
  await page.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y });
  // what the pointer's arrival caused is done by then
  await pause(150);
  await press('mousePressed');
  await press('mouseReleased');
}

/** Taps what a path leads to with a finger: unlike a mouse, it does not say before where it will press. */
export async function tap(page, path) {
  await page.send('Emulation.setTouchEmulationEnabled', { enabled: true });
  const { x, y } = await untilRead(page, path);
  await page.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
  await page.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

async function untilRead(page, path) {
  await untilFound(page, path);
  // nobody reads faster; one of the widgets hears clicks half a second after its banner is seen
  await pause(800);
  return untilFound(page, path);
}

async function untilFound(page, path) {
  for (const end = Date.now() + 30_000; Date.now() < end; await pause(50)) {
    const expression = composeScript(locate, path);
    const { result } = await page.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    if (result.value) return result.value;
  }
  throw new Error(`Nothing to click at ${path}.`);
}

/** Asks the browser to forget what it has loaded, and keeps cookies and storage. */
export async function forgetFiles(page) {
  await page.send('Network.enable');
  await page.send('Network.clearBrowserCache');
  await page.send('Network.disable');
}
