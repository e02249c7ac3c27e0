import { beforeEach, describe, expect, test, vi } from 'vitest';
import { freshPage, globals, scripts } from '../page';
import { call, prepare, queued } from './order';

const FILE = 'https://www.clarity.ms/tag/abc';
const YES = { analytics: true, 'microsoft-clarity': true };
const signal = (ads = 'denied') => ['consentv2', { ad_Storage: ads, analytics_Storage: 'granted' }];

type Clarity = ((...args: unknown[]) => void) & { q?: unknown[]; v?: string };
const clarity = () => globals['clarity'] as Clarity;
const start = () => prepare(({ microsoftClarity }) => microsoftClarity({ id: 'abc' }));

/** What Clarity's files do, the one that begins it and the one that is it, told by the calls that they heed. */
function filesArrive(): unknown[][] {
  const heard: unknown[][] = [];
  let runs = false;
  const run = (...words: unknown[]) => {
    heard.push(words);
    if (words[0] === 'start') runs = true;
    if (words[0] === 'stop' && runs) {
      runs = false;
      navigator.sendBeacon('https://k.clarity.ms/collect');
      wait();
    }
  };
  const takeOver = () => {
    const waiting = queued(clarity().q) as unknown[][];
    globals['clarity'] = Object.assign((...words: unknown[]) => run(...words), { v: '0' });
    for (const words of waiting) clarity()(...words);
  };
  const wait = () => {
    globals['clarity'] = (...words: unknown[]) => {
      const { q = [] } = clarity();
      clarity().q = words[0] === 'start' ? [words, ...q] : [...q, words];
      if (words[0] === 'start') takeOver();
    };
  };
  beginAnew = () => {
    runs = true;
    takeOver();
  };
  clarity()('start', {});
  clarity().q!.unshift(clarity().q!.pop());
  takeOver();
  return heard;
}
/** What it does by itself after a pause. */
let beginAnew: () => void;

/** What the browser was told to send. */
let sent: unknown[];

beforeEach(() => {
  freshPage();
  sent = [];
  vi.spyOn(navigator, 'sendBeacon').mockImplementation((url) => sent.push(url) > 0);
});

describe('Microsoft Clarity', () => {
  test('loads its file after the choice, and says what is granted', async () => {
    const recorder = await start();
    expect(scripts()).toEqual([]);
    recorder.follow!(YES);
    recorder.start!();
    expect(scripts()).toEqual([FILE]);
    expect(filesArrive()).toEqual([['start', {}], signal()]);
  });

  test('is told of ads only where marketing is granted too, and when that changes', async () => {
    const recorder = await start();
    recorder.follow!({ ...YES, marketing: true });
    recorder.start!();
    const heard = filesArrive();
    recorder.follow!({ ...YES, marketing: true });
    recorder.follow!({ ...YES, marketing: false });
    expect(heard).toEqual([['start', {}], signal('granted'), signal('denied')]);
  });

  test('is stopped, and not told once more that it is granted, when it hears that it is withdrawn', async () => {
    const recorder = await start();
    recorder.follow!({ ...YES, marketing: true });
    recorder.start!();
    const heard = filesArrive();
    recorder.follow!({ analytics: false, 'microsoft-clarity': false, marketing: false });
    expect(heard).toEqual([['start', {}], signal('granted'), ['stop']]);
  });

  test('is told to stop, nothing else, and told nothing meanwhile; then it starts again', async () => {
    const recorder = await start();
    call('clarity', 'event', 'too early');
    recorder.follow!(YES);
    recorder.start!();
    const heard = filesArrive();
    recorder.follow!({});
    expect(recorder.stop!()).not.toBe(false);
    call('clarity', 'event', 'too late');
    recorder.follow!(YES);
    recorder.start!();
    call('clarity', 'event', 'allowed');
    expect(heard).toEqual([['start', {}], signal(), ['stop'], ['start', {}], signal(), ['event', 'allowed']]);
    expect(scripts()).toEqual([FILE]);
  });

  test('sends nothing while it stops, and the page can send again afterwards', async () => {
    const recorder = await start();
    recorder.start!();
    filesArrive();
    recorder.stop!();
    navigator.sendBeacon('/own');
    expect(sent).toEqual(['/own']);
  });

  test('is stopped at once where it begins anew by itself, and forgets what it heard meanwhile', async () => {
    const recorder = await start();
    recorder.start!();
    const heard = filesArrive();
    recorder.stop!();
    beginAnew();
    call('clarity', 'event', 'too late');
    recorder.start!();
    expect(heard).toEqual([['start', {}], signal(), ['stop'], ['stop'], ['start', {}], signal()]);
  });

  test('cannot be stopped for certain while it pauses', async () => {
    const recorder = await start();
    recorder.start!();
    const heard = filesArrive();
    call('clarity', 'stop');
    expect(recorder.stop!()).toBe(false);
    beginAnew();
    expect(heard.at(-1)).toEqual(['stop']);
  });

  test('does not begin where it was taken back before its file came', async () => {
    const recorder = await start();
    recorder.start!();
    expect(recorder.stop!()).toBe(false);
    expect(filesArrive()).toEqual([['stop']]);
  });
});
