import { describe, expect, test } from 'vitest';
import { inForce, judge, namesInForce, nextTurn, turnsOf } from '../../src/consent/versions';
import { encode, toChoices } from '../../src/consent/record';
import { resolve, type Terms } from '../../src/consent/resolve';
import type { ConsentRecord, Consent, DocumentVersion, Legal } from '../../src/types';

const SECOND = 1000;
const DAY = 86_400_000;
/** Midnight of 20 November 2026 in Tashkent. */
const EFFECTIVE = Date.UTC(2026, 10, 19, 19);
/** Midnight of 1 November 2026 there. */
const PUBLISHED = Date.UTC(2026, 9, 31, 19);
const BEFORE = PUBLISHED - 30 * DAY;

const asksForAnalytics: Terms = { categories: ['analytics'], asked: [], revision: '1', life: 365 * DAY };
const asksNothing: Terms = { ...asksForAnalytics, categories: [] };

const agreed = (changes: Partial<ConsentRecord> = {}): ConsentRecord => {
  const { at = BEFORE } = changes;
  return {
    id: 'abcdefghijklmnop',
    at,
    expires: at + 300 * DAY,
    action: 'accept-all',
    mode: 'opt-in',
    policy: '',
    revision: '1',
    shown: '',
    locale: 'uz',
    choices: toChoices(['analytics'], []),
    ...changes,
  };
};

const withVersions = (...versions: DocumentVersion[]): Legal => ({ documents: { policy: { type: 'policy', versions } } });
/** A first version, and a second that is announced on 1 November and holds from 20 November. */
const secondVersion = (changes: Partial<DocumentVersion> = {}): Legal =>
  withVersions({ version: '1' }, { version: '2', publishedAt: '2026-11-01', effectiveAt: '2026-11-20', ...changes });

function consentAt(now: number, legal: Legal, record: ConsentRecord | null, terms = asksForAnalytics): Consent {
  const turns = turnsOf(legal);
  return resolve({ ...terms, legal, extend: (consent, at) => judge(legal, turns, consent, at) }, record, now);
}
const newsAt = (now: number, legal: Legal, record: ConsentRecord | null) => consentAt(now, legal, record).news;
const heldAt = (now: number, legal: Legal) => namesInForce(turnsOf(legal), now);
const grantedIn = ({ choices }: Consent) => Object.keys(choices).filter((id) => choices[id]);

describe('a new version that matters is told', () => {
  test.each<[string, number, ConsentRecord | null, readonly string[]]>([
    ['to nobody a second before it is announced', PUBLISHED - SECOND, agreed(), []],
    ['to no new visitor a second before it is announced', PUBLISHED - SECOND, null, []],
    ['from its announcement on to whoever was here before', PUBLISHED, agreed(), ['policy:2']],
    ['from its announcement on to new visitors', PUBLISHED, null, ['policy:2']],
    ['until it takes effect to whoever chose since it was announced', EFFECTIVE - SECOND, agreed({ at: PUBLISHED + DAY }), ['policy:2']],
    ['until it takes effect to new visitors', EFFECTIVE - SECOND, null, ['policy:2']],
    ['after that to whoever has an older record', EFFECTIVE + DAY, agreed(), ['policy:2']],
    ['after that to whoever chose before it took effect', EFFECTIVE + DAY, agreed({ at: EFFECTIVE - SECOND }), ['policy:2']],
    ['after that to nobody who chose under it', EFFECTIVE + DAY, agreed({ at: EFFECTIVE }), []],
    ['after that to no new visitor', EFFECTIVE, null, []],
    ['to nobody who has read of it, before', EFFECTIVE - SECOND, agreed({ seen: 'consent:7 policy:2' }), []],
    ['to nobody who has read of it, and after', EFFECTIVE + DAY, agreed({ seen: 'policy:2' }), []],
    ['to whoever has read of another', EFFECTIVE - SECOND, agreed({ seen: 'policy:20 consent:2' }), ['policy:2']],
  ])('%s', (_, now, record, news) => {
    expect(newsAt(now, secondVersion(), record)).toEqual(news);
  });

  test('and asks nobody again, and keeps what was granted', () => {
    expect(consentAt(EFFECTIVE + DAY, secondVersion(), agreed())).toMatchObject({
      ask: null,
      choices: { analytics: true },
      record: agreed(),
    });
  });

  test('each apart where several are to come', () => {
    const legal: Legal = {
      documents: {
        policy: {
          type: 'policy',
          versions: [{ version: '1' }, { version: '2', effectiveAt: '2026-11-20' }, { version: '3', effectiveAt: '2026-12-20' }],
        },
        terms: { type: 'terms', versions: [{ version: '5', effectiveAt: '2026-12-01' }] },
      },
    };
    expect(newsAt(EFFECTIVE - DAY, legal, agreed({ seen: 'policy:2' }))).toEqual(['policy:3', 'terms:5']);
  });
});

describe('an editorial version is told', () => {
  test.each<[string, number]>([
    ['before it takes effect', EFFECTIVE - SECOND],
    ['when it has', EFFECTIVE + DAY],
  ])('to nobody %s', (_, now) => {
    const legal = secondVersion({ change: 'editorial' });
    expect([newsAt(now, legal, agreed()), newsAt(now, legal, null)]).toEqual([[], []]);
  });

  test('to nobody, and holds all the same', () => {
    expect(heldAt(EFFECTIVE, secondVersion({ change: 'editorial' }))).toBe('policy:2');
  });
});

describe('a version holds from', () => {
  test.each<[string, string | undefined, string, number]>([
    ['midnight in Tashkent, where the site names no time zone', undefined, '2026-11-20', EFFECTIVE],
    ['midnight in a time zone ahead of UTC', '+05:00', '2026-11-20', EFFECTIVE],
    ['midnight in one behind UTC, by half an hour too', '-03:30', '2026-11-20', Date.UTC(2026, 10, 20, 3, 30)],
    ['midnight where a name says', 'America/St_Johns', '2026-11-20', Date.UTC(2026, 10, 20, 3, 30)],
    ['midnight of a day on which the clocks change, before they do', 'Europe/Berlin', '2026-10-25', Date.UTC(2026, 9, 24, 22)],
    ['midnight of the day after', 'Europe/Berlin', '2026-10-26', Date.UTC(2026, 9, 25, 23)],
    ['a moment with its own offset, whatever the site’s', '-03:30', '2026-11-20T09:00:00+03:00', Date.UTC(2026, 10, 20, 6)],
    ['a moment in UTC', '+05:00', '2026-11-20T09:00:00Z', Date.UTC(2026, 10, 20, 9)],
    ['a moment without seconds', '+05:00', '2026-11-20T09:30+05:00', Date.UTC(2026, 10, 20, 4, 30)],
  ])('%s', (_, timeZone, effectiveAt, moment) => {
    const legal: Legal = { ...secondVersion({ publishedAt: '2026-10-01', effectiveAt }), ...(timeZone && { timeZone }) };
    expect([heldAt(moment - SECOND, legal), heldAt(moment, legal)]).toEqual(['policy:1', 'policy:2']);
  });

  test('its publishing, where it says no more: then it is told to whoever was here before, and earlier to nobody', () => {
    const legal = withVersions({ version: '1' }, { version: '2', publishedAt: '2026-11-20' });
    expect([heldAt(EFFECTIVE - SECOND, legal), heldAt(EFFECTIVE, legal)]).toEqual(['policy:1', 'policy:2']);
    expect([newsAt(EFFECTIVE - SECOND, legal, agreed()), newsAt(EFFECTIVE, legal, agreed()), newsAt(EFFECTIVE, legal, null)]).toEqual([
      [],
      ['policy:2'],
      [],
    ]);
  });

  test('ever, where it has no date, and nobody is told of it or asked for it', () => {
    const legal = withVersions({ version: '1', change: 'purposes' });
    expect([heldAt(1, legal), heldAt(EFFECTIVE, legal)]).toEqual(['policy:1', 'policy:1']);
    expect(consentAt(EFFECTIVE, legal, agreed())).toMatchObject({ ask: null, news: [], choices: { analytics: true } });
  });
});

describe.each(['purposes', 'recipients'] as const)('a version that changes %s', (change) => {
  const legal = secondVersion({ change });

  test('is announced before it takes effect, and asks nobody until then', () => {
    expect(consentAt(EFFECTIVE - SECOND, legal, agreed())).toMatchObject({
      ask: null,
      news: ['policy:2'],
      choices: { analytics: true },
      record: agreed(),
    });
  });

  test('asks everybody again from the moment it takes effect, and nothing optional is granted until the answer', () => {
    const consent = consentAt(EFFECTIVE, legal, agreed());
    expect(consent).toMatchObject({ ask: change, record: null, news: [] });
    expect(grantedIn(consent)).toEqual(['necessary']);
  });

  test('asks nobody who chose under it', () => {
    expect(consentAt(EFFECTIVE + DAY, legal, agreed({ at: EFFECTIVE }))).toMatchObject({ ask: null, choices: { analytics: true } });
  });

  test('asks whoever has read of it too', () => {
    expect(consentAt(EFFECTIVE, legal, agreed({ seen: 'policy:2' })).ask).toBe(change);
  });

  test('asks new visitors as on any first visit', () => {
    expect(consentAt(EFFECTIVE, legal, null).ask).toBe('undecided');
  });

  test('takes back what was granted at the moment of use', () => {
    const camera: Legal = { ...legal, purposes: { camera: { title: 'Camera', text: 'A photo.' } } };
    const record = agreed({ choices: toChoices(['analytics', 'camera'], []) });
    expect([EFFECTIVE - SECOND, EFFECTIVE].map((now) => consentAt(now, camera, record).choices['camera'])).toEqual([true, false]);
  });

  test('asks also where later versions change words only', () => {
    const later: DocumentVersion = { version: '3', effectiveAt: '2026-11-25', change: 'editorial' };
    expect(consentAt(EFFECTIVE + 10 * DAY, withVersions(...legal.documents!['policy']!.versions!, later), agreed()).ask).toBe(change);
  });

  test('of a time that cannot be read asks all the same: it may have come', () => {
    const consent = consentAt(EFFECTIVE, secondVersion({ change, effectiveAt: 'soon' }), agreed());
    expect([consent.ask, consent.record, grantedIn(consent)]).toEqual([change, null, ['necessary']]);
  });

  test('is told, where the site asks nothing, to whoever was here before', () => {
    expect(consentAt(EFFECTIVE + DAY, legal, agreed({ action: 'acknowledge', choices: toChoices([], []) }), asksNothing)).toMatchObject({
      ask: null,
      news: ['policy:2'],
    });
  });
});

describe('a site in notice mode', () => {
  const legal: Legal = { ...secondVersion({ change: 'purposes' }), mode: 'notice' };
  const read = (changes: Partial<ConsentRecord> = {}) =>
    agreed({ action: 'acknowledge', mode: 'notice', choices: toChoices([], []), ...changes });

  test.each<[string, number, ConsentRecord | null, Terms, Consent['ask']]>([
    ['new visitors', BEFORE, null, asksForAnalytics, 'undecided'],
    ['new visitors also where nothing is optional', BEFORE, null, asksNothing, 'undecided'],
    ['whoever had only been asked before', BEFORE, agreed(), asksForAnalytics, 'undecided'],
    ['nobody who has read the notice', BEFORE + DAY, read(), asksForAnalytics, null],
    ['nobody who has read the notice where nothing is optional', BEFORE + DAY, read(), asksNothing, null],
    ['whoever has read it, when purposes change', EFFECTIVE, read(), asksNothing, 'purposes'],
    ['whoever has read it, when the record’s life is over', BEFORE + DAY, read({ expires: BEFORE + DAY }), asksNothing, 'undecided'],
  ])('shows its notice to %s', (_, now, record, terms, ask) => {
    expect(consentAt(now, legal, record, terms).ask).toBe(ask);
  });

  test.each<[string, ConsentRecord | null]>([
    ['before it is read', null],
    ['after it is read', read()],
  ])('grants nothing %s', (_, record) => {
    expect(grantedIn(consentAt(BEFORE + DAY, legal, record))).toEqual(['necessary']);
  });

  test('keeps what a visitor switched on', () => {
    expect(grantedIn(consentAt(BEFORE + DAY, legal, read({ choices: toChoices(['analytics'], []) })))).toEqual(['necessary', 'analytics']);
  });
});

describe('a purpose that is asked for at the moment of use', () => {
  const legal: Legal = {
    purposes: { camera: { title: 'Camera', text: 'A photo.' }, place: { title: 'Place', text: 'The nearest shop.' } },
  };

  test.each<[string, ConsentRecord | null, readonly string[]]>([
    ['is refused before any choice', null, ['necessary']],
    ['is refused where a record says nothing of it', agreed(), ['necessary', 'analytics']],
    ['is granted where a record says so', agreed({ choices: toChoices(['analytics', 'place'], []) }), ['necessary', 'analytics', 'place']],
    ['is refused where a record says that', agreed({ choices: toChoices(['analytics'], ['place']) }), ['necessary', 'analytics']],
    ['is refused again when the record’s life is over', agreed({ choices: toChoices(['camera'], []), expires: BEFORE + 1 }), ['necessary']],
  ])('%s', (_, record, granted) => {
    const consent = consentAt(BEFORE + DAY, legal, record);
    expect(grantedIn(consent)).toEqual(granted);
    expect(Object.keys(consent.choices).sort()).toEqual(['analytics', 'camera', 'necessary', 'place']);
  });

  test('is no reason to ask whoever has chosen', () => {
    expect(consentAt(BEFORE + DAY, legal, agreed()).ask).toBeNull();
  });

  test('is no reason to ask anybody where nothing else is optional', () => {
    expect([null, agreed()].map((record) => consentAt(BEFORE + DAY, legal, record, asksNothing).ask)).toEqual([null, null]);
  });

  test('does not hide that a category was added', () => {
    expect(consentAt(BEFORE + DAY, legal, agreed(), { ...asksForAnalytics, categories: ['analytics', 'marketing'] }).ask).toBe('added');
  });
});

describe('of several documents', () => {
  const legal: Legal = {
    documents: {
      // written the other way round
      policy: {
        type: 'policy',
        versions: [
          { version: '3', effectiveAt: '2026-12-20' },
          { version: '2', publishedAt: '2026-11-01', effectiveAt: '2026-11-20' },
          { version: '1' },
        ],
      },
      consent: { type: 'consent', versions: [{ version: '2026-11-20', effectiveAt: '2026-11-20' }] },
      link: { type: 'terms', url: '/terms' },
    },
  };
  const turns = turnsOf(legal);

  test.each<[string, number, string]>([
    ['those that hold yet, before some do', EFFECTIVE - SECOND, 'policy:1'],
    ['all that hold', EFFECTIVE, 'policy:2 consent:2026-11-20'],
    ['the latest of each', EFFECTIVE + 60 * DAY, 'policy:3 consent:2026-11-20'],
  ])('a record names %s', (_, now, names) => {
    expect(namesInForce(turns, now)).toBe(names);
  });

  test('a record names none where there are none', () => {
    expect([namesInForce(turnsOf({}), EFFECTIVE), namesInForce(turnsOf({ documents: {} }), EFFECTIVE)]).toEqual(['', '']);
  });

  test('none is in force that there is not', () => {
    expect([inForce(turns, 'link', EFFECTIVE), inForce(turns, 'constructor', EFFECTIVE)]).toEqual([undefined, undefined]);
  });

  test.each<[string, number, number | undefined]>([
    ['an announcement', BEFORE, PUBLISHED],
    ['a version that takes effect, at the moment of its announcement', PUBLISHED, EFFECTIVE],
    ['the one after it, at the moment it takes effect', EFFECTIVE, EFFECTIVE + 30 * DAY],
    ['nothing, after the last', EFFECTIVE + 30 * DAY, undefined],
  ])('what begins next is %s', (_, now, next) => {
    expect(nextTurn(turns, now)).toBe(next);
  });

  test('a time that cannot be read never begins', () => {
    expect(nextTurn(turnsOf(secondVersion({ publishedAt: 'soon', effectiveAt: 'later' })), BEFORE)).toBeUndefined();
  });

  test('a time that cannot be read leaves the others in their order', () => {
    const mixed = withVersions(
      { version: '2', effectiveAt: '2026-11-01' },
      { version: '3', effectiveAt: 'soon' },
      { version: '1', effectiveAt: '2025-11-01' },
    );
    expect(heldAt(EFFECTIVE, mixed)).toBe('policy:2');
  });
});

test('a record of 34 services, four documents and two that were read of fits a cookie of 1 KB', () => {
  const services =
    'yandex-metrica yandex-tag-manager google-analytics-4 google-tag-manager google-ads meta-pixel tiktok-pixel top-mail-ru vk-pixel vk-widgets microsoft-clarity microsoft-uet hotjar jivo bitrix24 telegram-widgets youtube vimeo yandex-maps google-maps 2gis www-uz liveinternet rambler-top100 recaptcha facebook-embeds instagram-embeds click payme tilda-stat tilda-consent bitrix-site matomo plausible'.split(
      ' ',
    );
  expect(services).toHaveLength(34);
  const ids = ['functional', 'analytics', 'marketing', 'social-media', ...services];
  const policy = 'policy:2026-11-20 consent:2026-11-20 cookies:2026-11-20 terms:2026-11-20';
  for (const granted of [true, false]) {
    const choices = granted ? toChoices(ids, []) : toChoices([], ids);
    const cookie = `rozilik=${encode(agreed({ action: 'accept-all', policy, locale: 'uz-Cyrl', shown: '1x2y3z4', seen: 'policy:2026-12-20 terms:2026-12-20', choices }), [])}`;
    expect(cookie.length).toBeLessThanOrEqual(1024);
  }
});
