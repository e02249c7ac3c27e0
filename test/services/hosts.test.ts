// @vitest-environment node
import { readFileSync } from 'node:fs';
import { build, type Rolldown } from 'vite';
import { expect, test } from 'vitest';

/** What a file that imports some of this code comes to. */
async function bundled(entry: string, code = ''): Promise<string> {
  const files: Record<string, string> = { 'virtual:entry': entry, 'virtual:code': code };
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [{ name: 'files', resolveId: (id) => (id in files ? id : null), load: (id) => files[id] ?? null }],
    build: {
      write: false,
      minify: false,
      rolldownOptions: { input: 'virtual:entry', preserveEntrySignatures: 'strict', output: { format: 'es' } },
    },
  });
  return (result as Rolldown.RolldownOutput).output[0].code;
}

const SERVICES = `${process.cwd()}/src/services`;

test('a file that needs the hosts alone holds no facts', () => {
  const code = readFileSync('dist/rozilik-hold.js', 'utf8');
  expect(code).toContain('mc.yandex.*/');
  expect(code).not.toMatch(/provider:|policy:|evidence:/);
});

test('a site that takes one service out of the one file of the package gets the facts of no other', async () => {
  const services = await bundled(`export * from '${SERVICES}/index'`);
  const code = await bundled(`export { youtube } from 'virtual:code'`, services);
  expect(code).toContain('VISITOR_INFO1_LIVE');
  expect(code.match(/provider:/g)).toHaveLength(1);
  // bundlers that do not look into functions go by the mark
  expect(services.match(/= told\(/g)).toBeNull();
});
