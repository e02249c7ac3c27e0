import texts from '../locales/details/en.json';
import { ALL, type Catalogued } from '../src/services/all';
import { STOPS } from '../src/services/catalogue';
import type { Evidence, Service } from '../src/types';
import { globals } from './page';

/** What the vendor's file puts in the place of its stand-in, where a stop asks whether it has come. */
const ARRIVALS: Readonly<Record<string, () => void>> = {
  matomo: () => (globals['_paq'] = { push() {} }),
  'meta-pixel': () => (globals['fbq'] = Object.assign(() => {}, { callMethod() {} })),
  'microsoft-clarity': () => (globals['clarity'] = Object.assign(() => {}, { v: '0' })),
};

const KNOWN: Record<Evidence, string> = { run: 'run', read: 'read', unverified: 'not verified' };

/** The README's table of services, as markdown. Each service is started and stopped once, on the page there is. */
export function servicesTable(): string {
  const head = ['service', 'in the tag', 'usual category', 'vendor', 'stores here', 'on withdrawal', 'known'];
  const rows = ALL.map((service) => {
    const { id, category, takesId, isAboard, facts } = service;
    const { name, documentation, provider, country, evidence } = facts;
    const vendor = [provider, ...(country ? [(texts.countries as Record<string, string>)[country]] : [])].join(', ');
    return [
      `[${name}](${documentation})`,
      `\`${isAboard ? `data-${id}="id"` : id + (takesId ? ':id' : '')}\``,
      category,
      vendor,
      storedBy(service),
      withdrawn(service.sample()),
      KNOWN[evidence!],
    ];
  });
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

function storedBy({ facts: { items = [], evidence } }: Catalogued): string {
  const here = items.filter(({ thirdParty }) => !thirdParty);
  const keys = here.filter(({ kind }) => kind).length;
  const count = (number: number, thing: string) => (number ? [`${number} ${thing}${number > 1 ? 's' : ''}`] : []);
  return (
    [...count(here.length - keys, 'cookie'), ...count(keys, 'key')].join(', ') || (evidence === 'unverified' ? 'nothing known' : 'nothing')
  );
}

/** What a withdrawal comes to, on a page that the service runs on. */
export function withdrawn(service: Service): string {
  if (!service.start) return 'nothing to stop';
  const stop = service.stop ?? STOPS[service.id];
  service.prepare?.();
  service.start();
  ARRIVALS[service.id]?.();
  return stop && stop.call(service) !== false ? 'stopped' : 'page loaded anew';
}
