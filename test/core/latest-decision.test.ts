import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { COOKIE, SPARE } from '../../src/browser/record-cookie';
import { optionalIds } from '../../src/consent/resolve';
import type { Core } from '../../src/core/core';
import { withDefaults } from '../../src/core/settings';
import { createStore } from '../../src/core/store';
import { decide } from '../../src/decide/decide';
import { putBack } from '../../src/decide/renew';
import type { Choices, Config, Service } from '../../src/types';
import { errors, freshPage } from '../page';

const DAY = 86_400_000;

/** A site, and what becomes of it: a service moves, a revision asks again, one comes, the life of a record is cut. */
const service = (id: string, category: string): Service => ({ id, category });
const CONFIGS: readonly Config[] = [
  { services: [service('map', 'functional'), service('counter', 'analytics')] },
  { services: [service('map', 'analytics'), service('counter', 'analytics')] },
  { services: [service('map', 'functional'), service('counter', 'analytics')], revision: 2 },
  { services: [service('map', 'functional'), service('counter', 'analytics'), service('chat', 'functional')] },
  { services: [service('map', 'functional'), service('counter', 'analytics')], days: 1 },
];
const IDS = ['functional', 'analytics', 'map', 'counter', 'chat'];

interface Decision {
  at: number;
  life: number;
  revision: string;
  /** `analytics`, `analytics.counter`. */
  granted: ReadonlySet<string>;
  isStored: boolean;
}

interface Tab {
  core: Core;
  /** The latest decision when it last looked. */
  seen: Decision | null;
}

let jar: Map<string, string>;
/** Names that the jar takes nothing under: a `Secure` cookie in the way, no room, or all cookies blocked. */
let refused: readonly string[];

beforeEach(() => {
  freshPage();
  errors();
  vi.useFakeTimers({ toFake: ['Date'] });
  jar = new Map();
  refused = [];
  vi.spyOn(Document.prototype, 'cookie', 'get').mockImplementation(() => [...jar].map((pair) => pair.join('=')).join('; '));
  vi.spyOn(Document.prototype, 'cookie', 'set').mockImplementation((text) => {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(text)!;
    if (!value) jar.delete(name!);
    else if (!refused.includes(name!)) jar.set(name!, value);
  });
});
afterEach(freshPage);

function load(config: Config, latest: Decision | null): Tab {
  const settings = withDefaults(config);
  const store = createStore(settings);
  const gate = { overdue: () => [] };
  return { core: { settings, store, gate, dispatch: () => {}, shownIn: 'en' } as unknown as Core, seen: latest };
}

const wordOf = ({ settings }: Core, id: string) => {
  const service = settings.asked.find((each) => each.id === id);
  return service ? `${service.category}.${id}` : id;
};
const categoryOf = ({ settings }: Core, id: string) => settings.asked.find((each) => each.id === id)?.category ?? id;

/** Does a decision count on this tab, by its config and the clock? */
const counts = ({ settings }: Core, decision: Decision | null) =>
  !!decision && decision.revision === settings.revision && Math.min(decision.at + decision.life, decision.at + settings.life) > Date.now();

const operation = fc.oneof(
  fc.record({ do: fc.constant('decide' as const), tab: fc.nat(1), said: fc.dictionary(fc.constantFrom(...IDS), fc.boolean()) }),
  fc.record({ do: fc.constant('decide' as const), tab: fc.nat(1), said: fc.boolean() }),
  fc.record({ do: fc.constant('load' as const), tab: fc.nat(1), config: fc.nat(CONFIGS.length - 1) }),
  fc.record({ do: fc.constant('look' as const), tab: fc.nat(1) }),
  fc.record({ do: fc.constant('wait' as const), days: fc.constantFrom(0.001, 0.6, 40, 200) }),
  fc.record({ do: fc.constant('jar' as const), refuses: fc.constantFrom([], [COOKIE], [COOKIE, SPARE]) }),
  fc.record({ do: fc.constant('clear' as const) }),
  // what was there before, as another release of ours or a restored session would write it
  fc.record({ do: fc.constant('older' as const) }),
);

test('what is granted was granted by the latest decision that could have been seen, whatever tabs, clock, config and jar do', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(operation, { maxLength: 25 }), async (operations) => {
      jar = new Map();
      refused = [];
      vi.setSystemTime(Date.UTC(2026, 10, 27));
      let latest: Decision | null = null;
      const written: string[] = [];
      const tabs = [load(CONFIGS[0]!, null), load(CONFIGS[0]!, null)];
      /** What a tab finds when it looks: one that could not be stored is known to its own tab alone, and has taken earlier ones away. */
      const found = ({ seen }: Tab): Decision | null => {
        const isAlone = seen?.isStored === false;
        if (latest ? latest.isStored : !isAlone) return latest;
        return isAlone ? seen : null;
      };
      for (const each of operations) {
        const tab = 'tab' in each ? tabs[each.tab]! : tabs[0]!;
        const { core } = tab;
        switch (each.do) {
          case 'decide': {
            const said = each.said as Choices | boolean;
            const before = found(tab);
            const base: ReadonlySet<string> = counts(core, before) ? before!.granted : new Set();
            const granted = optionalIds(core.settings).flatMap((id) => {
              const choice = typeof said === 'boolean' ? said : (said[id] ?? said[categoryOf(core, id)]);
              return (choice ?? base.has(wordOf(core, id))) ? wordOf(core, id) : [];
            });
            await decide(core, said, 'api');
            const { record } = core.store.get();
            latest = {
              at: record!.at,
              life: core.settings.life,
              revision: core.settings.revision,
              granted: new Set(granted),
              isStored: [...jar.values()].includes(core.store.text()),
            };
            tab.seen = latest;
            written.push(core.store.text());
            break;
          }
          case 'load':
            vi.setSystemTime(Date.now() + 1);
            tabs[each.tab] = load(CONFIGS[each.config]!, latest?.isStored ? latest : null);
            break;
          case 'look':
            if (core.store.sync()) await putBack(core);
            tab.seen = found(tab);
            break;
          case 'wait':
            vi.setSystemTime(Date.now() + each.days * DAY);
            break;
          case 'jar':
            refused = each.refuses;
            break;
          case 'clear':
            vi.setSystemTime(Date.now() + 1000);
            jar.clear();
            if (latest?.isStored) latest = null;
            break;
          case 'older':
            // where the latest is there to be lost, a page that knows it puts it back
            if (written.length > 1 && jar.has(COOKIE) && latest?.isStored && tab.seen === latest) {
              jar.set(COOKIE, written.at(-2)!);
              if (core.store.sync()) await putBack(core);
            }
            break;
        }
        for (const { core: at, seen } of tabs) {
          const allowed = counts(at, seen) ? seen!.granted : new Set<string>();
          for (const id of optionalIds(at.settings)) {
            if (at.store.get().choices[id] && !allowed.has(wordOf(at, id))) throw new Error(`${id} is granted after ${each.do}`);
          }
        }
      }
    }),
    { numRuns: 400 },
  );
  expect(jar).toBeDefined();
});
