/** Changes the code of these rooms on purpose, one thing at a time, and sees whether a unit test notices. */
export default {
  tempDirName: 'test-results/mutation',
  testRunner: 'vitest',
  // the rewriting of a tsconfig needs the API of TypeScript 6 and before, and no test needs what it does
  tsconfigFile: 'none.json',
  plugins: [new URL('node_modules/@stryker-mutator/vitest-runner/dist/src/index.js', import.meta.url).pathname],
  vitest: { configFile: 'test/mutation/vitest.config.ts' },
  mutate: ['src/{consent,core,decide,browser}/**/*.ts'],
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  ignorePatterns: ['dist', 'demo', 'docs', 'findings', 'test/bench', 'test-results'],
  reporters: ['clear-text', 'json'],
  clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: 'test-results/mutation.json' },
  concurrency: 1,
  timeoutMS: 20_000,
};
