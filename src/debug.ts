import type { Core } from './core';
import { conditionOf } from './gate';

/** Writes on the console, in plain words, what is held, run, refused and erased, and why. */
export function debug(core: Core): void {
  const { settings, store, gate } = core;
  const log = (core.log = (what, ...words) => {
    const told = words.filter((word) => word !== undefined);
    // as one text where it can be one: elements and tables are better looked at
    if (told.every((word) => typeof word === 'string')) console.info(`[rozilik] ${what}: ${told.join(', ')}`);
    else console.info(`[rozilik] ${what}:`, ...told);
  });

  const reasonFor = (condition: string) =>
    condition
      .split(/[\s|]+/)
      .filter(Boolean)
      .map((word) => {
        const id = word.replace('!', '');
        const { choices, record } = store.get();
        if (choices[id] === undefined) return `${id} is not declared`;
        return `${id} is ${choices[id] ? 'granted' : record?.choices[id] === false ? 'refused' : 'not decided'}`;
      })
      .join(', ');

  function tellState(): void {
    const { ask, choices, record } = store.get();
    log('choices', { ...choices }, record ? `${record.action}, ${new Date(record.at).toISOString()}, until ${new Date(record.expires).toISOString()}` : 'no record');
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
}
