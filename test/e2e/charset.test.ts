import { expect } from 'vitest';
import { it } from './scene';
import { banner, HOME, html, reject, tag } from './site';

it.for(['text/html; charset=windows-1251', 'text/html'])('the texts are right on a page served as %s', async (type, { page, internet }) => {
  internet.page(
    '/page.html',
    html(tag('data-operator="Anor" data-categories="analytics" data-locale="ru"')).replace('<meta charset="utf-8">', ''),
    { 'content-type': type },
  );
  await page.goto(HOME);
  await banner(page);
  expect(await page.eval(() => document.querySelector('rozilik-root')!.shadowRoot!.querySelector('h2')!.textContent)).toBe(
    'Файлы cookie на этом сайте',
  );
  await reject(page);
  await page.reload();
  await page.waitFor(
    () => document.querySelector('rozilik-root')?.shadowRoot?.querySelector('.way-back')?.textContent === 'Настройки cookie',
  );
});
