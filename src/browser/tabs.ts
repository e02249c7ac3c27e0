/**
 * Calls back when another tab announced something, when this one comes back into view, and when it returns from the
 * back/forward cache; answers the way to announce. The channel is closed while the page is left: an open one would keep it
 * out of that cache.
 */
export function followTabs(ended: AbortSignal, onReturn: () => void): () => void {
  let channel: BroadcastChannel | undefined;
  const open = () => {
    if (!window.BroadcastChannel) return;
    channel ??= new BroadcastChannel('rozilik');
    channel.onmessage = () => {
      onReturn();
      // Firefox may bring the message before the cookie it tells of
      setTimeout(() => ended.aborted || onReturn(), 500);
    };
  };
  const close = () => {
    channel?.close();
    channel = undefined;
  };
  const whileAlive = { signal: ended };
  open();
  addEventListener('pagehide', close, whileAlive);
  addEventListener(
    'pageshow',
    ({ persisted }) => {
      open();
      // on a page that is only loaded, nothing can have changed
      if (persisted) onReturn();
    },
    whileAlive,
  );
  addEventListener('visibilitychange', onReturn, whileAlive);
  ended.addEventListener('abort', close);
  return () => channel?.postMessage(0);
}
