import type { Condition, Id, Reload, ServiceFacts } from '../types';

/** What every catalogued service takes besides its own options. */
export interface ServiceOptions {
  /** The category it is decided with, instead of the catalogue's. */
  category?: Id | undefined;
  /** What else must be granted before it runs. */
  needs?: Condition | undefined;
  /** Whether a withdrawal loads the page anew. */
  reload?: Reload | undefined;
  /** What the site knows better than the catalogue. */
  facts?: Partial<ServiceFacts> | undefined;
  /** Another address of the vendor's file. */
  src?: string | undefined;
}
