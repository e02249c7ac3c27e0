import { fireEvent, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import en from '../../../locales/documents/en.json';
import { toChoices } from '../../../src/consent/record';
import type { Config, ConsentRecord, DocumentVersion, Legal, PolicyDocument, Purpose, Rozilik } from '../../../src/types';
import { errors, freshPage, visit } from '../../page';
import { bannerShown, dialog, focused, press, pressBeside, putRecord, sight, stored } from '../panel/sight';

const DAY = 86_400_000;
/** A moment so many days from now, as a config has it. */
const day = (from: number) => `${new Date(Date.now() + from * DAY).toISOString().slice(0, 19)}Z`;

const follow = (name: string) => fireEvent.click(sight().getByRole('link', { name }));
const inDialog = () => within(dialog());
const gone = (role: string) => vi.waitFor(() => expect(sight().queryByRole(role)).toBeNull());
const announcement = () => vi.waitFor(() => sight().getByRole('region', { name: 'A document of this site is changing' }));
/** Lets everything happen that is going to. */
const settled = () => new Promise<void>((done) => void setTimeout(done, 50));
const switches = () =>
  inDialog()
    .getAllByRole<HTMLInputElement>('switch')
    .map((input) => [input.labels![0]!.textContent, input.checked]);

/** Puts down what an earlier visit left. */
function hadChosen(daysAgo: number, changes: Partial<ConsentRecord> = {}): void {
  putRecord({ at: Date.now() - daysAgo * DAY, choices: toChoices(['analytics'], []), ...changes });
}

/** The next page, with the cookie there is, after a moment on this one. */
async function nextPage(): Promise<void> {
  await settled();
  const { cookie } = document;
  freshPage();
  document.cookie = `${cookie};Path=/`;
}

const CATEGORIES = ['analytics'];
/** A visit to a page of such a site, once consent follows from its documents. */
async function on(legal: Legal, config: Config = {}): Promise<Rozilik> {
  const api = await visit({ categories: CATEGORIES, legal, ...config });
  await vi.waitFor(() => expect(api.get().news).toBeDefined());
  return api;
}
const withVersions = (...versions: DocumentVersion[]): Legal => ({ documents: { policy: { type: 'policy', versions } } });

beforeEach(freshPage);
// what is still on its way belongs to the page that asked for it
afterEach(settled);

describe('an announcement', () => {
  const pending: DocumentVersion = { version: '2', effectiveAt: '2099-11-20', summary: { en: 'Tea is weighed.', uz: 'Choy tortiladi.' } };
  const legal = withVersions({ version: '1' }, pending);

  async function refused(): Promise<Rozilik> {
    const api = await on(legal);
    await bannerShown();
    press('Reject all');
    await announcement();
    return api;
  }

  test('stands back while the visitor is asked, and follows a refusal', async () => {
    await on(legal);
    expect((await bannerShown()).textContent).toContain('Cookies on this site');
    expect(sight().queryByText('A document of this site is changing')).toBeNull();
    press('Reject all');
    expect((await announcement()).textContent).toContain(
      'Privacy policy: a new version. Effective date: 20 November 2099. Until then the present version holds.',
    );
  });

  test('says what changes, in the visitor’s language', async () => {
    const api = await refused();
    expect(sight().getByText('What changes: Tea is weighed.')).toBeTruthy();
    await api.setLocale('uz');
    await vi.waitFor(() => sight().getByText(/Choy tortiladi\./));
  });

  test('leads nowhere, where there is no text to read', async () => {
    await refused();
    expect(sight().queryByRole('link')).toBeNull();
  });

  test('leads to the new version, and to what changed', async () => {
    await on(withVersions({ version: '1', text: '1. Old.' }, { ...pending, text: '1. New.' }));
    await bannerShown();
    press('Reject all');
    await announcement();
    expect(
      sight()
        .getAllByRole('link')
        .map((link) => [link.textContent, link.getAttribute('data-rozilik-open')]),
    ).toEqual([
      ['Read the new version', 'policy@2'],
      ['What changed', 'policy..2'],
    ]);
  });

  test('that was read goes, is remembered in the cookie, and does not come back on the next page', async () => {
    const api = await refused();
    const { id } = api.get().record!;
    press('Got it');
    await gone('region');
    expect(stored()).toMatchObject({ id, action: 'reject-all', seen: 'policy:2', choices: { analytics: false } });
    await nextPage();
    const next = await on(legal);
    await settled();
    expect([next.get().news, document.querySelector('rozilik-root')!.shadowRoot!.querySelector('section')]).toEqual([[], null]);
  });

  test('comes when a further version is announced, for that one alone', async () => {
    await refused();
    press('Got it');
    await gone('region');
    await nextPage();
    await on(withVersions({ version: '1' }, pending, { version: '3', effectiveAt: '2099-12-20' }));
    const note = await announcement();
    expect(note.textContent).toContain('20 December 2099');
    expect(note.textContent).not.toContain('20 November 2099');
    press('Got it');
    await gone('region');
    expect(stored()!.seen!.split(' ').sort()).toEqual(['policy:2', 'policy:3']);
  });

  test('that was read stays so after another choice', async () => {
    const api = await refused();
    press('Got it');
    await gone('region');
    await api.acceptAll();
    expect([stored()!.seen, api.get().news]).toEqual(['policy:2', []]);
  });

  test('comes back on the next page where nobody has pressed its button', async () => {
    await refused();
    await nextPage();
    await on(legal);
    await announcement();
  });

  test('of a version in force says so to whoever chose before it', async () => {
    hadChosen(10);
    await on(withVersions({ version: '1' }, { version: '2', effectiveAt: day(-5) }));
    expect((await announcement()).textContent).toContain('Privacy policy: a new version is in force.');
  });

  test('decides nothing', async () => {
    hadChosen(10);
    const api = await on(withVersions({ version: '1' }, { version: '2', effectiveAt: day(-5) }));
    await announcement();
    press('Got it');
    await gone('region');
    expect(api.get()).toMatchObject({ ask: null, choices: { analytics: true }, record: { id: 'abcdefghijklmnop', action: 'save' } });
  });

  test('does not come for words only', async () => {
    hadChosen(10);
    const api = await on(withVersions({ version: '1' }, { version: '2', effectiveAt: '2099-11-20', change: 'editorial' }));
    await settled();
    expect([api.get().news, document.querySelector('rozilik-root')!.shadowRoot!.querySelector('section')]).toEqual([[], null]);
  });

  test('comes where the site asks nothing too, and is remembered', async () => {
    const api = await on(legal, { categories: [] });
    await announcement();
    press('Got it');
    await gone('region');
    expect(stored()).toMatchObject({ action: 'acknowledge', seen: 'policy:2' });
    expect(Object.keys(api.get().record!.choices)).toEqual([]);
    await nextPage();
    const next = await on(legal, { categories: [] });
    await settled();
    expect(next.get().news).toEqual([]);
  });

  test('that was read is no notice that was acknowledged', async () => {
    await on(legal, { categories: [] });
    await announcement();
    press('Got it');
    await gone('region');
    expect(stored()!.mode).toBe('opt-in');
  });
});

describe('the banner says why it asks again', () => {
  test.each([
    ['purposes', 'What data is used for has changed. Please choose again.'],
    ['recipients', 'Who receives data has changed. Please choose again.'],
  ] as const)('where %s changed, with what changes', async (change, why) => {
    hadChosen(10);
    const api = await on(withVersions({ version: '1' }, { version: '2', effectiveAt: day(-5), change, summary: 'Tea is weighed.' }));
    expect(api.allows('analytics')).toBe(false);
    const banner = await bannerShown();
    await within(banner).findByText(why);
    expect(within(banner).getByText('What changes: Tea is weighed.')).toBeTruthy();
  });

  test('without a summary where there is none', async () => {
    hadChosen(10);
    await on(withVersions({ version: '1' }, { version: '2', effectiveAt: day(-5), change: 'purposes' }));
    const banner = await bannerShown();
    await within(banner).findByText(/^What data is used for/);
    expect(banner.textContent).not.toContain('What changes');
  });

  test('with the latest change, whichever document it is in', async () => {
    hadChosen(10);
    const versions = (at: number, summary: string): PolicyDocument => ({
      type: 'other',
      versions: [{ version: '1' }, { version: '2', effectiveAt: day(at), change: 'purposes', summary }],
    });
    await on({ documents: { policy: versions(-5, 'Tea is weighed.'), consent: versions(-20, 'Milk is poured.') } });
    const banner = await bannerShown();
    await within(banner).findByText(/^What data is used for/);
    expect(within(banner).queryByText('What changes: Milk is poured.')).toBeNull();
    expect(within(banner).getByText('What changes: Tea is weighed.')).toBeTruthy();
  });

  test('and once answered it is quiet', async () => {
    hadChosen(10);
    const legal = withVersions({ version: '1' }, { version: '2', effectiveAt: day(-5), change: 'purposes' });
    await on(legal);
    await bannerShown();
    press('Accept all');
    await gone('region');
    expect(stored()).toMatchObject({ policy: 'policy:2', choices: { analytics: true } });
    await nextPage();
    expect((await on(legal)).get()).toMatchObject({ ask: null, news: [], choices: { analytics: true } });
  });

  test('for another reason in the words of that one', async () => {
    hadChosen(10, { revision: '0' });
    await on(withVersions({ version: '1' }));
    await within(await bannerShown()).findByText('What cookies are used for has changed. Please choose again.');
  });
});

describe('the notice of a site in that mode', () => {
  const legal: Legal = { mode: 'notice', ...withVersions({ version: '1' }) };
  const noticed = () => vi.waitFor(() => sight().getByRole('region', { name: 'Personal data on this site' }));

  test('says what using the site is said to mean, and that its button grants nothing', async () => {
    await on(legal, { operator: 'Choyxona' });
    const notice = await noticed();
    expect(notice.textContent).toContain('Choyxona considers the use of this site to be agreement with its documents.');
    expect(notice.textContent).toContain('This button grants nothing optional');
    expect(within(notice).getByRole('link', { name: 'Privacy policy' })).toBeTruthy();
    expect(
      within(notice)
        .getAllByRole('button')
        .map((button) => button.textContent),
    ).toEqual(['I have read this', 'Choose']);
  });

  test('can be in the site’s own words', async () => {
    await on({ ...legal, notice: { en: 'Drinking tea is a yes.' } });
    expect((await noticed()).textContent).toContain('Drinking tea is a yes.');
  });

  test('is acknowledged by its button, which grants nothing', async () => {
    const api = await on(legal);
    await noticed();
    press('I have read this');
    await gone('region');
    expect(stored()).toMatchObject({ action: 'acknowledge', mode: 'notice', policy: 'policy:1' });
    expect(Object.keys(stored()!.choices)).toEqual([]);
    expect([api.get().ask, api.allows('analytics')]).toEqual([null, false]);
    expect(sight().getByRole('status').textContent).toBe('Your choice is saved.');
  });

  test('does not come back once it was acknowledged', async () => {
    await on(legal);
    await noticed();
    press('I have read this');
    await gone('region');
    await nextPage();
    expect((await on(legal)).get().ask).toBeNull();
  });

  test('is shown where the site asks nothing too, without a way to choose', async () => {
    await on(legal, { categories: [] });
    expect(
      within(await noticed())
        .getAllByRole('button')
        .map((button) => button.textContent),
    ).toEqual(['I have read this']);
    press('I have read this');
    await gone('region');
    expect(stored()).toMatchObject({ action: 'acknowledge', mode: 'notice' });
  });

  test('leaves what a visitor switched on, and a later choice leaves it read', async () => {
    const api = await on(legal);
    await noticed();
    press('I have read this');
    await gone('region');
    await api.decide({ analytics: true });
    expect([api.allows('analytics'), api.get().ask, stored()!.mode]).toEqual([true, null, 'notice']);
  });
});

describe('a purpose asked for at the moment of use', () => {
  const camera: Purpose = { title: 'A photo of your cup', text: 'It is shown to the cook and kept for a day.' };
  const legal: Legal = { purposes: { camera } };

  /** The answer to a request, once its dialog is open. */
  async function asked(api: Rozilik): Promise<{ answer: Promise<boolean | void> }> {
    const answer = api.request('camera');
    await vi.waitFor(() => sight().getByRole('dialog', { name: camera.title as string }));
    return { answer };
  }
  async function refusedAll(config: Config = {}): Promise<Rozilik> {
    const api = await on(legal, config);
    await api.rejectAll();
    return api;
  }

  test('is told in full, with a yes and a no alike, and nothing else to press', async () => {
    await asked(await refusedAll({ locales: ['en'] }));
    expect(inDialog().getByText(camera.text as string)).toBeTruthy();
    expect(inDialog().getByText('This is optional. You can take it back at any time with the “Cookie settings” button.')).toBeTruthy();
    const [allow, refuse] = ['Allow', 'Do not allow'].map((name) => inDialog().getByRole('button', { name })) as [HTMLElement, HTMLElement];
    expect([allow.className, allow.nextElementSibling]).toEqual([refuse.className, refuse]);
    expect(inDialog().queryByRole('navigation')).toBeNull();
  });

  test.each([
    ['Allow', true],
    ['Do not allow', false],
  ])('is answered by "%s", and the answer is recorded', async (button, granted) => {
    const api = await refusedAll();
    const { answer } = await asked(api);
    press(button);
    expect(await answer).toBe(granted);
    await gone('dialog');
    expect(api.allows('camera')).toBe(granted);
    expect(stored()).toMatchObject({ action: 'request', choices: { camera: granted, analytics: false } });
  });

  test.each<[string, (api: Rozilik) => unknown]>([
    ['the Escape key', () => dialog().close()],
    ['its button', () => press('Close without changes')],
    ['a press beside it', pressBeside],
    ['the site', (api) => api.close()],
  ])('closed by %s is a no that records nothing', async (_, close) => {
    const api = await refusedAll();
    const { cookie } = document;
    const { answer } = await asked(api);
    close(api);
    expect(await answer).toBe(false);
    expect([api.allows('camera'), document.cookie]).toEqual([false, cookie]);
  });

  test('waits while another page is looked at, and is there again when that is closed', async () => {
    const api = await refusedAll();
    const { answer } = await asked(api);
    await api.open();
    await api.close();
    press('Allow');
    expect(await answer).toBe(true);
  });

  test('is granted without a word where it was granted before', async () => {
    hadChosen(10, { choices: toChoices(['analytics', 'camera'], []) });
    const api = await on(legal);
    expect(await api.request('camera')).toBe(true);
    expect(document.querySelector('rozilik-root')?.shadowRoot!.querySelector('dialog')).toBeFalsy();
  });

  test('is asked for again after a no', async () => {
    const api = await refusedAll();
    const first = await asked(api);
    press('Do not allow');
    await first.answer;
    await gone('dialog');
    const second = await asked(api);
    press('Allow');
    expect(await second.answer).toBe(true);
  });

  test.each(['microphone', 'analytics', 'constructor'])('is none under the name "%s": that is a no, and one error', async (id) => {
    const api = await refusedAll();
    const said = errors();
    expect(await api.request(id)).toBe(false);
    expect(said).toEqual([`[rozilik] request: there is no purpose "${id}" under legal.purposes`]);
    expect(sight().queryByRole('dialog')).toBeNull();
  });

  test('answers before any other choice, and leaves that one open', async () => {
    const api = await on(legal);
    await bannerShown();
    const { answer } = await asked(api);
    press('Allow');
    expect(await answer).toBe(true);
    expect(stored()!.choices).toEqual({ camera: true });
    expect(api.get()).toMatchObject({ ask: 'added', choices: { camera: true, analytics: false } });
  });

  test('is not granted by accepting all, and not recorded by it', async () => {
    const api = await on(legal);
    await bannerShown();
    press('Accept all');
    expect([api.allows('analytics'), api.allows('camera')]).toEqual([true, false]);
    expect(stored()!.choices).toEqual({ analytics: true });
    await api.acceptAll();
    expect(api.allows('camera')).toBe(false);
  });

  test('stays granted when all is accepted', async () => {
    hadChosen(10, { choices: toChoices(['camera'], ['analytics']) });
    const api = await on(legal);
    await api.acceptAll();
    expect([api.allows('analytics'), api.allows('camera')]).toEqual([true, true]);
  });

  test.each<[string, (api: Rozilik) => Promise<void>]>([
    ['rejecting all', (api) => api.rejectAll()],
    ['withdrawing everything', (api) => api.withdraw()],
    ['withdrawing it', (api) => api.withdraw('camera')],
  ])('is taken back by %s', async (_, takeBack) => {
    hadChosen(10, { choices: toChoices(['analytics', 'camera'], []) });
    const api = await on(legal);
    expect(api.allows('camera')).toBe(true);
    await takeBack(api);
    expect(api.allows('camera')).toBe(false);
    expect(stored()).toMatchObject({ action: 'withdraw', choices: { camera: false } });
  });

  test('has a switch in the preferences, which shows what holds, and takes it back', async () => {
    hadChosen(10, { choices: toChoices(['analytics', 'camera'], []) });
    const api = await on(legal);
    await api.open();
    expect(inDialog().getByRole('group', { name: 'Other permissions' }).textContent).toContain('Asked for at the moment it is needed.');
    expect(switches()).toEqual([
      ['Analytics', true],
      [camera.title, true],
    ]);
    const input = inDialog().getByRole('switch', { name: camera.title as string });
    expect(dialog().querySelector(`#${input.getAttribute('aria-describedby')}`)!.textContent).toBe(camera.text);
    fireEvent.click(input);
    press('Save choice');
    expect([api.allows('camera'), api.allows('analytics')]).toEqual([false, true]);
  });

  test('can be all that the preferences have, without buttons for all', async () => {
    const api = await on(legal, { categories: [] });
    expect(api.get().ask).toBeNull();
    await api.open();
    expect(switches()).toEqual([[camera.title, false]]);
    expect(inDialog().queryByRole('button', { name: 'Accept all' })).toBeNull();
  });

  test('leads to the clause of the document that says more', async () => {
    const api = await on({
      documents: { policy: { type: 'policy', versions: [{ version: '1', text: '1. Tea\n1.1. We brew it.' }] } },
      purposes: { camera: { ...camera, document: 'policy#1.1' } },
    });
    await api.rejectAll();
    await asked(api);
    expect(inDialog().getByRole('link', { name: 'Read more in the document' }).getAttribute('data-rozilik-open')).toBe('policy#1.1');
  });
});

const TEXT =
  '1. Tea\n1.1. We brew green tea.\n1.2. Clause 2.1 says who drinks it, and clause 9.9 is nowhere.\n2. Guests\n2.1. Everybody drinks green tea.\n3. Cups\n3.1. They are washed.';

test('where a site asks for nothing, its preferences have nothing to save', async () => {
  const api = await on(withVersions({ version: '1', text: 'Tea.' }), { categories: [] });
  await api.open();
  expect(inDialog().getByText('Always on')).toBeTruthy();
  expect(sight().queryByRole('button', { name: 'Save choice' })).toBeNull();
  expect(dialog().textContent).not.toMatch(/Switch on|not made a choice/);
  expect(
    inDialog()
      .getAllByRole('button', { current: 'page' })
      .map((each) => each.textContent),
  ).toEqual(['Cookie settings']);
});

describe('a document', () => {
  const policy: PolicyDocument = {
    type: 'policy',
    url: '/privacy',
    versions: [
      { version: '1', effectiveAt: '2024-02-01', text: '1. Tea\n1.1. We brew black tea.' },
      { version: '2', effectiveAt: '2025-03-01', text: TEXT },
      { version: '3', effectiveAt: '2099-11-20', text: `${TEXT}\n3.2. They are dried.` },
    ],
  };
  const article = () => dialog().querySelector<HTMLElement>('.article')!;
  const clause = (anchor: string) => article().querySelector<HTMLElement>(`[id="clause-${anchor}"]`);

  /** Opens a view once everything optional is refused. */
  async function open(view: string, document: Partial<PolicyDocument> = {}, config: Config = {}): Promise<Rozilik> {
    const api = await on({ documents: { policy: { ...policy, ...document } } }, config);
    await api.rejectAll();
    await api.open(view);
    await vi.waitFor(dialog);
    return api;
  }
  const drawn = () => vi.waitFor(() => expect(article().textContent).not.toBe(''));

  test('is shown in force, and says so, where there is no version of the name asked for', async () => {
    await open('policy@77');
    await drawn();
    expect(inDialog().getByText('Version 77 is not available here. The text below is another version.')).toBeTruthy();
    expect(inDialog().getByText('Version: 2 · Effective date: 1 March 2025')).toBeTruthy();
  });

  test('of a name says nothing of another', async () => {
    await open('policy@1');
    await drawn();
    expect(dialog().textContent).not.toContain('is not available here');
  });

  test('is shown with its title, its version and the date it holds from', async () => {
    await open('policy');
    await drawn();
    expect(sight().getByRole('dialog', { name: 'Privacy policy' })).toBeTruthy();
    expect(inDialog().getByText('Version: 2 · Effective date: 1 March 2025')).toBeTruthy();
    expect(inDialog().getByRole('link', { name: 'Open as a page' }).getAttribute('href')).toBe('/privacy');
    expect(clause('2.1')!.textContent).toBe('2.1. Everybody drinks green tea.');
    expect(clause('3.2')).toBeNull();
  });

  test('goes to the clause that is asked for, which has the focus', async () => {
    await open('policy#2.1');
    await vi.waitFor(() => expect(focused()?.id).toBe('clause-2.1'));
    expect(focused()!.textContent).toContain('Everybody drinks green tea.');
  });

  test('keeps the focus on the clause when something else changes', async () => {
    const api = await open('policy#2.1');
    await vi.waitFor(() => expect(focused()?.id).toBe('clause-2.1'));
    const moved = vi.spyOn(Element.prototype, 'append');
    await api.acceptAll();
    await settled();
    // a browser takes the focus, and what was found, from an element that is put where it is already
    expect(moved.mock.calls.filter(([element]) => element === article())).toEqual([]);
    expect(focused()?.id).toBe('clause-2.1');
  });

  test('goes nowhere for a clause that there is not', async () => {
    const said = errors();
    await open('policy#9.9');
    await drawn();
    expect([article().contains(focused()), said]).toEqual([false, []]);
  });

  test('has links where it names its clauses, and none where it names what there is not', async () => {
    await open('policy');
    await drawn();
    expect(
      within(article())
        .getAllByRole('link')
        .map((link) => [link.textContent, link.getAttribute('href')]),
    ).toEqual([['Clause 2.1', '#clause-2.1']]);
    follow('Clause 2.1');
    expect(focused()!.id).toBe('clause-2.1');
    expect(location.hash).toBe('');
  });

  test('has contents that lead to its chapters', async () => {
    await open('policy');
    await drawn();
    const contents = inDialog().getByText('Contents').closest('details')!;
    expect(
      within(contents)
        .getAllByText(/./, { selector: 'a' })
        .map((link) => link.textContent),
    ).toEqual(['1. Tea', '2. Guests', '3. Cups']);
    fireEvent.click(within(contents).getByText('2. Guests'));
    expect(focused()!.id).toBe('clause-2');
  });

  test.each([
    [
      'an older version is no longer in force',
      'policy@1',
      'This version is no longer in force.',
      'Version: 1 · Effective date: 1 February 2024',
    ],
    ['a coming one is not in force yet', 'policy@3', 'This version is not in force yet.', 'Version: 3 · Effective date: 20 November 2099'],
  ])('says that %s', async (_, view, words, version) => {
    await open(view);
    await drawn();
    expect(inDialog().getByText(words)).toBeTruthy();
    expect(inDialog().getByText(version, { selector: '.facts > small' })).toBeTruthy();
  });

  test('says neither of the version in force', async () => {
    await open('policy');
    await drawn();
    expect(dialog().textContent).not.toMatch(/no longer in force|not in force yet/);
  });

  test('lists its published versions, the latest first, and not those to be published', async () => {
    await open('policy', { versions: [...policy.versions!, { version: '4', publishedAt: '2099-12-01', text: 'Tea.' }] });
    await drawn();
    const versions = within(inDialog().getByText('All versions').closest('details')!).getAllByText(/^Version: \d$/);
    expect(versions.map((link) => link.getAttribute('data-rozilik-open'))).toEqual(['policy@3', 'policy@2', 'policy@1']);
  });

  test('is found by its words, and goes from place to place', async () => {
    await open('policy');
    await drawn();
    const field = inDialog().getByRole<HTMLInputElement>('searchbox', { name: 'Search in the text' });
    const search = (words: string) => {
      field.value = words;
      fireEvent.submit(field.form!);
    };
    const marked = () => [...article().querySelectorAll('.found')].map(({ id }) => id);
    search('GREEN tea');
    expect([(await inDialog().findByText('1 / 2')).textContent, marked()]).toEqual(['1 / 2', ['clause-1.1']]);
    press('Next place');
    expect([inDialog().getByText('2 / 2').textContent, marked()]).toEqual(['2 / 2', ['clause-2.1']]);
    search('coffee');
    expect([(await inDialog().findByText('Nothing found')).textContent, marked()]).toEqual(['Nothing found', []]);
  });

  test('is in the visitor’s language where there is a text in it, and follows the switch', async () => {
    const api = await open('policy', {
      language: 'uz',
      versions: [{ version: '1', text: { uz: '1. Choy\n1.1. Choy damlaymiz.', en: '1. Tea\n1.1. We brew tea.' } }],
    });
    await drawn();
    expect([article().lang, clause('1.1')!.textContent]).toEqual(['en', '1.1. We brew tea.']);
    expect(inDialog().getByText(/^This is a translation\. Language of the authoritative text: O.zbekcha$/)).toBeTruthy();
    await api.setLocale('uz');
    await vi.waitFor(() => expect([article().lang, clause('1.1')?.textContent]).toEqual(['uz', '1.1. Choy damlaymiz.']));
  });

  test.each<[string, Partial<PolicyDocument>]>([
    [
      'the one that is said to be authoritative',
      { language: 'uz', versions: [{ version: '1', text: { 'uz-Cyrl': '1.1. Чой дамлаймиз.', uz: '1.1. Choy damlaymiz.' } }] },
    ],
    ['the first', { versions: [{ version: '1', text: { uz: '1.1. Choy damlaymiz.', en: '1.1. We brew tea.' } }] }],
    ['its only one', { language: 'uz', versions: [{ version: '1', text: '1.1. Choy damlaymiz.' }] }],
  ])('is shown, where its translation is missing, in the authoritative language: %s', async (_, document) => {
    await open('policy', document, { locale: 'ru' });
    await drawn();
    expect([article().lang, clause('1.1')!.textContent]).toEqual(['uz', '1.1. Choy damlaymiz.']);
    expect(dialog().textContent).toMatch(/Перевода.*O.zbekcha/);
  });

  test('that does not load says so, leaves the way to its page, and loads at the next attempt', async () => {
    const said = errors();
    let lost = true;
    const text = () => (lost ? Promise.reject(new Error('no network')) : Promise.resolve(TEXT));
    const api = await open('policy', { versions: [{ version: '1', text }] });
    await vi.waitFor(() => inDialog().getByRole('alert'));
    expect(inDialog().getByRole('alert').textContent).toBe('The text cannot be shown here.');
    expect(inDialog().getByRole('link', { name: 'Open as a page' }).getAttribute('href')).toBe('/privacy');
    expect(said).toEqual([expect.stringMatching(/documents\.policy cannot be shown: .*no network/)]);
    lost = false;
    await api.open('policy');
    await vi.waitFor(() => expect(clause('2.1')).not.toBeNull());
    expect(inDialog().queryByRole('alert')).toBeNull();
  });

  test('that is not yet announced is not shown', async () => {
    errors();
    await open('policy', { versions: [{ version: '1', publishedAt: '2099-01-01', text: 'Tea.' }] });
    await vi.waitFor(() => inDialog().getByRole('alert'));
    expect(article().textContent).toBe('');
  });

  test('tells what changed since the version before, clause by clause', async () => {
    await open('policy..2', {
      versions: [
        { version: '1', text: '1. Tea\n1.1. We brew black tea.\n1.2. Milk.' },
        { version: '2', effectiveAt: '2025-03-01', text: '1. Tea\n1.1. We brew green tea.\n1.3. Sugar is new.' },
      ],
    });
    await vi.waitFor(() => inDialog().getByText('Reworded'));
    expect(sight().getByRole('dialog', { name: 'What changed' })).toBeTruthy();
    expect(inDialog().getByText('Earlier version: 1. Later version: 2.')).toBeTruthy();
    expect(
      [...dialog().querySelectorAll('.changes li')].map((item) => [
        item.querySelector('b')!.textContent,
        item.querySelector('.label')!.textContent,
      ]),
    ).toEqual([
      ['Reworded', '1.1. '],
      ['Added', '1.3. '],
      ['Removed', '1.2. '],
    ]);
    expect([dialog().querySelector('del')!.textContent, dialog().querySelector('ins')!.textContent]).toEqual([
      '[removed] black  [end] ',
      '[added] green  [end] ',
    ]);
  });

  test('shows many changes in lists of a few', async () => {
    const text = (word: string) => Array.from({ length: 45 }, (_, at) => `1.${at + 1}. ${word} tea.`).join('\n');
    await open('policy..2', {
      versions: [
        { version: '1', text: text('Black') },
        { version: '2', effectiveAt: '2025-03-01', text: text('Green') },
      ],
    });
    await vi.waitFor(() => expect(dialog().querySelectorAll('.changes li')).toHaveLength(45));
    expect([...dialog().querySelectorAll('.changes ul')].map((list) => list.childElementCount)).toEqual([20, 20, 5]);
  });

  test('says so where no clause changed', async () => {
    await open('policy..2', {
      versions: [
        { version: '1', text: 'Tea is free.' },
        { version: '2', effectiveAt: '2025-03-01', text: 'Tea is free.' },
      ],
    });
    await vi.waitFor(() => inDialog().getByText('The clauses of both versions are the same.'));
  });

  test.each(['contract', 'contract#2.1', 'constructor', 'toString@1'])(
    'that there is not, "%s", is answered with the list and one error',
    async (view) => {
      const said = errors();
      await open(view);
      expect(sight().getByRole('dialog', { name: 'Documents' })).toBeTruthy();
      expect(inDialog().getByRole('link', { name: 'Privacy policy' })).toBeTruthy();
      expect(said).toEqual([`[rozilik] open: there is no document "${view.split(/[#@]/)[0]}" under legal.documents`]);
    },
  );

  test.each(['policy', 'documents', 'rights'])(
    'asked for as "%s" where the site has nothing of the kind leaves the preferences working',
    async (view) => {
      errors();
      const api = await visit({ categories: CATEGORIES });
      await api.rejectAll();
      await api.open(view);
      await api.open();
      await vi.waitFor(() => sight().getByRole('dialog', { name: 'Cookie settings' }));
      expect(switches()).toEqual([['Analytics', false]]);
    },
  );
});

describe('the list of documents', () => {
  const documents: Record<string, PolicyDocument> = {
    terms: { type: 'terms', url: '/terms' },
    policy: {
      type: 'policy',
      precedence: 2,
      versions: [
        { version: '2', effectiveAt: '2025-03-01', text: TEXT },
        { version: '3', effectiveAt: '2099-11-20', text: TEXT },
      ],
    },
    consent: {
      type: 'consent',
      title: { en: 'Tea agreement', uz: 'Choy bitimi' },
      precedence: 1,
      versions: [{ version: 'a', text: TEXT }],
    },
    offer: { type: 'offer' },
  };
  const entries = () =>
    inDialog()
      .getAllByRole('listitem')
      .map((item) => item.textContent);

  async function listed(changes: Legal = {}): Promise<Rozilik> {
    const api = await on({ documents, ...changes });
    await api.rejectAll();
    await api.open('documents');
    await vi.waitFor(() => sight().getByRole('dialog', { name: 'Documents' }));
    return api;
  }

  test('begins with the one that prevails, and says what is in force and what is to come', async () => {
    await listed();
    expect(entries()).toEqual([
      '1Tea agreementVersion: a',
      '2Privacy policyVersion: 2 · Effective date: 1 March 2025New version. Effective date: 20 November 2099',
      'Terms of use',
      'Public offer',
    ]);
    expect(inDialog().getByText(/the one with the smaller number prevails/)).toBeTruthy();
  });

  test('says nothing of ranks where there are none', async () => {
    await listed({ documents: { terms: documents['terms']!, offer: documents['offer']! } });
    expect(inDialog().queryByText(/prevails/)).toBeNull();
  });

  test('opens what can be read here, and leads to the page of what cannot', async () => {
    await listed();
    expect(inDialog().getByRole('link', { name: 'Terms of use' }).getAttribute('href')).toBe('/terms');
    expect(inDialog().queryByRole('link', { name: 'Public offer' })).toBeNull();
    follow('Tea agreement');
    await vi.waitFor(() => sight().getByRole('dialog', { name: 'Tea agreement' }));
  });

  test('is beside the preferences, and the way between them says where one is', async () => {
    await listed();
    const sections = () =>
      within(inDialog().getByRole('navigation', { name: 'Sections' }))
        .getAllByRole('button')
        .map((button) => [button.textContent, button.getAttribute('aria-current')]);
    expect(sections()).toEqual([
      ['Cookie settings', null],
      ['Documents', 'page'],
    ]);
    press('Cookie settings');
    await vi.waitFor(() =>
      expect(sections()).toEqual([
        ['Cookie settings', 'page'],
        ['Documents', null],
      ]),
    );
  });
});

describe('the visitor’s rights', () => {
  const full: Legal = {
    contact: { email: 'tea@example.uz', phone: '+998 (71) 200-00-00', address: { en: '1 Tea Street' }, person: 'The cook' },
    rights: [
      { id: 'access', days: 10, extension: 20, law: 'Tea act, article 1', clause: 'policy#2.1' },
      { id: 'erasure', text: 'We forget your cup.', how: 'Tell the cook.', days: 1 },
      { id: 'refill', title: { en: 'To have it filled again', uz: 'Yana quydirish' } },
    ],
    authorities: [
      { name: 'Tea agency', country: 'UZ', url: 'https://agency.example/', email: 'agency@example.uz', phone: '+998 71 200-11-11' },
    ],
    registrations: [{ name: 'Register of cups', number: '42', url: 'https://register.example/42', date: '2026-03-12' }],
  };
  const { access, erasure, complaint, withdrawal } = en.rights.names;
  const headings = () =>
    inDialog()
      .getAllByRole('heading', { level: 3 })
      .map((heading) => heading.textContent);
  const right = (name: string) => within(inDialog().getByText(name).closest('li')!);

  async function open(legal: Legal, config: Config = {}): Promise<Rozilik> {
    const api = await on(legal, { operator: 'Choyxona', ...config });
    await api.rejectAll();
    await api.open('rights');
    await vi.waitFor(() => sight().getByRole('dialog', { name: 'Your rights' }));
    return api;
  }

  test.each<[string, Legal, string[]]>([
    [
      'everything, where everything is configured',
      full,
      ['What you can ask for. Operator: Choyxona', 'Contact', 'Where you can complain', 'Entries in registers'],
    ],
    ['rights alone', { rights: full.rights! }, ['What you can ask for. Operator: Choyxona']],
    ['a contact alone', { contact: full.contact! }, ['Contact']],
    ['authorities alone', { authorities: full.authorities! }, ['Where you can complain']],
    ['registrations alone', { registrations: full.registrations! }, ['Entries in registers']],
  ])('are shown as configured: %s', async (_, legal, expected) => {
    await open(legal);
    expect(headings()).toEqual(expected);
  });

  test('have usual names, and the site’s own', async () => {
    await open(full);
    expect([...dialog().querySelectorAll('.rights b')].map((name) => name.textContent)).toEqual([
      access,
      erasure,
      'To have it filled again',
    ]);
  });

  test('say by when the operator answers, by how much that is prolonged, how, and by which law', async () => {
    await open(full);
    const told = (name: string) =>
      right(name)
        .queryAllByText(/./, { selector: 'small' })
        .map((fact) => fact.textContent);
    expect(told(access)).toEqual(['Answer within: 10 days', 'May be prolonged by: 20 days', 'Law: Tea act, article 1']);
    expect(told(erasure)).toEqual(['Answer within: 1 day', 'How: Tell the cook.']);
    expect(right(erasure).getByText('We forget your cup.')).toBeTruthy();
    expect(told('To have it filled again')).toEqual([]);
  });

  test('are used by a letter that only has to be signed, with the number of the record', async () => {
    const api = await open(full);
    const { href } = right('To have it filled again').getByRole<HTMLAnchorElement>('link', { name: 'Write a request' });
    const [address, query] = href.split('?') as [string, string];
    const { subject, body } = Object.fromEntries(query.split('&').map((pair) => pair.split('=').map(decodeURIComponent))) as Record<
      string,
      string
    >;
    expect([address, subject]).toEqual(['mailto:tea@example.uz', 'Request about personal data']);
    expect(body!.split('\r\n')).toEqual(
      expect.arrayContaining([
        'To: Choyxona',
        expect.stringMatching(/: To have it filled again\.$/),
        `Site: ${location.host}`,
        `Number of my consent record: ${api.get().record!.id}`,
      ]),
    );
    expect(body!.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  test('say in that letter that there is no record yet', async () => {
    const api = await on(full);
    await bannerShown();
    await api.open('rights');
    await vi.waitFor(dialog);
    const { href } = right('To have it filled again').getByRole<HTMLAnchorElement>('link', { name: 'Write a request' });
    expect(decodeURIComponent(href)).toContain('Number of my consent record: none\r\nDate of the record: none');
  });

  test('have no letter where the site says another way, or has no address', async () => {
    await open(full);
    expect(right(erasure).queryByRole('link', { name: 'Write a request' })).toBeNull();
    freshPage();
    await open({ rights: full.rights! });
    expect(inDialog().queryByRole('link', { name: 'Write a request' })).toBeNull();
  });

  test('to complain have no letter to the operator, and to withdraw consent lead to the settings too', async () => {
    await open({ ...full, rights: [{ id: 'complaint' }, { id: 'withdrawal' }] });
    expect(right(complaint).queryByRole('link')).toBeNull();
    expect(
      right(withdrawal)
        .getAllByRole('link')
        .map((link) => link.textContent),
    ).toEqual(['Write a request', 'Cookie settings']);
    follow('Cookie settings');
    await vi.waitFor(() => sight().getByRole('dialog', { name: 'Cookie settings' }));
  });

  test('lead to the clause they are written in', async () => {
    await open(full);
    expect(inDialog().getByRole('link', { name: 'Read the clause' }).getAttribute('data-rozilik-open')).toBe('policy#2.1');
  });

  test('say how the operator is reached, whom one can complain to, and in which register it is', async () => {
    await open(full);
    const leads = (name: string) => inDialog().getByRole('link', { name }).getAttribute('href');
    expect(['tea@example.uz', '+998 (71) 200-00-00', 'Tea agency', 'agency@example.uz', '+998 71 200-11-11', '42'].map(leads)).toEqual([
      'mailto:tea@example.uz',
      'tel:+998712000000',
      'https://agency.example/',
      'mailto:agency@example.uz',
      'tel:+998712001111',
      'https://register.example/42',
    ]);
    expect([...dialog().querySelectorAll('dt')].map((term) => [term.textContent, term.nextElementSibling!.textContent])).toEqual([
      ['Who answers', 'The cook'],
      ['E-mail', 'tea@example.uz'],
      ['Telephone', '+998 (71) 200-00-00'],
      ['Address', '1 Tea Street'],
      ['Register of cups', '42, 12 March 2026'],
    ]);
    expect(inDialog().getByText('Uzbekistan')).toBeTruthy();
  });

  test('are in the visitor’s language', async () => {
    await open(full, { locale: 'en' }).then((api) => api.setLocale('uz'));
    await vi.waitFor(() => inDialog().getByText('Yana quydirish'));
  });

  test('are a section of the panel where they are configured, and none where they are not', async () => {
    await open(full);
    expect(inDialog().getByRole('button', { name: 'Your rights' }).getAttribute('aria-current')).toBe('page');
    freshPage();
    const api = await on(withVersions({ version: '1' }));
    await api.rejectAll();
    await api.open();
    await vi.waitFor(() => inDialog().getByRole('navigation'));
    expect(
      within(inDialog().getByRole('navigation'))
        .getAllByRole('button')
        .map((button) => button.textContent),
    ).toEqual(['Cookie settings', 'Documents']);
    expect(dialog().textContent).not.toContain('rights');
  });
});
