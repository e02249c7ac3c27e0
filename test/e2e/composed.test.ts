import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { compose, integrityOf, type Shape, type Site, type Stock } from '../../src/compose/compose';
import { EYES, openPreferences, press, shown } from './interface';
import type { Internet } from './internet';
import { it } from './scene';
import { accept, allows, asked, banner, HOME, html, note } from './site';

const ready = (name: string) => readFileSync(`dist/${name}`, 'utf8');
const SITE: Site = { operator: 'Anor', locales: 'en', services: { probe: { category: 'analytics', src: '/probe.js' } } };
const javascript = { 'content-type': 'text/javascript' };

/** Puts the file that was made for a site, and what lies beside it, where the site has them, and answers its tag. */
async function install(internet: Internet, site: Site, shape: Shape): Promise<string> {
  const { text, beside } = await compose(site, shape, JSON.parse(ready('parts.json')) as Stock, ready);
  internet.page('/made/rozilik.js', text, javascript);
  for (const name of beside) internet.page(`/made/${name}`, ready(name), javascript);
  internet.page('/probe.js', note('probe'), javascript);
  return `<script src="/made/rozilik.js" integrity="${await integrityOf(text)}"></script>`;
}

/** Our own files that were asked for, in order. */
const ours = (internet: Internet) => internet.log.flatMap(({ url }) => /\/made\/([^?]*)/.exec(url)?.[1] ?? []);

it('a file made for a fast first visit shows the banner with one request, and starts what it is granted', async ({ page, internet }) => {
  internet.page('/page.html', html(await install(internet, SITE, 'fast-first')));
  await page.goto(HOME);
  await banner(page);
  // what records an answer comes when the banner stands
  expect(ours(internet).filter((file) => file !== 'rozilik-decide.js')).toEqual(['rozilik.js']);
  expect(await allows(page, 'probe')).toBe(false);
  await accept(page);
  await page.waitFor("window.log?.includes('probe')");
});

it('a file made for visitors who come back is their one request, and loads the rest from beside it', async ({ page, internet }) => {
  internet.page('/page.html', html(EYES + (await install(internet, SITE, 'small-return'))));
  await page.goto(HOME);
  await accept(page);
  internet.log.length = 0;
  await page.reload();
  await page.waitFor("window.log?.includes('probe')");
  await shown(page, '.way-back');
  expect(ours(internet)).toEqual(['rozilik.js']);
  expect(await asked(page)).toBe(false);
  await press(page, '.way-back');
  await shown(page, 'dialog');
  expect(ours(internet)).toEqual(expect.arrayContaining(['rozilik-interface.js', 'rozilik-panel.js', 'rozilik-en-details.js']));
});

it('a file with a service that lacks its id leaves that one off, and asks for the others', async ({ page, internet }) => {
  internet.page('/page.html', html(EYES + (await install(internet, { ...SITE, marketing: 'meta-pixel' }, 'fast-first'))));
  await page.goto(HOME);
  await openPreferences(page);
  expect(await page.eval(() => insideAll('dialog legend').map((legend) => legend.textContent))).toEqual(['Necessary', 'Analytics']);
});
