import type { Condition, Consent, Service } from '../types';

/** How long the files of services are waited for where something can be said without them, in milliseconds. */
const PATIENCE = 3_000;

export interface Gate {
  /** Services that run. One that is stopped is taken out, and may be started again. */
  running: Set<Service>;
  /** Starts what is granted, in order; before each it waits for a pause, where one is wanted. */
  settle(pause?: () => Promise<void>): Promise<void>;
  /** What runs and no longer may: stopping it is the work of `decide/withdraw.ts`. */
  overdue(): Service[];
  /** Fetches what a service brings only when it is needed. */
  complete(service: Service): Promise<void>;
}

/** Lets services run as far as consent goes, and no further. Consent is asked for each time. */
export function openGate(services: readonly Service[], current: () => Consent, meets: (condition: Condition) => boolean | undefined): Gate {
  const running = new Set<Service>();
  const may = (service: Service) => meets(conditionOf(service));
  const prepare = (service: Service) => attempt(service, service.prepare, may(service));

  const isDue = (service: Service) => !service.bring && !running.has(service) && may(service);
  let told: Consent | undefined;

  /** Tells services what holds, once, where something was decided. */
  function tell(): void {
    if (told === current()) return;
    told = current();
    services.forEach(tellOne);
  }

  function tellOne(service: Service): void {
    const { record, choices } = current();
    if (record) attempt(service, service.follow, choices);
  }

  const gate: Gate = {
    running,
    async settle(pause) {
      const due = services.filter(isDue);
      // a no is told at once
      if (!due[0] || gate.overdue()[0]) tell();
      for (const service of due) {
        // without one, what a page begins with is done when its tag has run
        if (pause) await pause();
        tell();
        // something else may have been said meanwhile
        if (!isDue(service)) continue;
        running.add(service);
        attempt(service, service.start);
      }
    },
    overdue: () => [...running].filter((service) => !may(service)),
    async complete(service) {
      const whole = await service.bring?.();
      // someone else may have waited for the same
      if (!whole || !service.bring) return;
      Object.assign(service, whole);
      delete service.bring;
      prepare(service);
      if (told === current()) tellOne(service);
    },
  };
  for (const service of services) {
    prepare(service);
    // refused ones too: what they prepare drops the calls of pages that know nothing of consent
    if (service.bring)
      gate.complete(service).then(
        () => gate.settle(),
        (error: unknown) => report(service, error),
      );
  }
  return gate;
}

/** What must hold for a service to run. */
export function conditionOf({ id, category, needs = '' }: Service): Condition {
  return `${category === 'necessary' ? category : id} ${needs}`;
}

/** Waits until services have brought what they bring, or have failed to. */
export function completeAll(gate: Gate, services: readonly Service[]): Promise<unknown> {
  return Promise.all(services.map((service) => gate.complete(service).catch(() => {})));
}

/** The same, no longer than someone who waits to read of them would: their names say enough then. */
export function completeInTime(gate: Gate, services: readonly Service[]): Promise<unknown> {
  return Promise.race([completeAll(gate, services), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
}

/** A vendor's failure is logged and answered by nothing, and the others go on. */
export function attempt<A extends unknown[], T>(service: Service, act: ((...args: A) => T) | undefined, ...args: A): T | undefined {
  try {
    return act?.apply(service, args);
  } catch (error) {
    report(service, error);
    return undefined;
  }
}

function report({ id }: Service, error: unknown): void {
  console.error(`[rozilik] services.${id} failed:`, error);
}
