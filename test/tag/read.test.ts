import { beforeEach, describe, expect, test, vi } from 'vitest';
import { problemsOf, validate } from '../../src/check/validate';
import { withDefaults } from '../../src/core/settings';
import { readTag as readTagWith } from '../../src/tag/read';
import type { Service } from '../../src/types';
import { freshPage } from '../page';

beforeEach(() => {
  freshPage();
  fetched = [];
});

/** The tag of a page, and what stands in its JSON block. */
function tag(attributes: string, json?: string): HTMLScriptElement {
  document.head.innerHTML = `<script src="/rozilik.js" ${attributes}></script>`;
  if (json !== undefined)
    document.head.insertAdjacentHTML('beforeend', `<script type="application/json" id="rozilik-config">${json}</script>`);
  return document.querySelector('script')!;
}
/** Files of services that were asked for, and the options each was made with. */
let fetched: [id: string, options: unknown][];
const readTag = (element: HTMLScriptElement | null) =>
  readTagWith(element, async (id) => (options) => {
    fetched.push([id, options]);
    return { ...(options as Service), id, facts: { name: `The ${id}` } };
  });
const servicesOf = (...page: Parameters<typeof tag>) =>
  readTag(tag(...page)).services!.map(({ id, category, vendorId }) => [id, category, vendorId]);

describe('the block', () => {
  const BLOCK = '<script type="application/json" id="rozilik-config">{"operator":"Anor"}</script>';
  const TAG = '<script src="/rozilik.js" data-categories="analytics"></script>';
  const tagIn = (markup: string) => {
    document.body.innerHTML = markup;
    return document.querySelector<HTMLScriptElement>('script[src]');
  };

  test.each([
    ['directly before the tag', `${BLOCK}${TAG}`],
    ['directly behind it', `${TAG}${BLOCK}`],
  ])('is taken %s', (_, markup) => {
    expect(readTag(tagIn(markup))).toMatchObject({ operator: 'Anor' });
  });

  test.each([
    ['elsewhere in the body', `${BLOCK}<p>Text</p>${TAG}`],
    ['of another type', `${BLOCK.replace('application/json', 'text/plain')}${TAG}`],
    ['that is no script', `<div id="rozilik-config">{"operator":"Anor"}</div>${TAG}`],
  ])('is not taken %s, and its owner is told', (_, markup) => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => {});
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    const config = readTag(tagIn(markup));
    expect(config).not.toHaveProperty('operator');
    validate(withDefaults(config));
    if (markup.includes('<div')) expect(said).not.toHaveBeenCalled();
    else expect(said).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('"rozilik-config" is not read'));
  });

  test('says a no in words too: a vendor would take that for a yes', () => {
    const services = '{"services":{"yandex-metrica":{"id":"1","webvisor":"false"}},"operator":"false friend"}';
    document.head.innerHTML = `<script type="application/json" id="rozilik-config">${services}</script>`;
    const config = readTag(tagIn(TAG));
    expect(config.operator).toBe('false friend');
    const page = window as unknown as { ym?: { a?: IArguments[] } };
    config.services![0]!.prepare?.();
    config.services![0]!.start!();
    expect(page.ym!.a![0]![2]).toMatchObject({ webvisor: false });
  });
});

describe('the tag', () => {
  test('takes options as attributes', () => {
    const config = readTag(
      tag('data-operator="AIIG" data-cookie-policy="/cookies" data-days="90" data-categories="analytics marketing" data-button="false"'),
    );
    expect(config).toMatchObject({
      operator: 'AIIG',
      cookiePolicy: '/cookies',
      days: '90',
      categories: 'analytics marketing',
      button: 'false',
      services: [],
    });
    expect(withDefaults(config)).toMatchObject({ categories: ['analytics', 'marketing'], life: 90 * 86_400_000 });
    expect(problemsOf(config)).toEqual([]);
  });

  test('takes the vendors it knows by their id', () => {
    const attributes =
      'data-yandex-metrica="91000001" data-google-analytics="G-A1" data-google-tag-manager="GTM-A1" data-google-consent-mode="on"';
    expect(servicesOf(attributes)).toEqual([
      ['yandex-metrica', 'analytics', '91000001'],
      ['google-analytics', 'analytics', 'G-A1'],
      ['google-tag-manager', 'analytics', 'GTM-A1'],
      ['google-consent-mode', 'necessary', undefined],
    ]);
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => {});
    expect(problemsOf(readTag(tag(attributes)))).toEqual([]);
    expect(warned).not.toHaveBeenCalled();
  });

  test('leaves a vendor out whose attribute is empty', () => {
    expect(servicesOf('data-yandex-metrica=""')).toEqual([]);
  });

  test('takes everything else from the JSON block, which wins over an attribute', () => {
    const config = readTag(tag('data-days="90" data-theme="dark"', '{ "days": 30, "localeAliases": { "uz": "uz-Cyrl" } }'));
    expect(config).toMatchObject({ days: 30, theme: 'dark', localeAliases: { uz: 'uz-Cyrl' } });
  });

  test.each([
    ['a vendor by its id alone', '{"yandex-metrica": 91000001}', ['yandex-metrica', 'analytics', 91000001]],
    ['a vendor with options', '{"google-analytics": {"id": "G-A1", "category": "marketing"}}', ['google-analytics', 'marketing', 'G-A1']],
    ['a service of the site’s own', '{"youtube": {"category": "marketing"}}', ['youtube', 'marketing', undefined]],
    ['a service without a category, which is then told as wrong', '{"youtube": {}}', ['youtube', '', undefined]],
  ])('takes %s from the JSON block', (_, services, expected) => {
    expect(servicesOf('', `{ "services": ${services} }`)).toEqual([expected]);
  });

  test('takes a vendor from both places once', () => {
    expect(servicesOf('data-yandex-metrica="1"', '{ "services": { "yandex-metrica": { "id": 2 } } }')).toEqual([
      ['yandex-metrica', 'analytics', 2],
    ]);
  });

  test('mentions an attribute of another tool, and lives with it', () => {
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => {});
    validate(withDefaults(readTag(tag('data-cfasync="false" async data-categories="analytics"'))));
    expect(warned.mock.calls).toEqual([['[rozilik] cfasync: there is no such option, so it is ignored']]);
  });

  test('is not needed: a module, or a tag that is gone, has the JSON block alone', () => {
    tag('', '{ "days": 30 }');
    expect(readTag(null)).toEqual({ days: 30, services: [] });
  });

  test.each(['', 'days: 30', '{ "days": 30, }'])('reports a block that is not JSON: %j', (json) => {
    expect(() => readTag(tag('', json))).toThrow(SyntaxError);
  });
});

describe('a service of the catalogue', () => {
  test('is named under the category it is asked for with, its vendor’s id behind a colon', () => {
    expect(servicesOf('data-marketing="meta-pixel:123 vk-pixel:VK-RTRG-1-a:b" data-functional="\n youtube,\n jivo:a1 "')).toEqual([
      ['youtube', 'functional', undefined],
      ['jivo', 'functional', 'a1'],
      ['meta-pixel', 'marketing', '123'],
      ['vk-pixel', 'marketing', 'VK-RTRG-1-a:b'],
    ]);
  });

  test('is named in the JSON block with its id, or with options', () => {
    expect(servicesOf('', '{ "analytics": { "matomo": { "id": 7, "src": "/matomo.js" }, "hotjar": "9" }, "necessary": "click" }')).toEqual([
      ['click', 'necessary', undefined],
      ['matomo', 'analytics', 7],
      ['hotjar', 'analytics', '9'],
    ]);
  });

  test('can be asked for with another category than the attribute’s, and need something else as well', () => {
    const [service] = readTag(
      tag('', '{ "marketing": { "matomo": { "id": 7, "category": "analytics", "needs": "marketing", "reload": "never" } } }'),
    ).services!;
    expect(service).toMatchObject({ id: 'matomo', category: 'analytics', needs: 'marketing', reload: 'never' });
  });

  test('is a name until its file is fetched, which makes it of the same options', async () => {
    const [service] = readTag(tag('', '{ "analytics": { "matomo": { "id": 7, "src": "/matomo.js" } } }')).services!;
    expect([fetched, service!.facts]).toEqual([[], undefined]);
    expect(await service!.bring!()).toMatchObject({ facts: { name: 'The matomo' } });
    expect(fetched).toEqual([['matomo', { category: 'analytics', id: 7, src: '/matomo.js' }]]);
  });

  test('stands beside those of `services`, which come last', () => {
    expect(
      servicesOf('data-yandex-metrica="1" data-analytics="hotjar:9"', '{ "services": { "chat": { "category": "functional" } } }').map(
        ([id]) => id,
      ),
    ).toEqual(['hotjar', 'yandex-metrica', 'chat']);
  });

  test.each(['data-marketing="meta-pixel:1"', 'data-functional="youtube"'])('is no mistake in a config: %s', (attributes) => {
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => {});
    expect(problemsOf(readTag(tag(attributes)))).toEqual([]);
    expect(warned.mock.calls).toEqual([]);
  });

  test('that is named twice is told as wrong', () => {
    expect(problemsOf(readTag(tag('data-marketing="meta-pixel:1" data-analytics="meta-pixel:2"')))).toEqual([
      ['id', 'meta-pixel', 'meta-pixel'],
    ]);
  });

  test.each(['data-marketing=""', 'data-marketing=" , "'])('is not there where the attribute is empty: %s', (attributes) => {
    expect(servicesOf(attributes)).toEqual([]);
  });
});
