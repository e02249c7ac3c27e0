/**
 * Keeps the page's scripts from sending anything to other hosts, by the ways that scripts send reports; what goes to the page's
 * own host goes on, such as a draft that is saved when the page is left. Answers the way to end it.
 */
export function muteOthers(): () => void {
  const { fetch } = window;
  const { sendBeacon } = navigator;
  const { open, send } = XMLHttpRequest.prototype;
  const muted = new WeakSet<XMLHttpRequest>();
  const isOwn = (address: unknown) => new URL(`${(address as Request).url ?? address}`, document.baseURI).origin === location.origin;
  window.fetch = (address, options) => (isOwn(address) ? fetch.call(window, address, options) : new Promise(() => {}));
  navigator.sendBeacon = (address, data) => !isOwn(address) || sendBeacon.call(navigator, address, data);
  XMLHttpRequest.prototype.open = function (this: XMLHttpRequest, ...args: unknown[]) {
    if (!isOwn(args[1])) muted.add(this);
    (open as (...all: unknown[]) => void).apply(this, args);
  } as typeof open;
  XMLHttpRequest.prototype.send = function (body) {
    if (!muted.has(this)) send.call(this, body);
  };
  return () => {
    window.fetch = fetch;
    navigator.sendBeacon = sendBeacon;
    Object.assign(XMLHttpRequest.prototype, { open, send });
  };
}

/** Does something while nothing can be sent to other hosts. */
export function whileMuted(act: () => void): void {
  const end = muteOthers();
  try {
    act();
  } finally {
    end();
  }
}
