import { expect, test } from 'vitest';
import type { ServiceFacts } from '../../src/types';
import { told } from '../../src/services/told';

const FACTS: ServiceFacts = { name: 'Player', provider: 'Player Ltd', country: 'UZ', items: [{ name: 'seen', purpose: 'player' }] };
const player = told('player', 'functional', FACTS);

test('a service that is only told has a name, a category and facts, and nothing to start', () => {
  expect(player()).toEqual({
    id: 'player',
    category: 'functional',
    facts: FACTS,
    catalogue: FACTS,
  });
});

test('the site decides with what it is asked for, what else it needs, and knows some facts better', () => {
  expect(player({ category: 'marketing', needs: 'consent-to-video', facts: { country: 'KZ' } })).toMatchObject({
    id: 'player',
    category: 'marketing',
    needs: 'consent-to-video',
    facts: { name: 'Player', country: 'KZ' },
  });
});
