// @vitest-environment node
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const FOLDER = 'test-results/cli';
beforeAll(() => void mkdirSync(FOLDER, { recursive: true }));
afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

/** What the command says, and its exit code. */
function rozilik(...words: string[]): { out: string; said: string; code: number | null } {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['dist/cli/rozilik.js', ...words], { encoding: 'utf8' });
  return { out: stdout, said: stderr, code: status };
}

function describeSite(site: unknown): string {
  const file = `${FOLDER}/site.json`;
  writeFileSync(file, typeof site === 'string' ? site : JSON.stringify(site));
  return file;
}

describe('rozilik', () => {
  test.each([[[]], [['--help']], [['-h']]])('says which commands there are: %j', (words) => {
    expect(rozilik(...words)).toMatchObject({ out: expect.stringMatching(/^Usage: rozilik <command>[^]*\n {2}build /) as string, code: 0 });
  });

  test.each(['bild', 'constructor'])('knows no command "%s"', (word) => {
    expect(rozilik(word)).toMatchObject({ said: expect.stringContaining(`there is no command "${word}"`) as string, code: 2 });
  });
});

describe('rozilik build', () => {
  test('says how it is used', () => {
    expect(rozilik('build', '--help')).toMatchObject({ out: expect.stringMatching(/^Usage: rozilik build/) as string, code: 0 });
  });

  test.each(['small-return', 'fast-first'])(
    'writes %s, what lies beside it, and prints the tag with its hash and what each part weighs',
    (shape) => {
      const out = `${FOLDER}/${shape}`;
      const site = describeSite({ operator: 'Anor', locales: 'uz', services: { 'yandex-metrica': { id: 1 } } });
      const { out: said, code } = rozilik('build', site, '--out', out, '--shape', shape, '--path', '/static/');
      expect(code).toBe(0);
      const hash = createHash('sha384')
        .update(readFileSync(`${out}/rozilik.js`))
        .digest('base64');
      expect(said).toContain(`<script src="/static/rozilik.js" integrity="sha384-${hash}"></script>`);
      expect(said).toMatch(/yandex-metrica +[\d,]+ +[\d,]+\n/);
      for (const name of ['rozilik-panel.js', 'rozilik-withdrawal.js', 'rozilik-uz-details.js', 'licenses.txt'])
        expect(existsSync(`${out}/${name}`)).toBe(true);
      expect([existsSync(`${out}/rozilik-interface.js`), existsSync(`${out}/rozilik-ru-details.js`)]).toEqual([
        shape === 'small-return',
        false,
      ]);
    },
  );

  test.each<[string, unknown, string]>([
    ['no JSON', '{"operator":', 'is not JSON'],
    ['no options', '[1]', 'is not an object of options'],
    ['a misspelt service', { marketing: 'meta-pixl:1' }, 'meta-pixl: there is no such service; did you mean "meta-pixel"?'],
    ['no such service', { marketing: 'nothing-like-it:1' }, 'nothing-like-it: there is no such service\n'],
    ['an id that is missing', { marketing: 'meta-pixel' }, 'meta-pixel: id is missing'],
    [
      'an id of another form',
      { services: { 'google-analytics': 'UA-1' } },
      'google-analytics: id: "UA-1" is not the id that google-analytics gives a site',
    ],
    ['a wrong option', { days: 400 }, 'days: 400 is not a whole number from 1 to 365'],
  ])('makes nothing of a site with %s, and says why', (_, site, words) => {
    const { said, code } = rozilik('build', describeSite(site), '--out', `${FOLDER}/none`);
    expect([said, code]).toEqual([expect.stringContaining(words), 2]);
    expect(existsSync(`${FOLDER}/none`)).toBe(false);
  });

  test.each([
    [['build'], 'a file and --out are needed'],
    [['build', 'nowhere.json', '--out', FOLDER], 'nowhere.json cannot be read'],
    [['build', 'a.json', '--out', FOLDER, '--shape', 'round'], '--shape: "round" is neither'],
    [['build', 'a.json', '--nothing'], '--nothing'],
  ])('says what is missing: %j', (words, said) => {
    expect(rozilik(...words)).toMatchObject({ said: expect.stringContaining(said) as string, code: 2 });
  });
});
