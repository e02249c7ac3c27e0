// Functions that run inside the measured pages. Each stands alone: it is sent as its own text.

/** Answers the element of a path: selectors, with `>>>` where the way leads into an open shadow root. */
export function find(path) {
  let root = document;
  let found = null;
  for (const selector of path.split(' >>> ')) {
    found = root?.querySelector(selector) ?? null;
    root = found?.shadowRoot;
  }
  return found;
}

/** Says whether somebody would see an element: it has a size, lies in view and is not transparent. */
export function isSeen(element) {
  if (!element?.isConnected) return false;
  const { width, height, top, left } = element.getBoundingClientRect();
  const [x, y] = [left + width / 2, top + Math.min(height, innerHeight) / 2];
  if (!width || !height || x < 0 || y < 0 || x > innerWidth || y > innerHeight) return false;
  return element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
}

/** Notes in `window.seenAt` the first frame in which the element of a path is seen. */
export function watchFor(path) {
  const look = () => {
    if (isSeen(find(path))) window.seenAt = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Notes when the visitor clicked, and how long the slowest event took until the next frame was painted. */
export function watchInput() {
  window.longestEvent = 0;
  addEventListener('click', (event) => event.isTrusted && (window.clickedAt ??= event.timeStamp), true);
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.longestEvent = Math.max(window.longestEvent, duration);
  }).observe({ type: 'event', durationThreshold: 16 });
}

/** Notes in `window.framesAt` when as many frames as wanted have their address. */
export function watchFrames(count) {
  const look = () => {
    if (window.framesAt || document.querySelectorAll('iframe[src*="/frame.html"]').length < count) return;
    window.framesAt = performance.now();
    observer.disconnect();
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true, attributeFilter: ['src'] });
}

/** Where to click an element, or nothing while it is not in view or still moving. */
export async function locate(path) {
  const element = find(path);
  if (!isSeen(element)) return undefined;
  const before = element.getBoundingClientRect();
  await new Promise((resolve) => setTimeout(resolve, 60));
  const { left, top, width, height } = element.getBoundingClientRect();
  const moves = Math.abs(left - before.left) + Math.abs(top - before.top) > 0.5;
  const root = element.getRootNode();
  const hit = root.elementFromPoint(left + width / 2, top + height / 2);
  if (moves || !(element === hit || element.contains(hit))) return undefined;
  return { x: left + width / 2, y: top + height / 2 };
}

/** Writes functions and a call of one of them as a script of their own. */
export function composeScript(call, ...values) {
  const parts = [find, isSeen].map(String);
  return `(() => { ${parts.join('\n')}\nreturn (${call})(${values.map((value) => JSON.stringify(value)).join(', ')}); })()`;
}
