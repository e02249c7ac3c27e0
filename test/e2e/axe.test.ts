import { expect } from 'vitest';
import { EYES, LANGUAGES, shown } from './interface';
import { it } from './scene';
import { ALL, banner, HOME, html, tag } from './site';

type Rule = { id: string; nodes: { target: unknown }[] };
type Axe = { run(context: object, options: object): Promise<{ violations: Rule[]; incomplete: Rule[]; passes: Rule[] }> };
type Tested = { axe: Axe; rozilik: { setLocale(tag: string): Promise<void> } };

const FACTS = {
  name: 'Jivo',
  provider: 'Jivo LLC',
  country: 'KZ',
  purpose: 'Chat.',
  policy: 'https://jivo.example/',
  items: [{ name: 'jv_*', purpose: 'visitor', duration: 'P30D', thirdParty: true }],
};

it.for(['light', 'dark'])(
  'axe finds nothing in the banner and the preferences, in any language (%s)',
  async (theme, { page, internet }) => {
    const config = { theme, services: { chat: { category: 'functional', facts: FACTS } } };
    internet.page('/page.html', html(`${EYES}<script src="/node_modules/axe-core/axe.min.js"></script>${tag(ALL, config)}`));
    await page.goto(HOME);
    await banner(page);
    // outside of the body axe knows no colours of grounds
    await page.eval(() => document.body.append(document.querySelector('rozilik-root')!));
    const examine = (layer: string) =>
      page.eval(
        async ([languages, selector]) => {
          const { axe, rozilik } = window as unknown as Tested;
          // it cannot see what colour lies behind words on a gradient, of which there is one where there is more to scroll to
          for (const words of insideAll('.words')) words.style.background = 'none';
          for (const details of insideAll<HTMLDetailsElement>('details')) details.open = true;
          const found: string[] = [];
          let passed = 0;
          for (const language of languages) {
            await rozilik.setLocale(language);
            const { violations, incomplete, passes } = await axe.run(
              { fromShadowDom: ['rozilik-root', selector] },
              { resultTypes: ['violations', 'incomplete'] },
            );
            passed += passes.length;
            for (const { id, nodes } of [...violations, ...incomplete])
              found.push(`${language} ${id}: ${JSON.stringify(nodes.map(({ target }) => target))}`);
          }
          return { found, passed };
        },
        [LANGUAGES, layer] as const,
      );

    const first = await examine('.banner');
    expect(first.found).toEqual([]);
    expect(first.passed).toBeGreaterThan(40);
    await page.eval('rozilik.open()');
    await shown(page, 'dialog');
    const second = await examine('dialog');
    expect(second.found).toEqual([]);
    expect(second.passed).toBeGreaterThan(60);
  },
);

it.for(['light', 'dark'])(
  'axe finds nothing in documents, changes, rights, an announcement and a request, in any language (%s)',
  async (theme, { page, internet }) => {
    const text =
      'Policy\n\n1. General\n\n1.1. The shop.\n1.2. See clause 1.1.\n\n2. Data\n\n2.1. Телефон хранится один месяц.\n\nNumber\tData\n1\tName\n\n3. End\n\n3.1. Bye.';
    const legal = {
      documents: {
        policy: {
          type: 'policy',
          url: '/plain.html',
          precedence: 2,
          versions: [
            { version: '1', effectiveAt: '2026-01-01', text },
            {
              version: '2',
              publishedAt: '2026-02-01',
              effectiveAt: '2099-01-01',
              summary: 'More.',
              text: text.replace('The shop', 'The big shop'),
            },
          ],
        },
        offer: { type: 'offer', url: '/offer.html', precedence: 1 },
      },
      purposes: { camera: { title: 'Camera', text: 'To compare your face.', document: 'policy#1.1' } },
      contact: { email: 'a@shop.test', phone: '+998 71 200 00 00', address: 'Quva' },
      rights: [{ id: 'access', days: 30, extension: 30, clause: 'policy#2.1' }],
      authorities: [{ name: 'Agency', country: 'UZ', url: 'https://agency.example/' }],
      registrations: [{ name: 'Register', number: '12' }],
    };
    internet.page(
      '/page.html',
      html(
        `${EYES}<script src="/node_modules/axe-core/axe.min.js"></script>${tag('data-operator="Anor"', { theme, categories: 'analytics', legal })}`,
      ),
    );
    await page.goto(HOME);
    await banner(page);
    await page.eval(() => document.body.append(document.querySelector('rozilik-root')!));
    const examine = (selector: string) =>
      page.eval(
        async ([languages, layer]) => {
          const { axe, rozilik } = window as unknown as Tested;
          const found: string[] = [];
          for (const language of languages) {
            await rozilik.setLocale(language);
            await new Promise((resolve) => setTimeout(resolve, 100));
            for (
              let turns = 0;
              turns < 50 && !inside(`${layer} .tools, ${layer} .changes, ${layer} .list, ${layer} .choice, ${layer}.left-note`);
              turns++
            )
              await new Promise((resolve) => setTimeout(resolve, 50));
            for (const words of insideAll('.words')) words.style.background = 'none';
            // of one character alone it knows no contrast
            for (const rank of insideAll('.rank')) rank.textContent = '100';
            for (const details of insideAll<HTMLDetailsElement>('details')) details.open = true;
            const { violations, incomplete } = await axe.run(
              { fromShadowDom: ['rozilik-root', layer] },
              { resultTypes: ['violations', 'incomplete'] },
            );
            for (const { id, nodes } of [...violations, ...incomplete])
              found.push(`${language} ${id}: ${JSON.stringify(nodes.map(({ target }) => target))}`);
          }
          return found;
        },
        [LANGUAGES, selector] as const,
      );

    await page.eval('rozilik.rejectAll()');
    await shown(page, '.left-note');
    expect(await examine('.left-note')).toEqual([]);
    // it takes what lies behind a modal dialog for something above it
    await page.eval(() => inside('.left-note .save').click());
    for (const [view, selector] of [
      ['documents', '.list'],
      ['rights', '.rights'],
      ['policy', '.tools'],
      ['policy..2', '.changes'],
    ] as const) {
      await page.eval((wanted) => (window as unknown as { rozilik: { open(view: string): Promise<void> } }).rozilik.open(wanted), view);
      await shown(page, `dialog ${selector}`);
      expect(await examine('dialog'), view).toEqual([]);
    }
    await page.eval('void rozilik.request("camera")');
    await shown(page, 'dialog .choice');
    expect(await examine('dialog')).toEqual([]);
  },
);
