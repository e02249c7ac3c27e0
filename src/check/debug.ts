import type { Core } from '../core/core';
import { localeOf } from '../core/locale';
import { webAddress } from '../browser/web-address';
import { idsIn } from '../consent/condition';
import { inForce } from '../consent/versions';
import { completeAll, conditionOf } from '../core/gate';
import { auditTexts, type PolicyText } from './audit-texts';
import { validate } from './validate';
import { factsOf } from '../services/facts';

/** Writes on the console, in plain words, what is held, run, refused and erased, and why; and what an owner may want to look at. */
export function debug(core: Core): void {
  const { settings, store, gate } = core;
  const log = (core.log = (what, ...words) => {
    const told = words.filter((word) => word !== undefined);
    // as one text where it can be one: elements and tables are better looked at
    if (told.every((word) => typeof word === 'string')) console.info(`[rozilik] ${what}: ${told.join(', ')}`);
    else console.info(`[rozilik] ${what}:`, ...told);
  });

  const reasonFor = (condition: string) =>
    idsIn(condition)
      .map((id) => {
        const { choices, record } = store.get();
        if (choices[id] === undefined) return `${id} is not declared`;
        return `${id} is ${choices[id] ? 'granted' : record?.choices[id] === false ? 'refused' : 'not decided'}`;
      })
      .join(', ');

  function tellState(): void {
    const { ask, choices, record } = store.get();
    log(
      'choices',
      { ...choices },
      record ? `${record.action}, ${new Date(record.at).toISOString()}, until ${new Date(record.expires).toISOString()}` : 'no record',
    );
    if (ask) log('must be asked', ask);
    for (const service of settings.services) {
      log(gate.running.has(service) ? 'runs' : 'held', service.id, reasonFor(conditionOf(service)));
    }
    for (const element of document.querySelectorAll<HTMLElement>('[data-consent]')) {
      const condition = element.dataset['consent']!;
      if (!core.meets(condition)) log('held', element, reasonFor(condition));
    }
  }

  // what the gate does shows in its list of what runs
  const { add } = gate.running;
  gate.running.add = (service) => {
    log('started', service.id, reasonFor(service.id));
    return add.call(gate.running, service);
  };
  log('version', (window as { rozilik?: { version: string } }).rozilik?.version, location.href);
  tellState();
  for (const service of settings.services) gate.complete(service).catch((error: unknown) => log('did not load', service.id, error));
  store.subscribe(tellState);
  validate(settings);
  reviewed(core).then(
    (findings) => {
      for (const finding of findings) console.warn(`[rozilik] worth a look: ${finding}`);
      log('looked over', 'config and documents', `${findings.length} worth a look`);
    },
    (error: unknown) => log('not looked over', error),
  );
}

async function reviewed(core: Core): Promise<string[]> {
  const { settings, gate } = core;
  // a text may stand further down on the page
  if (document.readyState === 'loading') await new Promise((parsed) => document.addEventListener('DOMContentLoaded', parsed));
  const [texts] = await Promise.all([
    policyTexts(core).catch((error: unknown) => (core.log?.('not looked at', 'the documents', error), [])),
    completeAll(gate, settings.services),
  ]);
  return auditTexts(
    settings,
    settings.services.map((service) => ({ ...service, facts: factsOf(service) })),
    texts,
    addressesOf('necessary'),
  );
}

/** Where elements come from that are tagged with a condition. */
function addressesOf(condition: string): string[] {
  return [...document.querySelectorAll<HTMLElement>(`[data-consent="${condition}"]`)].flatMap((element) => {
    // one that runs has its address where the browser looks for it
    const address = element.dataset['src'] ?? element.getAttribute('src');
    return (address && webAddress(address)?.href) || [];
  });
}

/** The policies in force, in each language there is. */
async function policyTexts(core: Core): Promise<PolicyText[]> {
  const { legal } = core.settings;
  if (!legal) return [];
  (await core.load('legal')).add(core);
  const readable = Object.entries(legal.documents ?? {}).flatMap(([document, { type, versions = [], language }]) => {
    const turn = inForce(core.turns ?? [], document, Date.now());
    const version = versions.find((each) => each.version === turn?.version);
    if (!version?.text || (type !== 'policy' && type !== 'cookies')) return [];
    const languages = typeof version.text === 'object' ? Object.keys(version.text) : [language ?? localeOf(core)];
    return languages.map((lang) => ({ document, version, lang }));
  });
  if (!readable.length) return [];
  const { treeOf } = await core.load('documents');
  const texts = await Promise.all(
    readable.map(({ document, version, lang }) =>
      treeOf(core, document, version, lang).then(
        ({ blocks }) => [{ document, lang, blocks }],
        (error: unknown) => {
          core.log?.('not looked at', `${document} (${lang})`, error);
          return [];
        },
      ),
    ),
  );
  return texts.flat();
}
