import { vi } from 'vitest';
import type { Service } from '../../src/types';
import { freshServices, globals } from '../page';

type Services = Awaited<ReturnType<typeof freshServices>>;
/** Makes one service out of all there are. */
export type Make = (services: Services) => Service;
type Call = (...args: unknown[]) => void;

/** A service as every page has it before anyone is asked. */
export async function prepare(make: Make): Promise<Service> {
  const service = make(await freshServices());
  service.prepare?.();
  return service;
}

/** What the page's own code does: calls a vendor's function, or a method of what is there by that name. */
export const call = (path: string, ...args: unknown[]) => {
  const [name = '', method] = path.split('.');
  const target = globals[name] as Record<string, Call>;
  if (method) target[method]!(...args);
  else (target as unknown as Call)(...args);
};

/** The calls in a vendor's queue, each as a list of words. */
export const queued = (queue: unknown) =>
  [...((queue ?? []) as Iterable<Iterable<unknown>>)].map((entry) => (Symbol.iterator in entry ? [...entry] : entry));

/** The vendor's file comes, and says so. */
export const arrive = () => document.scripts[0]!.dispatchEvent(new Event('load'));

/** What was in the page at the moment a file was asked for. */
export function atLoad(look: () => unknown): unknown[] {
  const seen: unknown[] = [];
  const { append } = document.head;
  vi.spyOn(document.head, 'append').mockImplementation((...nodes) => {
    seen.push(look());
    append.apply(document.head, nodes);
  });
  return seen;
}
