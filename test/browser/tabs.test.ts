import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { followTabs } from '../../src/browser/tabs';

const life = () => new AbortController().signal;

/** Channels that hear each other at once, as tabs of one browser would. */
class Channel {
  static open = new Set<Channel>();
  onmessage?: () => void;
  constructor() {
    Channel.open.add(this);
  }
  postMessage(): void {
    for (const other of Channel.open) if (other !== this) other.onmessage?.();
  }
  close(): void {
    Channel.open.delete(this);
  }
}

beforeEach(() => {
  Channel.open.clear();
  vi.useFakeTimers();
  vi.stubGlobal('BroadcastChannel', Channel);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('another tab', () => {
  test('is heard at once, and asked again when the cookie it tells of must have come', () => {
    const heard = vi.fn();
    followTabs(life(), heard);
    new Channel().postMessage();
    expect(heard).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(1_000);
    expect(heard).toHaveBeenCalledTimes(2);
  });

  test('hears what this one announces', () => {
    const other = new Channel();
    other.onmessage = vi.fn();
    followTabs(life(), () => {})();
    expect(other.onmessage).toHaveBeenCalledTimes(1);
  });

  test('is not listened to while the page is left, and is again when it returns', () => {
    const heard = vi.fn();
    followTabs(life(), heard);
    dispatchEvent(new Event('pagehide'));
    expect([...Channel.open]).toEqual([]);
    dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
    expect(heard).toHaveBeenCalledTimes(1);
    new Channel().postMessage();
    expect(heard).toHaveBeenCalledTimes(2);
  });

  test('is not heard where the browser has no channel, and a return to this one reads again', () => {
    vi.stubGlobal('BroadcastChannel', undefined);
    const heard = vi.fn();
    followTabs(life(), heard)();
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    expect(heard).toHaveBeenCalledTimes(1);
  });
});
