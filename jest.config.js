/** Packages that are published as ES modules only, which Jest can load as CommonJS alone. */
const esModules = [
  'mdast-util-.*',
  'micromark.*',
  'unist-util-.*',
  'decode-named-character-reference',
  'character-entities.*',
  'devlop',
  'jose',
  'parse5',
  'entities',
  'flesch-kincaid',
  'syllable',
];

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  // Jest would leave a processor idle, which on a machine of two is half of it.
  maxWorkers: '100%',
  globalSetup: '<rootDir>/tests/support/train.ts',
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  // The slow tests are part of `npm run check`: see jest.check.config.js.
  testPathIgnorePatterns: ['/node_modules/', '\\.check\\.test\\.ts$'],
  // Jest's five seconds are too few on a machine that is busy with something else.
  testTimeout: 30_000,
  transform: { '^.+\\.[jt]s$': '@swc/jest' },
  transformIgnorePatterns: [`/node_modules/(?!(${esModules.join('|')})/)`],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/build'],
  cacheDirectory: '<rootDir>/.jest-cache',
};
