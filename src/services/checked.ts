import { webAddress } from '../browser/web-address';
import type { Service } from '../types';

/** Makes a service of what a tag says; one whose vendor gives an id does not start without, nor one whose file has no address. */
export function checked<Options>(make: (options: Options) => Service): (options: Options) => Service {
  return (options) => {
    const service = make(options);
    const { id, vendorId, idForm } = service;
    if ('vendorId' in service && !isGiven(vendorId))
      throw new Error(`id is missing: write ${id}:… with the id that the vendor gave the site`);
    if (idForm && !(isGiven(vendorId) && idForm.test(`${vendorId}`)))
      throw new Error(`id: ${JSON.stringify(vendorId)} is not the id that ${id} gives a site: copy it from the vendor’s own code`);
    const { src } = Object(options) as { src?: unknown };
    if (src !== undefined && !webAddress((src as string) || undefined))
      throw new Error(`src: ${JSON.stringify(src)} is not an http(s) address: leave it out, or write the address of the vendor’s file`);
    return service;
  };
}

const isGiven = (id: unknown): id is string | number => typeof id === 'number' || (typeof id === 'string' && id !== '');
