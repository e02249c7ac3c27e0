import { beforeEach, describe, expect, test, vi } from 'vitest';
import { report } from '../../src/check/report';
import { validateLegal } from '../../src/legal/validate-legal';
import { custom } from '../../src/services';
import { withDefaults } from '../../src/core/settings';
import type { Config } from '../../src/types';
import { errors, freshPage, visit } from '../page';

beforeEach(freshPage);

const examined = (legal: unknown, config: Config = {}) => validateLegal(withDefaults({ ...config, legal } as Config)).wrong;
/** A sound document, but for what is changed in it. */
const policy = (changes: object) => ({ documents: { policy: { type: 'policy', ...changes } } });
const version = (changes: object) => policy({ versions: [{ version: '1', ...changes }] });
const camera = (changes: object) => ({ purposes: { camera: { title: 'Camera', text: 'A photo.', ...changes } } });
const VERSION = 'legal.documents.policy.versions.0';

describe('a wrong field is told by its path, once:', () => {
  test.each<[object, string]>([
    [{ mode: 'optin' }, 'legal.mode'],
    [{ mode: true }, 'legal.mode'],
    [{ timeZone: 'Asia/Samarcand' }, 'legal.timeZone'],
    [{ timeZone: '+5:00' }, 'legal.timeZone'],
    [{ timeZone: '05:00' }, 'legal.timeZone'],
    [{ timeZone: '+25:00' }, 'legal.timeZone'],
    [{ timeZone: '+05:75' }, 'legal.timeZone'],
    [{ timeZone: 5 }, 'legal.timeZone'],
    [{ documents: 5 }, 'legal.documents'],
    [{ documents: 'policy' }, 'legal.documents'],
    [{ documents: [{ type: 'policy' }] }, 'legal.documents'],
    [policy({ type: 'privacy' }), 'legal.documents.policy.type'],
    [policy({ type: undefined }), 'legal.documents.policy.type'],
    [{ documents: { policy: null } }, 'legal.documents.policy.type'],
    [{ documents: { 'my policy': { type: 'policy' } } }, 'legal.documents.my policy'],
    [{ documents: { rights: { type: 'policy' } } }, 'legal.documents.rights'],
    [policy({ title: 5 }), 'legal.documents.policy.title'],
    [policy({ versions: { 1: {} } }), 'legal.documents.policy.versions'],
    [policy({ versions: '1' }), 'legal.documents.policy.versions'],
    [policy({ versions: [null] }), `${VERSION}.version`],
    [version({ version: undefined }), `${VERSION}.version`],
    [version({ version: '' }), `${VERSION}.version`],
    [version({ version: 3 }), `${VERSION}.version`],
    [version({ version: 'of 2026' }), `${VERSION}.version`],
    [version({ version: '2026:1' }), `${VERSION}.version`],
    [policy({ versions: [{ version: '1' }, { version: '2' }, { version: '1' }] }), 'legal.documents.policy.versions.2.version'],
    [version({ publishedAt: '20.11.2026' }), `${VERSION}.publishedAt`],
    [version({ publishedAt: '' }), `${VERSION}.publishedAt`],
    [version({ publishedAt: 20261120 }), `${VERSION}.publishedAt`],
    [version({ publishedAt: '2026-11' }), `${VERSION}.publishedAt`],
    [version({ effectiveAt: '2026-11-20 09:00' }), `${VERSION}.effectiveAt`],
    [version({ effectiveAt: '2026-11-20T09:00:00' }), `${VERSION}.effectiveAt`],
    [version({ effectiveAt: '2026-02-30' }), `${VERSION}.effectiveAt`],
    [version({ effectiveAt: '2026-13-01' }), `${VERSION}.effectiveAt`],
    [version({ effectiveAt: '2026-02-30T09:00:00+05:00' }), `${VERSION}.effectiveAt`],
    [version({ effectiveAt: '2026-11-20T25:00:00+05:00' }), `${VERSION}.effectiveAt`],
    [version({ change: 'big' }), `${VERSION}.change`],
    [version({ format: 'md' }), `${VERSION}.format`],
    [{ purposes: 5 }, 'legal.purposes'],
    [{ purposes: 'camera' }, 'legal.purposes'],
    [camera({ title: undefined }), 'legal.purposes.camera.title'],
    [camera({ title: '' }), 'legal.purposes.camera.title'],
    [camera({ text: undefined }), 'legal.purposes.camera.text'],
    [camera({ text: ['A photo.'] }), 'legal.purposes.camera.text'],
    [camera({ text: {} }), 'legal.purposes.camera.text'],
    [{ purposes: { necessary: { title: 'A', text: 'B' } } }, 'legal.purposes.necessary'],
    [{ purposes: { Camera: { title: 'A', text: 'B' } } }, 'legal.purposes.Camera'],
    [{ purposes: { 'my camera': { title: 'A', text: 'B' } } }, 'legal.purposes.my camera'],
    [{ rights: {} }, 'legal.rights'],
    [{ rights: 'access' }, 'legal.rights'],
    [{ authorities: { name: 'Agency' } }, 'legal.authorities'],
    [{ registrations: '42' }, 'legal.registrations'],
    [{ registrations: [{ name: 'Register', number: '42', date: '12.03.2026' }] }, 'legal.registrations.0.date'],
    [{ authorities: [{ name: 'Agency', phone: 42 }] }, 'legal.authorities.0.phone'],
  ])('%j', (legal, path) => {
    expect(examined(legal).map(([, where]) => where)).toEqual([path]);
  });

  test.each<[string, Config]>([
    ['a category', { categories: ['camera'] }],
    ['a service', { services: [custom({ id: 'camera', category: 'functional' })] }],
  ])('a purpose that bears the name of %s', (_, config) => {
    expect(examined(camera({}), config)).toEqual([['id', 'legal.purposes.camera', 'camera']]);
  });

  test('each of several', () => {
    const legal = { ...version({ version: undefined, change: 'big' }), mode: 'none', rights: 5 };
    expect(
      examined(legal)
        .map(([, path]) => path)
        .sort(),
    ).toEqual([`${VERSION}.change`, `${VERSION}.version`, 'legal.mode', 'legal.rights']);
  });

  test('with a remedy in words for each rule', () => {
    const said = errors();
    report(
      [
        ...examined({
          mode: 'a',
          timeZone: 'b',
          rights: 5,
          ...policy({ type: 'c', title: 5, versions: [{ publishedAt: 'd', change: 'e', format: 'f' }] }),
        }),
        ...examined({ purposes: { Camera: { title: 'A', text: 'B' } } }),
      ],
      'off',
    );
    expect(said.join('\n').split('\n').slice(1)).toHaveLength(10);
    expect(said.join()).not.toMatch(/undefined/);
  });
});

describe('a config is right', () => {
  test.each<[string, object | undefined]>([
    ['without any of it', undefined],
    ['when it says nothing', {}],
    ['with a document that is only a link', { documents: { policy: { type: 'policy', url: '/policy' } } }],
    [
      'with a document of several versions',
      policy({
        versions: [
          { version: '1' },
          { version: '2026-11-01', publishedAt: '2026-11-01', effectiveAt: '2026-11-20T09:00:00+05:00', change: 'recipients' },
        ],
      }),
    ],
    [
      'with the same version of two documents',
      { documents: { policy: { type: 'policy', versions: [{ version: '1' }] }, terms: { type: 'terms', versions: [{ version: '1' }] } } },
    ],
    [
      'with moments in each of their forms',
      policy({
        versions: ['2024-02-29', '2026-11-20T09:00Z', '2026-11-20T09:00:30-03:30'].map((publishedAt, at) => ({
          version: `${at}`,
          publishedAt,
        })),
      }),
    ],
    ['with titles by language', policy({ title: { uz: 'Siyosat', ru: 'Политика' } })],
    ['with a time zone behind UTC', { timeZone: '-03:30' }],
    ['with the name of a time zone', { timeZone: 'Asia/Tashkent' }],
    [
      'with a purpose, rights, authorities and registrations',
      {
        ...camera({ text: { uz: 'Surat.' } }),
        rights: [{ id: 'access' }],
        authorities: [{ name: 'Agency' }],
        registrations: [{ name: 'Register', number: '42' }],
      },
    ],
    [
      'with options left undefined',
      {
        mode: undefined,
        documents: undefined,
        purposes: undefined,
        rights: undefined,
        timeZone: undefined,
        authorities: undefined,
        registrations: undefined,
      },
    ],
    ['with each mode', { mode: 'opt-in' }],
    ['with the other mode', { mode: 'notice' }],
  ])('%s', (_, legal) => {
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => {});
    expect(examined(legal)).toEqual([]);
    expect(warned).not.toHaveBeenCalled();
  });
});

test('a notice in the place of a question is warned of where there is something to ask for', () => {
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => {});
  expect(examined({ mode: 'notice' }, { categories: ['analytics', 'marketing'] })).toEqual([]);
  expect(warned).toHaveBeenCalledOnce();
  expect(warned).toHaveBeenCalledWith(expect.stringMatching(/legal\.mode: .*analytics, marketing/));
});

test('asking for the same is not warned of', () => {
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => {});
  expect(examined({ mode: 'opt-in' }, { categories: ['analytics'] })).toEqual([]);
  expect(warned).not.toHaveBeenCalled();
});

test('under a wrong config nothing can be granted, and the console says why', async () => {
  const said = errors();
  const api = await visit({ categories: ['analytics'], legal: version({ change: 'big' }) as NonNullable<Config['legal']> });
  await api.acceptAll();
  expect([api.allows('analytics'), document.cookie]).toEqual([false, '']);
  await vi.waitFor(() => expect(said).toHaveLength(1));
  expect(said.join('\n')).toContain(`${VERSION}.change: "big" is not one of`);
});
