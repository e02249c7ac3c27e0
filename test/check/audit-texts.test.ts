import { describe, expect, test } from 'vitest';
import { auditTexts, type PolicyText } from '../../src/check/audit-texts';
import { FACTS } from '../../src/services/catalogue';
import { custom, googleAnalytics, hotjar, yandexMetrica } from '../../src/services';
import { withDefaults } from '../../src/core/settings';
import type { Config, Legal, Service } from '../../src/types';
import { parsed } from '../policy/outline';

const metrica = yandexMetrica({ id: 1 });
const contact = { email: 'tea@example.uz' };
const dated = { version: '1', publishedAt: '2026-01-01' };
const sound: Legal = { contact, documents: { policy: { type: 'policy', versions: [dated] } } };
const text = (words: string, lang = 'en', document = 'policy'): PolicyText => ({ document, lang, blocks: parsed(words) });

function found(config: Config, ...texts: PolicyText[]): string[] {
  const settings = withDefaults({ legal: sound, ...config });
  return auditTexts(
    settings,
    settings.services.map((service: Service) => ({ ...service, facts: service.facts ?? FACTS[service.id] }) as Service),
    texts,
  );
}

const NAMED = 'We use Yandex.Metrica.';

test('a site that says all has nothing to look at', () => {
  expect(found({ services: [metrica] }, text(`1. Counters\n1.1. ${NAMED}\n1.2. It stores:\na) _ym_uid;\nb) _ym_d.`))).toEqual([]);
});

describe('of a config it is said', () => {
  test.each<[string, Config, string]>([
    [
      'that there is no policy',
      { legal: undefined as never },
      'nothing says what happens to personal data: name the policy in "policy", or in "legal.documents"',
    ],
    [
      'that the policy has no version',
      { legal: undefined as never, policy: '/privacy' },
      'policy has no version: write {"url": …, "version": …}, so that each record says which text it was given to',
    ],
    ['that nobody can be asked', { legal: { ...sound, contact: {} } }, 'legal.contact is empty: visitors find nobody to ask'],
    [
      'that a version has no date',
      { legal: { contact, documents: { offer: { type: 'offer', versions: [dated, { version: '2' }] } } } },
      'legal.documents.offer.versions.1 has no date: add "publishedAt" or "effectiveAt"',
    ],
    [
      'that what is counted has no name',
      { categories: ['analytics'] },
      'category analytics has no service: what is tagged with it runs without a name, and visitors do not read whose it is',
    ],
    [
      'that a counter is declared necessary',
      { services: [hotjar({ id: 1, category: 'necessary' })] },
      'services.hotjar is declared necessary, so nobody can refuse it: its usual category is analytics',
    ],
  ])('%s', (_, config, sentence) => {
    expect(found(config)).toEqual([sentence]);
  });

  test('that a counter is tagged necessary', () => {
    const settings = withDefaults({ legal: sound });
    expect(auditTexts(settings, [], [], ['https://mc.yandex.ru/metrika/tag.js', 'https://tea.example/tag.js'])).toEqual([
      'https://mc.yandex.ru/metrika/tag.js is tagged necessary, so nobody can refuse it: it is yandex-metrica, whose usual category is analytics',
    ]);
  });

  test('nothing, where a policy has its version and a category its service', () => {
    expect(
      found({ legal: undefined as never, policy: { url: '/privacy', version: '1' }, services: [metrica], categories: 'analytics' }),
    ).toEqual([]);
  });
});

describe('beside its services, of a text it is said', () => {
  const said = (words: string, lang?: string, services: readonly Service[] = [metrica]) =>
    found({ services }, text(`${NAMED}\n${words}`, lang));

  test.each<[string, string, string]>([
    [
      'en',
      '4.2. We do not share data with third parties.',
      'policy (en), 4.2., “We do not share data with third parties.”: but data goes to yandex-metrica (RU)',
    ],
    [
      'en',
      '4.2. Data is never passed on to any third party.',
      'policy (en), 4.2., “Data is never passed on to any third party.”: but data goes to yandex-metrica (RU)',
    ],
    [
      'ru',
      '4.2. Мы не передаём данные третьим лицам.',
      'policy (ru), 4.2., “Мы не передаём данные третьим лицам.”: but data goes to yandex-metrica (RU)',
    ],
    [
      'ru',
      '4.2. Третьим лицам данные не передаются.',
      'policy (ru), 4.2., “Третьим лицам данные не передаются.”: but data goes to yandex-metrica (RU)',
    ],
    [
      'uz',
      '4.2. Maʼlumotlar uchinchi shaxslarga berilmaydi.',
      'policy (uz), 4.2., “Maʼlumotlar uchinchi shaxslarga berilmaydi.”: but data goes to yandex-metrica (RU)',
    ],
    [
      'uz',
      '4.2. Uchinchi tomonlarga maʼlumot oʻtkazilmaydi.',
      'policy (uz), 4.2., “Uchinchi tomonlarga maʼlumot oʻtkazilmaydi.”: but data goes to yandex-metrica (RU)',
    ],
    [
      'uz-Cyrl',
      '4.2. Маълумотлар учинчи шахсларга узатилмайди.',
      'policy (uz-Cyrl), 4.2., “Маълумотлар учинчи шахсларга узатилмайди.”: but data goes to yandex-metrica (RU)',
    ],
    [
      'en',
      '5. No cross-border transfer takes place.',
      'policy (en), 5., “No cross-border transfer takes place.”: but data goes abroad, to yandex-metrica (RU)',
    ],
    [
      'ru',
      '5. Трансграничная передача не осуществляется.',
      'policy (ru), 5., “Трансграничная передача не осуществляется.”: but data goes abroad, to yandex-metrica (RU)',
    ],
    [
      'uz',
      '5. Maʼlumotlar transchegaraviy uzatilmaydi.',
      'policy (uz), 5., “Maʼlumotlar transchegaraviy uzatilmaydi.”: but data goes abroad, to yandex-metrica (RU)',
    ],
    [
      'uz-Cyrl',
      '5. Маълумотлар трансчегаравий узатилмайди.',
      'policy (uz-Cyrl), 5., “Маълумотлар трансчегаравий узатилмайди.”: but data goes abroad, to yandex-metrica (RU)',
    ],
    [
      'en',
      '5. Data is kept indefinitely.',
      'policy (en), 5., “Data is kept indefinitely.”: a period without an end; say how long data is kept, or what ends it',
    ],
    [
      'ru',
      '5. Данные хранятся бессрочно.',
      'policy (ru), 5., “Данные хранятся бессрочно.”: a period without an end; say how long data is kept, or what ends it',
    ],
    [
      'uz',
      '5. Maʼlumotlar muddatsiz saqlanadi.',
      'policy (uz), 5., “Maʼlumotlar muddatsiz saqlanadi.”: a period without an end; say how long data is kept, or what ends it',
    ],
    [
      'uz-Cyrl',
      '5. Маълумотлар муддатсиз сақланади.',
      'policy (uz-Cyrl), 5., “Маълумотлар муддатсиз сақланади.”: a period without an end; say how long data is kept, or what ends it',
    ],
    [
      'en',
      'Google Analytics counts too.',
      'policy (en) speaks of google-analytics, which the config does not name: add the service, or mend the text',
    ],
    [
      'ru',
      'Считает и Гугл Аналитика.',
      'policy (ru) speaks of google-analytics, which the config does not name: add the service, or mend the text',
    ],
  ])('%s: %s', (lang, words, sentence) => {
    expect(said(words, lang)).toEqual([sentence]);
  });

  test.each([
    ['en', 'but data goes to', 'We don’t share data with third parties.'],
    ['en', 'but data goes to', "We won't sell it to any third party."],
    ['en', 'but data goes to', 'We do not under any circumstances disclose it to third parties.'],
    ['ru', 'but data goes to', 'Оператор не осуществляет передачу данных третьим лицам.'],
    ['ru', 'but data goes to', 'Данные не будут переданы третьим лицам.'],
    ['ru', 'but data goes to', 'Третьим лицам мы их не будем передавать.'],
    ['uz', 'but data goes to', 'Uchinchi shaxslarga oshkor qilmaymiz.'],
    ['uz', 'but data goes to', 'Uchinchi shaxslarga taqdim etmaymiz.'],
    ['uz-Cyrl', 'but data goes to', 'Учинчи шахсларга ошкор қилмаймиз.'],
    ['en', 'but data goes abroad', 'The operator does not carry out cross-border transfer.'],
    ['en', 'but data goes abroad', 'Cross-border transfer is not carried out.'],
    ['ru', 'but data goes abroad', 'Оператор не осуществляет трансграничную передачу.'],
    ['uz', 'but data goes abroad', 'Transchegaraviy uzatish amalga oshirilmaydi.'],
    ['ru', 'a period without an end', 'Срок обработки данных является неограниченным.'],
    ['uz', 'a period without an end', 'Ishlov berish muddatsiz amalga oshiriladi.'],
  ])('in %s, %s: %s', (lang, what, words) => {
    expect(said(words, lang)).toEqual([expect.stringContaining(what)]);
  });

  test.each([
    ['en', 'We are not responsible for information you provide to third parties.'],
    ['en', 'This policy does not apply to services provided by third parties.'],
    ['en', 'We do not sell data, but we share it with third parties.'],
    ['en', 'No later than ten days after that it is shared with a third party.'],
    ['en', 'It is not only used by us, but also shared with third parties.'],
    ['en', 'Cross-border transfer may take place to countries that do not give the same protection.'],
    ['en', 'We do not keep your data indefinitely.'],
    ['en', 'There is a plausible reason, and Google AdSense has none.'],
    ['ru', 'Пользователь обязуется не передавать свой пароль третьим лицам.'],
    ['ru', 'Трансграничная передача на территорию государств, не отвечающих этим требованиям, может осуществляться с согласия.'],
    ['ru', 'Трансграничная передача осуществляется не ранее уведомления.'],
    ['ru', 'Политика действует бессрочно до замены её новой версией.'],
    ['uz', 'Transchegaraviy uzatish 2026-yil 1-may kuni boshlanadi.'],
    ['uz', 'Ushbu siyosat muddatsiz amal qiladi.'],
    ['uz-Cyrl', 'Трансчегаравий узатиш 1 май куни бошланади.'],
    ['en', 'We are found at www.uzcard.uz and www.uzpost.uz.'],
    ['en', 'We pass data to these third parties.'],
    ['en', 'We do not need much. Third parties see nothing of it.'],
    ['ru', 'Данные передаются третьим лицам.'],
    ['uz', 'Maʼlumotlar uchinchi shaxslarga beriladi.'],
    ['en', 'Cross-border transfer takes place.'],
    ['ru', 'Осуществляется трансграничная передача.'],
    ['en', 'Data is kept for a year.'],
    ['en', 'Our channel on YouTube shows how.'],
  ])('nothing, in %s: %s', (lang, words) => {
    expect(said(words, lang)).toEqual([]);
  });

  test('nothing of third parties, where there are none', () => {
    expect(found({}, text('We do not share data with third parties. No cross-border transfer takes place.'))).toEqual([]);
  });

  test('that it does not name a service, once a language', () => {
    const services = [
      metrica,
      custom({
        id: 'tea',
        category: 'analytics',
        facts: {
          name: 'Tea counter',
          provider: 'Tea MCHJ',
          items: [
            { name: 'tea_*', purpose: 'visits' },
            { name: 'i', purpose: 'visits' },
          ],
        },
      }),
    ];
    expect(
      found({ services }, text(`${NAMED} I like it.`), text('Мы считаем.', 'ru'), text('Cookies: tea_42, _ym_uid.', 'ru', 'cookies')),
    ).toEqual(['policy (en) does not speak of services.tea: say there who receives data, and what it stores']);
  });

  test('that it names none of several', () => {
    expect(found({ services: [metrica, googleAnalytics({ id: 'G-1' })] }, text('We count.'))).toEqual([
      expect.stringContaining('services.yandex-metrica'),
      expect.stringContaining('services.google-analytics'),
    ]);
  });

  test('not that a service which is declared necessary is missing', () => {
    expect(found({ services: [hotjar({ id: 1, category: 'necessary' })] }, text('Hotjar counts.'))).toEqual([
      expect.stringContaining('is declared necessary'),
    ]);
  });

  test('where data goes abroad, and only there', () => {
    const own = custom({ id: 'tea', category: 'analytics', facts: { name: 'Tea', provider: 'Tea MCHJ', country: 'UZ' } });
    expect(found({ services: [own, metrica] }, text(`${NAMED} Tea counts.\n5. No cross-border transfer takes place.`))).toEqual([
      expect.stringMatching(/but data goes abroad, to yandex-metrica \(RU\)$/),
    ]);
  });

  test('in time that grows with the text alone', () => {
    const timed = (length: number) => {
      const texts = ['треть', 'неограниченн', 'хран ', 'not ', 'uchinchi shaxs ', 'www.'].map((start) => text(start + 'я'.repeat(length)));
      const before = performance.now();
      found({ services: [metrica] }, ...texts);
      return performance.now() - before;
    };
    timed(1_000);
    expect(timed(200_000)).toBeLessThan(3_000);
  });
});

describe('a list that is announced', () => {
  const lists = (words: string) => found({}, text(words)).map((sentence) => sentence.replace(/, “.*/s, ''));

  test.each([
    ['by the last words of a text', '1. Tea\n1.1. We keep:', ['policy (en), 1.1.']],
    ['and followed by the next clause', '1. Tea\n1.1. We keep:\n1.2. We forget the rest.', ['policy (en), 1.1.']],
    ['and followed by the next part', '1. Tea\n1.1. We keep:\n2. Coffee\n2.1. None.', ['policy (en), 1.1.']],
    ['and followed by a sentence', '1. Tea\n1.1. We keep:\nThe contract comes first.\n1.2. More.', ['policy (en), 1.1.']],
  ])('%s is missing', (_, words, places) => {
    expect(lists(words)).toEqual(places);
  });

  test.each([
    ['by letters', '1. Tea\n1.1. We keep:\na) cups;\nb) spoons.'],
    ['by numbers below its own', '1. Tea\n1.1. We keep:\n1.1.1. cups;\n1.1.2. spoons.'],
    ['by plain numbers', '1. Tea\n1.1. We keep:\n1. cups;\n2. spoons.'],
    ['by dashes', 'We keep:\n- cups;\n- spoons.'],
    ['without marks', 'We keep:\ncups;\nspoons.'],
  ])('and follows %s is there', (_, words) => {
    expect(lists(words)).toEqual([]);
  });
});
