import { beforeEach, describe, expect, test } from 'vitest';
import { freshPage, freshServices, globals, scripts } from '../page';
import { atLoad, call, prepare, queued } from './order';

const FILE = 'https://www.googletagmanager.com/gtag/js?id=AW-1';
const YES = { marketing: true, 'google-ads': true };

const layer = () => queued(globals['dataLayer']).filter(Array.isArray) as unknown[][];
/** Names of the commands. */
const order = () => layer().map(([name, kind]) => (name === 'consent' ? `${name} ${String(kind)}` : name));
const start = (options: object = {}) => prepare(({ googleAds }) => googleAds({ id: 'AW-1', ...options }));

/** Google's services that start in the same moment share a file. */
const moment = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(freshPage);

describe('Google Ads', () => {
  test('denies all signals before the choice, and its file is not there', async () => {
    await start();
    expect(order()).toEqual(['consent default']);
    expect(layer()[0]![2]).toMatchObject({ ad_storage: 'denied', ad_user_data: 'denied', ad_personalization: 'denied' });
    expect(scripts()).toEqual([]);
  });

  test('says what is granted first, then begins, then loads its file', async () => {
    const ads = await start({ config: { send_page_view: false } });
    const seen = atLoad(order);
    ads.follow!(YES);
    ads.start!();
    await moment();
    expect(seen).toEqual([['consent default', 'consent update', 'js', 'config']]);
    expect(layer().at(-1)).toEqual(['config', 'AW-1', { send_page_view: false }]);
    expect(scripts()).toEqual([FILE]);
  });

  test('drops what the page says before the choice, and between a withdrawal and the next yes', async () => {
    const ads = await start();
    call('gtag', 'event', 'too early');
    ads.follow!(YES);
    ads.start!();
    await moment();
    ads.follow!({ marketing: false });
    expect(ads.stop!()).toBe(false);
    call('gtag', 'event', 'too late');
    ads.follow!(YES);
    ads.start!();
    call('gtag', 'event', 'allowed');
    expect(order()).toEqual(['consent default', 'consent update', 'js', 'config', 'consent update', 'consent update', 'event']);
    expect(layer().at(-1)).toEqual(['event', 'allowed']);
    expect(scripts()).toEqual([FILE]);
  });

  test('in advanced mode loads before the choice, after all is denied', async () => {
    await start({ advanced: true });
    await moment();
    expect([order(), scripts()]).toEqual([['consent default', 'js', 'config'], [FILE]]);
  });

  describe('beside Google Analytics', () => {
    const both = async () => {
      const { googleAds, googleAnalytics } = await freshServices();
      const services = [googleAnalytics({ id: 'G-A1' }), googleAds({ id: 'AW-1' })] as const;
      for (const service of services) service.prepare!();
      return services;
    };

    test.each(['after it', 'before it'])('uses its file, started %s', async (when) => {
      const [analytics, ads] = await both();
      for (const service of when === 'after it' ? [analytics, ads] : [ads, analytics]) service.start!();
      await moment();
      expect(scripts()).toEqual(['https://www.googletagmanager.com/gtag/js?id=G-A1']);
      expect(order()).toEqual(['consent default', 'js', 'config', 'config']);
    });

    test('when taken back alone leaves Analytics its calls', async () => {
      const [analytics, ads] = await both();
      analytics.start!();
      ads.start!();
      ads.stop!();
      call('gtag', 'event', 'for Analytics');
      expect(layer().at(-1)).toEqual(['event', 'for Analytics']);
    });
  });
});
