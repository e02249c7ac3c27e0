import { describe, expect } from 'vitest';
import { it } from './scene';
import { accept, banner, HOME, html, serveVendors } from './site';

/** What a bundler does with the bare names. */
const IMPORTS = {
  imports: {
    preact: '/node_modules/preact/dist/preact.mjs',
    'preact/jsx-runtime': '/node_modules/preact/jsx-runtime/dist/jsxRuntime.mjs',
    '@preact/signals-core': '/node_modules/@preact/signals-core/dist/signals-core.module.js',
    rozilik: '/dist/npm/index.js',
    'rozilik/services': '/dist/npm/services.js',
  },
};

describe('the npm module', () => {
  it('does what the tag does, and fetches the interface only when it is needed', async ({ page, internet }) => {
    serveVendors(internet);
    internet.page(
      '/page.html',
      html(
        `<script type="importmap">${JSON.stringify(IMPORTS)}</script><script type="module">import { createConsent } from 'rozilik'; import { googleAnalytics, yandexMetrica } from 'rozilik/services'; window.api = createConsent({ operator: 'Anor', policy: '/policy.html', services: [yandexMetrica({ id: 12345678 }), googleAnalytics({ id: 'G-TEST000001' })] })</script>`,
      ),
    );
    await page.goto(HOME);
    await banner(page);
    expect(internet.foreign()).toEqual([]);
    expect(await page.eval('window.api === window.rozilik')).toBe(true);
    await accept(page);
    await expect.poll(() => internet.foreign()).toContain('www.google-analytics.com');
    internet.log.length = 0;
    await page.reload();
    await expect.poll(() => internet.foreign()).toContain('www.google-analytics.com');
    expect(internet.log.filter(({ url }) => /preact|ui|late|more|locales/.test(new URL(url).pathname))).toEqual([]);
  });

  it('and the tag together give one banner', async ({ page, internet }) => {
    internet.page(
      '/page.html',
      html(
        `<script type="importmap">${JSON.stringify(IMPORTS)}</script><script src="/dist/rozilik.js" data-operator="Anor" data-categories="analytics"></script><script type="module">import { createConsent } from 'rozilik'; window.same = createConsent({ categories: ['marketing'] }) === window.rozilik</script>`,
      ),
    );
    await page.goto(HOME);
    await banner(page);
    await page.waitFor('window.same === true');
    expect(await page.eval(() => document.querySelectorAll('rozilik-root').length)).toBe(1);
  });
});
