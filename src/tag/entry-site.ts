import type { Config, Service } from '../types';
import { loadPart, parts } from './load-part';
import { configOf, type Make } from './read';
import { startTag } from './start';

/**
 * The core of a file that is made for one site: it starts nothing by itself, but leaves the way to start, which the made file
 * calls at its end with the site's config, after all that stands in it.
 */
parts['site:start'] = (config: Config) =>
  startTag(() => configOf(config as Record<string, unknown>, aboard(), loadPart), { load: loadPart, texts: loadPart });

/** The services that stand in the file. */
function aboard(): Record<string, Make> {
  const made = Object.create(null) as Record<string, Make>;
  for (const [id, make] of Object.entries(parts)) if (typeof make === 'function') made[id] = careful(id, make as Make);
  return made;
}

/** One that lacks its id stays off by itself. */
function careful(id: string, make: Make): Make {
  return (options) => {
    try {
      return make(options);
    } catch (error) {
      console.error(`[rozilik] services.${id} failed:`, error);
      return { id: '', category: '' } as Service;
    }
  };
}
