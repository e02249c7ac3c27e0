import type { Consent, Service } from './types';

export interface Gate {
  /** Services that run. One that is stopped is taken out, and may be started again. */
  running: Set<Service>;
  /** Starts what is granted. */
  settle(): void;
  /** What runs and no longer may: stopping it is the work of `withdrawal.ts`. */
  overdue(): Service[];
}

/** Lets services run as far as consent goes, and no further. `current` is asked each time. */
export function openGate(services: readonly Service[], current: () => Consent): Gate {
  const running = new Set<Service>();
  const may = ({ id, category }: Service) => current().choices[category === 'necessary' ? category : id];
  for (const service of services) attempt(service, service.prepare);
  return {
    running,
    settle() {
      const { record, choices } = current();
      if (record) for (const service of services) attempt(service, service.follow, (id) => choices[id]);
      for (const service of services) {
        if (running.has(service) || !may(service)) continue;
        running.add(service);
        attempt(service, service.start);
      }
    },
    overdue: () => [...running].filter((service) => !may(service)),
  };
}

/** A vendor's failure is logged and answered by nothing, and the others go on. */
export function attempt<A extends unknown[], T>(service: Service, act: ((...args: A) => T) | undefined, ...args: A): T | undefined {
  try {
    return act?.apply(service, args);
  } catch (error) {
    console.error(`[rozilik] services.${service.id} failed:`, error);
    return undefined;
  }
}
