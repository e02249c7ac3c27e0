import { openSite } from '../site.mjs';
import { gatedScript, writePage } from '../page.mjs';
import { writeDocument } from './document-text.mjs';

/**
 * Opens the site on which all contestants have their pages: `/page/<number of the contestant>?<what the page has>`, and the files
 * that all pages share.
 */
export async function openPlaces(contestants) {
  const site = await openSite((url, method) => {
    if (url.pathname === '/gated.js') return { text: gatedScript, type: 'js' };
    if (url.pathname === '/frame.html') return { text: '<!doctype html><title>Film</title><p>Film', type: 'html' };
    if (url.pathname === '/document.txt') return { text: writeDocument(url.searchParams), type: 'txt' };
    const [, number] = /^\/page\/(\d+)$/.exec(url.pathname) ?? [];
    if (number) return { text: write(contestants[number], url), type: 'html' };
    for (const { answer } of contestants) {
      const found = answer?.(url.pathname, method);
      if (found) return found;
    }
    return undefined;
  });

  function write(contestant, url) {
    const wants = Object.fromEntries([...url.searchParams].map(([name, value]) => [name, Number(value)]));
    return writePage(contestant.write(wants, url.origin));
  }

  return {
    ...site,
    /** The address of a contestant's page that has what is wanted. */
    addressOf: (contestant, wants = { gated: 1 }) =>
      `${site.origin}/page/${contestants.findIndex(({ name }) => name === contestant.name)}?${new URLSearchParams(wants)}`,
  };
}
