import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markLanguages, normaliseBlocks, normaliseUzbek } from '../../src/policy/languages';
import { plainText } from '../../src/policy/tree';
import type { Block } from '../../src/policy/tree';
import { finished, parsed, parsedHtml } from './outline';

const marked = (text: string, documentLanguage: string) => finished(markLanguages(parsed(text), documentLanguage))[0]?.lang;

describe('a clause in another language than its document says so:', () => {
  test.each([
    ['Russian in English', 'Оператор выполняет требования закона.', 'en', 'ru'],
    ['Russian in Uzbek', 'Оператор выполняет требования закона.', 'uz', 'ru'],
    [
      'Russian in Uzbek of Cyrillic letters',
      'Настоящая политика действует в отношении всей информации о посетителях сайта.',
      'uz-Cyrl',
      'ru',
    ],
    ['Uzbek of Cyrillic letters in Russian', 'Ушбу сиёсат фойдаланувчи ҳақидаги маълумотларни ўз ичига олади.', 'ru', 'uz-Cyrl'],
    ['Uzbek in Russian', 'Ushbu siyosat foydalanuvchi to‘g‘risidagi ma’lumotlar uchun.', 'ru', 'uz'],
    ['Uzbek in English', "Ushbu siyosat o'z kuchiga kiradi va amal qiladi.", 'en', 'uz'],
    ['Uzbek in Uzbek of Cyrillic letters', 'Ushbu siyosat oʻz kuchiga kiradi.', 'uz-Cyrl', 'uz'],
    ['English in Uzbek', 'This policy is about the data of our users.', 'uz', 'en'],
    ['English in Russian', 'Contact details below', 'ru', 'en'],
    ['Kazakh in Russian', 'Осы саясат деректерді өңдеу тәртібін белгілейді.', 'ru', 'kk'],
    ['Tajik in Russian', 'Сиёсати мазкур коркарди маълумоти шахсиро муайян мекунад, ҷамъоварӣ.', 'ru', 'tg'],
    ['Kyrgyz in Russian', 'Бул саясат маалыматтарды иштетүү тартибин өзгөртөт.', 'ru', 'ky'],
    ['not English in English', 'This policy is about the data of users.', 'en-GB', undefined],
    ['not English with Uzbek endings by chance', 'Similar running, planning and obtaining of logo’s.', 'en', undefined],
    ['not Uzbek in Uzbek', 'Ism va familiya hamda telefon', 'uz-Latn', undefined],
    ['not a short line of Uzbek in Uzbek', 'Telefon raqami, manzil', 'uz', undefined],
    [
      'not Russian with an Uzbek name in it',
      'Обработку ведёт общество «Тўлқин» по адресу: город Ташкент, улица Амира Темура, дом один.',
      'ru',
      undefined,
    ],
    ['not a short line of Cyrillic Uzbek', 'Исм ва фамилия, манзил', 'uz-Cyrl', undefined],
    ['not fewer than twelve letters', 'Почта: нет', 'en', undefined],
    ['not an address in Russian', 'Адрес электронной почты: info@example.com', 'ru', undefined],
  ])('%s', (_, text, documentLanguage, expected) => {
    expect(marked(text, documentLanguage)).toBe(expected);
  });

  test('only the clause, not what stands under it', () => {
    const [block] = finished(markLanguages(parsed('1.1. Оператор выполняет требования:\na) keeps the data of users.'), 'en'));
    expect([block?.lang, block?.children[0]?.lang]).toEqual(['ru', undefined]);
  });

  test('the author’s word counts', () => {
    expect(finished(markLanguages(parsedHtml('<p lang="be">Настоящая политика действует.</p>'), 'en'))[0]?.lang).toBe('be');
  });
});

describe('Uzbek is written with its own letters:', () => {
  test.each(["'", '`', '´', '‘', '’', '‛', 'ʻ', 'ʼ', 'ʽ', 'ʹ', 'ˈ', '′', '＇'])('%s', (typed) => {
    expect(normaliseUzbek(`O${typed}z to${typed}g${typed}ri ma${typed}no, san${typed}at, bog${typed}.`)).toBe(
      'Oʻz toʻgʻri maʼno, sanʼat, bogʻ.',
    );
  });

  test.each([
    ['quotes around words', '‘Ariza’ va ’xat’ "kitob"'],
    ['Russian', "Д'Артаньян и объ’ект"],
    ['numbers', "5'10"],
  ])('%s stay', (_, text) => {
    expect(normaliseUzbek(text)).toBe(text);
  });

  test('as long as before, and the second time nothing changes', () => {
    const text = fc.string({ unit: fc.constantFrom(..."oOgGamz о'`’‘ʻʼ“. "), maxLength: 40 });
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), (any) => {
        const once = normaliseUzbek(any);
        expect(once).toHaveLength(any.length);
        expect(normaliseUzbek(once)).toBe(once);
      }),
    );
  });

  const texts = (blocks: readonly Block[]) => blocks.map(({ content }) => plainText(content));

  test('where it is Uzbek, and nowhere else', () => {
    const tree = parsedHtml(
      "<p>O'z ma'no <span lang=\"en\">don't</span></p><p lang=\"en\">We don't, so 'go'.</p><p lang=\"ru\">Жанна д'Арк, O'Neil</p><p lang=\"uz-Cyrl\">o'z</p>",
    );
    expect(texts(finished(normaliseBlocks(tree, 'uz')))).toEqual(["Oʻz maʼno don't", "We don't, so 'go'.", "Жанна д'Арк, O'Neil", "o'z"]);
    expect(finished(normaliseBlocks(tree, 'en'))).toEqual(tree);
  });

  test('in pieces and cells too', () => {
    const tree = parsedHtml('<p lang="uz"><b>O\'z</b></p><table lang="uz"><tr><td>so\'z</td><td>ma\'no</td></tr></table>');
    const [words, table] = finished(normaliseBlocks(tree, 'ru'));
    expect(words?.content).toEqual([{ tag: 'b', content: ['Oʻz'] }]);
    expect(table?.rows?.[0]?.cells).toEqual([['soʻz'], ['maʼno']]);
  });
});
