import { expect } from 'vitest';
import { EYES, LANGUAGES, shown } from './interface';
import { it } from './scene';
import { ALL, banner, HOME, html, tag } from './site';

type Rule = { id: string; nodes: { target: unknown }[] };
type Axe = { run(context: object, options: object): Promise<{ violations: Rule[]; incomplete: Rule[]; passes: Rule[] }> };
type Tested = { axe: Axe; rozilik: { setLocale(tag: string): Promise<void> } };

const FACTS = { name: 'Jivo', provider: 'Jivo LLC', country: 'KZ', purpose: 'Chat.', policy: 'https://jivo.example/', items: [{ name: 'jv_*', purpose: 'visitor', duration: 'P30D', thirdParty: true }] };

it.for(['light', 'dark'])('axe finds nothing in the banner and the preferences, in any language (%s)', async (theme, { page, internet }) => {
  const config = { theme, services: { chat: { category: 'functional', facts: FACTS } } };
  internet.page('/page.html', html(`${EYES}<script src="/node_modules/axe-core/axe.min.js"></script>${tag(ALL, config)}`));
  await page.goto(HOME);
  await banner(page);
  // outside of the body axe knows no colours of grounds
  await page.eval(() => document.body.append(document.querySelector('rozilik-root')!));
  const examine = (layer: string) =>
    page.eval(async ([languages, selector]) => {
      const { axe, rozilik } = window as unknown as Tested;
      // it cannot see what colour lies behind words on a gradient, of which there is one where there is more to scroll to
      for (const words of insideAll('.words')) words.style.background = 'none';
      for (const details of insideAll<HTMLDetailsElement>('details')) details.open = true;
      const found: string[] = [];
      let passed = 0;
      for (const language of languages) {
        await rozilik.setLocale(language);
        const { violations, incomplete, passes } = await axe.run({ fromShadowDom: ['rozilik-root', selector] }, { resultTypes: ['violations', 'incomplete'] });
        passed += passes.length;
        for (const { id, nodes } of [...violations, ...incomplete]) found.push(`${language} ${id}: ${JSON.stringify(nodes.map(({ target }) => target))}`);
      }
      return { found, passed };
    }, [LANGUAGES, layer] as const);

  const first = await examine('.banner');
  expect(first.found).toEqual([]);
  expect(first.passed).toBeGreaterThan(40);
  await page.eval('rozilik.open()');
  await shown(page, 'dialog');
  const second = await examine('dialog');
  expect(second.found).toEqual([]);
  expect(second.passed).toBeGreaterThan(60);
});
