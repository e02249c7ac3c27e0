/**
 * Calls back when another tab announced something, when this one comes back into view, and when it returns from the
 * back/forward cache; answers the way to announce. The channel is closed while the page is left: an open one would keep it
 * out of that cache.
 */
export function followTabs(onReturn: () => void): () => void {
  let channel: BroadcastChannel | undefined;
  const open = () => {
    if (!window.BroadcastChannel) return;
    channel ??= new BroadcastChannel('rozilik');
    channel.onmessage = () => {
      onReturn();
      // Firefox may bring the message before the cookie it tells of
      setTimeout(onReturn, 500);
    };
  };
  open();
  addEventListener('pagehide', () => {
    channel?.close();
    channel = undefined;
  });
  addEventListener('pageshow', () => {
    open();
    onReturn();
  });
  addEventListener('visibilitychange', onReturn);
  return () => channel?.postMessage(0);
}
