import type { UserConfig } from 'vite';
import { defineConfig } from 'vitest/config';
import project from '../../vite.config.ts';

const { define, oxc } = (project as unknown as (env: { mode: string }) => UserConfig)({ mode: 'test' });

/** The unit tests of the rooms that are mutated, and no browser. */
export default defineConfig({
  define: define!,
  oxc: oxc!,
  test: {
    environment: 'happy-dom',
    include: ['test/{consent,core,decide,browser,tag}/**/*.test.ts', 'test/services/patterns.test.ts'],
    testTimeout: 20_000,
  },
});
