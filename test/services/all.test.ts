import { describe, expect, test } from 'vitest';
import { ALL, type Catalogued } from '../../src/services/all';
import { HOSTS } from '../../src/services/hosts';
import { factoryName } from '../../src/services/named';
import type { ServiceFacts, StoredItem } from '../../src/types';

const catalogue = ALL.map((service) => [service.id, service] as const);

const isAddress = (text: string | undefined) => /^https:\/\/[\w-]+(\.[\w-]+)+\/\S*$/.test(text ?? '');
// of a vendor that lies on the site's own host, the path says enough
const isPattern = (text: string) => /^([\w*-]+(\.[\w*-]+)+\/|\*\/\S{6})[^\s#]*$/.test(text);
const isDuration = (text: string) => text === 'session' || /^P(T\d+[HM]|\d+[YMD])$/.test(text);
const isName = (text: string) => /^(\*?[\w.:-]+|[\w.:-]{2,}\*)$/.test(text);

/** What is missing in the facts, or written as nobody can read it. */
function faults({ name, provider, country, policy, documentation, hosts, evidence, items }: ServiceFacts): string[] {
  const right: Record<string, unknown> = {
    name,
    provider,
    country: /^[A-Z]{2}$/.test(country ?? ''),
    policy: isAddress(policy),
    documentation: isAddress(documentation),
    hosts: hosts?.every(isPattern),
    evidence,
    items: items?.every((item) => isName(item.name) && isDuration(item.duration ?? 'session')),
    'each item once': new Set(items?.map((item) => `${item.kind} ${item.name} ${item.thirdParty}`)).size === items?.length,
  };
  return Object.keys(right).filter((part) => !right[part]);
}

/** What is left out because nobody could tell for certain; of Matomo, because it is whoever runs it. */
const UNKNOWN: Readonly<Record<string, string[]>> = {
  jivo: ['policy'],
  liveinternet: ['policy'],
  matomo: ['country'],
};

test.each(catalogue)('the facts of %s are complete, but for what is not known', (id, { facts }) => {
  expect(faults(facts)).toEqual(UNKNOWN[id] ?? []);
});

const { facts: GOOD } = ALL.find(({ id }) => id === 'meta-pixel')!;
const item = (odd: Partial<StoredItem>) => ({ items: [{ name: '_fbp', purpose: 'ads', ...odd }] });

test.each<[string, Partial<ServiceFacts>]>([
  ['name', { name: '' }],
  ['provider', { provider: '' }],
  ['country', { country: 'Ireland' }],
  ['policy', { policy: 'http://vendor.example/privacy' }],
  ['documentation', { documentation: 'vendor.example' }],
  ['hosts', { hosts: ['vendor.example'] }],
  ['hosts', { hosts: ['https://vendor.example/'] }],
  ['hosts', { hosts: ['*/'] }],
  ['items', item({ duration: 'P1Y2M' })],
  ['items', item({ duration: '1 year' })],
  ['items', item({ name: '_*' })],
  ['items', item({ name: 'a b' })],
  ['each item once', { items: [...item({}).items, ...item({}).items] }],
])('a mistake in %s would be found: %j', (part, odd) => {
  expect(faults({ ...GOOD, ...odd })).toEqual([part]);
});

test('the services are listed by id, each once', () => {
  const ids = ALL.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort());
});

test.each(catalogue)('%s can be imported', async (_, { id }) => {
  expect(await import('../../src/services')).toHaveProperty(factoryName(id));
});

test('the tag has the most common aboard, and fetches the others', () => {
  expect(ALL.filter(({ isAboard }) => isAboard).map(({ id }) => id)).toEqual(['google-analytics', 'google-tag-manager', 'yandex-metrica']);
});

describe('the hosts', () => {
  /** Those that have some and are asked for. */
  const held = ({ category, facts }: Catalogued) => category !== 'necessary' && facts.hosts!.length > 0;

  test('are those of every service that can be held', () => {
    expect(HOSTS).toEqual(ALL.filter(held).map(({ id, category, facts }) => [id, category, facts.hosts]));
  });

  const owner = (address: string) => HOSTS.find(([, , hosts]) => hosts.some((pattern) => beginning(pattern).test(address)))?.[0];
  const beginning = (pattern: string) =>
    new RegExp(
      `^${pattern
        .split('*')
        .map((part) => part.replace(/[.?+]/g, '\\$&'))
        .join('[^/]*')}`,
    );

  test.each([
    ['mc.yandex.ru/metrika/tag.js?id=1', 'yandex-metrica'],
    ['mc.yandex.com.tr/watch/1', 'yandex-metrica'],
    ['www.googletagmanager.com/gtag/js?id=G-A1', 'google-analytics'],
    ['www.googletagmanager.com/gtag/js?id=AW-1', 'google-ads'],
    ['www.googleadservices.com/pagead/conversion.js', 'google-ads'],
    ['www.google-analytics.com/analytics.js', 'google-analytics'],
    ['www.googletagmanager.com/gtm.js?id=GTM-A1', 'google-tag-manager'],
    ['connect.facebook.net/en_US/fbevents.js', 'meta-pixel'],
    ['www.facebook.com/tr?id=1&ev=PageView', 'meta-pixel'],
    ['analytics.tiktok.com/i18n/pixel/events.js?sdkid=1', 'tiktok-pixel'],
    ['top-fwz1.mail.ru/js/code.js', 'top-mail-ru'],
    ['vk.com/js/api/openapi.js?169', 'vk-pixel'],
    ['www.clarity.ms/tag/a1', 'microsoft-clarity'],
    ['bat.bing.com/bat.js', 'microsoft-uet'],
    ['static.hotjar.com/c/hotjar-1.js?sv=6', 'hotjar'],
    ['code.jivo.ru/widget/a1', 'jivo'],
    ['cdn-ru.bitrix24.ru/b1/crm/site_button/loader_1_a1.js', 'bitrix24'],
    ['cnt0.www.uz/counter/collect?id=1', 'www-uz'],
    ['counter.yadro.ru/hit?r', 'liveinternet'],
    ['st.top100.ru/top100/top100.js', 'rambler-top100'],
    ['www.google.com/recaptcha/api.js', 'recaptcha'],
    ['static.tildacdn.com/js/tilda-stat-1.0.min.js', 'tilda-stat'],
    ['stats.anor.uz/matomo.js', 'matomo'],
    ['plausible.io/js/script.js', 'plausible'],
    ['connect.facebook.net/uz_UZ/sdk.js', 'facebook-embeds'],
    ['www.facebook.com/plugins/page.php?href=x', 'facebook-embeds'],
    ['www.facebook.com/v19.0/plugins/page.php?href=x', 'facebook-embeds'],
    ['www.instagram.com/embed.js', 'instagram-embeds'],
    ['www.instagram.com/p/CODE/embed/', 'instagram-embeds'],
    ['telegram.org/js/telegram-widget.js?22', 'telegram-widgets'],
    ['t.me/durov/1?embed=1', 'telegram-widgets'],
    ['vk.com/widget_community.php?app=1', 'vk-widgets'],
    ['vkvideo.ru/video_ext.php?oid=-1&id=2', 'vk-widgets'],
    ['www.youtube-nocookie.com/embed/aqz-KE-bpKQ', 'youtube'],
    ['player.vimeo.com/video/76979871', 'vimeo'],
    ['yandex.uz/map-widget/v1/?um=constructor', 'yandex-maps'],
    ['api-maps.yandex.ru/2.1/?lang=ru_RU', 'yandex-maps'],
    ['www.google.com/maps/embed?pb=1', 'google-maps'],
    ['maps.google.com/maps?q=Chorsu&output=embed', 'google-maps'],
    ['www.google.com/maps/d/u/0/embed?mid=1', 'google-maps'],
    ['maps.googleapis.com/maps/api/js?key=1', 'google-maps'],
    ['widgets.2gis.com/widget?type=firmsonmap', '2gis'],
  ])('tell of %s that it is of %s', (address, id) => {
    expect(owner(address)).toBe(id);
  });

  test.each([
    'my.click.uz/services/pay?service_id=1',
    'checkout.paycom.uz/',
    'cdn.paycom.uz/integration/js/checkout.min.js',
    'cdn.payme.uz/terms/main.html',
    'shop.uz/maps/embed',
    'www.google.com/maps/place/Chorsu/',
    'www.youtube.com/watch?v=aqz-KE-bpKQ',
    'www.youtube.com/@anor',
    'yandex.ru/search/?text=map-widget',
    'vk.com/anor',
    't.me/anor',
    'www.facebook.com/anor',
  ])('hold nobody up at %s', (address) => {
    expect(owner(address)).toBeUndefined();
  });
});

describe('the page of an embed', () => {
  const pageOf = (address: string) => {
    for (const { facts } of ALL) {
      const [pattern, page] = facts.source ?? [];
      if (pattern && new RegExp(pattern).test(address)) return address.replace(new RegExp(pattern), page!);
    }
    return undefined;
  };

  test.each([
    ['https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?rel=0', 'https://www.youtube.com/watch?v=aqz-KE-bpKQ'],
    ['https://player.vimeo.com/video/76979871?dnt=1', 'https://vimeo.com/76979871'],
    [
      'https://yandex.uz/map-widget/v1/?um=constructor%3Aa1&source=constructor',
      'https://yandex.uz/maps/?um=constructor%3Aa1&source=constructor',
    ],
    ['https://yandex.ru/map-widget/v1/-/CCUAzX', 'https://yandex.ru/maps/-/CCUAzX'],
    ['https://www.google.com/maps?q=Chorsu,+Toshkent&output=embed', 'https://www.google.com/maps/search/?api=1&query=Chorsu,+Toshkent'],
    ['https://www.google.com/maps/embed/v1/place?key=1&q=Registon', 'https://www.google.com/maps/search/?api=1&query=Registon'],
    ['https://t.me/durov/1?embed=1&mode=tme', 'https://t.me/durov/1'],
    ['https://www.instagram.com/reel/C0dE_-1/embed/captioned', 'https://www.instagram.com/reel/C0dE_-1/'],
    ['https://vk.com/video_ext.php?oid=-1&id=23&hash=a', 'https://vk.com/video-1_23'],
    ['https://vkvideo.ru/video_ext.php?oid=4&id=56&hd=2', 'https://vkvideo.ru/video4_56'],
  ])('of %s is %s', (address, page) => {
    expect(pageOf(address)).toBe(page);
  });

  test.each([
    'https://www.youtube.com/embed/videoseries?list=PL1',
    'https://www.youtube.com/embed/live_stream?channel=UC1',
    'https://player.vimeo.com/video/76979871?h=8272103f6e',
    'https://www.google.com/maps/embed?pb=!1m18!1m12',
    'https://www.google.com/maps/embed/v1/place?key=1&q=place_id:A1',
    'https://widgets.2gis.com/widget?type=firmsonmap',
    'https://evil.example/?https://yandex.ru/map-widget/v1/',
  ])('of %s is not known', (address) => {
    expect(pageOf(address)).toBeUndefined();
  });
});
