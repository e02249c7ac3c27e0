import type { Service } from '../types';

/** Makes a service of what a tag says; one whose vendor gives an id does not start without. */
export function checked<Options>(make: (options: Options) => Service): (options: Options) => Service {
  return (options) => {
    const service = make(options);
    if ('vendorId' in service && !isGiven(service.vendorId))
      throw new Error(`id is missing: write ${service.id}:… with the id that the vendor gave the site`);
    return service;
  };
}

const isGiven = (id: unknown) => typeof id === 'number' || (typeof id === 'string' && id !== '');
