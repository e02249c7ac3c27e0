// @vitest-environment node
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compose, integrityOf, servicesOf, type Composition, type Shape, type Site, type Stock } from '../../src/compose/compose';

const stock = JSON.parse(readFileSync('dist/parts.json', 'utf8')) as Stock;
const made = (site: Site, shape: Shape = 'small-return'): Promise<Composition> =>
  compose(site, shape, stock, (name) => readFileSync(`dist/${name}`, 'utf8'));
const names = ({ pieces }: Composition) => pieces.map(({ name }) => name);

describe('a file for one site', () => {
  test('has its services, what each of its pages loads, and its config at the end', async () => {
    const file = await made({ analytics: 'hotjar:1', services: { 'yandex-metrica': 1, chat: { src: '/chat.js' } } });
    expect(names(file)).toEqual(['site', 'hotjar', 'yandex-metrica', 'page', 'config']);
    expect(file.text.trimEnd().endsWith('});')).toBe(true);
    expect(file.text.match(/mc\.yandex\.ru/g)).toHaveLength(1);
    expect(file.text).not.toContain('googletagmanager');
  });

  test('has the banner and its languages too, where a first visit is to be one request', async () => {
    const file = await made({ locales: 'uz ru', categories: 'analytics' }, 'fast-first');
    expect(names(file)).toEqual(['site', 'page', 'elements', 'interface', 'uz', 'ru', 'config']);
    expect(file.beside).toEqual(expect.arrayContaining(['rozilik-panel.js', 'rozilik-uz-details.js', 'rozilik-ru-details.js']));
    expect(file.beside).not.toContain('rozilik-uz.js');
    expect(file.beside).not.toContain('rozilik-en-details.js');
  });

  test.each<[string, Site, string[], string[]]>([
    ['documents', { legal: {} }, ['legal'], ['rozilik-documents.js', 'rozilik-formats.js', 'rozilik-notices.js']],
    ['what nobody tagged', { hold: true }, ['hold'], []],
    ['none of it', {}, [], []],
    ['a switch that says no', { hold: 'false' }, [], []],
  ])('has what concerns %s, and beside it what some pages need', async (_, site, inside, beside) => {
    const file = await made(site);
    expect(['legal', 'hold'].filter((name) => names(file).includes(name))).toEqual(inside);
    expect(['rozilik-documents.js', 'rozilik-formats.js', 'rozilik-notices.js'].filter((name) => file.beside.includes(name))).toEqual(
      beside,
    );
  });

  test('offers the languages that the site names, or all', async () => {
    expect((await made({ locales: ['uz', 'xx'] })).text).toContain('"locales":["uz"]');
    const all = await made({});
    expect(all.text).not.toContain('"locales"');
    expect(all.beside).toEqual(expect.arrayContaining(['rozilik-uz.js', 'rozilik-uz-Cyrl.js', 'rozilik-ru.js', 'rozilik-en.js']));
  });

  test('keeps what the site says as data, whatever it holds, also where the file stands in a page', async () => {
    const operator = '</script><script>alert(1)</script>\u2028"\\';
    const { text } = await made({ operator });
    const [, config = ''] = /rozilikParts\["site:start"\]\((.*)\);$/s.exec(text) ?? [];
    expect(text).not.toContain('</script>');
    expect((JSON.parse(config) as Site)['operator']).toBe(operator);
  });

  test('is UTF-8 for a page of any charset, and compiled at once', async () => {
    expect((await made({})).text).toMatch(/^\uFEFF\/\/# allFunctionsCalledOnLoad\n/);
  });

  test('names each of its pieces once, and nothing beside it that is inside', async () => {
    const file = await made(
      { analytics: 'hotjar:1', marketing: 'hotjar:1', services: { hotjar: {} }, legal: {}, hold: true, categories: 'a' },
      'fast-first',
    );
    expect(new Set(names(file)).size).toBe(names(file).length);
    expect(file.beside.filter((name) => names(file).some((piece) => name === `rozilik-${piece}.js`))).toEqual([]);
  });
});

test('services are those of the catalogue that the site names, anywhere', () => {
  expect(
    servicesOf(
      { marketing: 'meta-pixel:1 nobody:2', functional: { youtube: {} }, services: { 'google-analytics': 'G-1', constructor: {} } },
      stock,
    ),
  ).toEqual(['youtube', 'meta-pixel', 'google-analytics']);
});

test('the hash is what a browser makes of the text', async () => {
  const text = 'Oʻzbekcha';
  expect(await integrityOf(text)).toBe(`sha384-${createHash('sha384').update(text).digest('base64')}`);
});
