/** Packages that are published as ES modules only, which Jest can load as CommonJS alone. */
const esModules = [
  '(?:hast|mdast|unist)-util-.*',
  'micromark.*',
  'vfile.*',
  '@ungap/structured-clone',
  'ccount',
  'character-entities.*',
  'collapse-white-space',
  '(?:comma|space)-separated-tokens',
  'decode-named-character-reference',
  'devlop',
  'entities',
  'flesch-kincaid',
  'hastscript',
  'html-void-elements',
  'jose',
  'longest-streak',
  'markdown-table',
  'parse5',
  'property-information',
  'rehype-minify-whitespace',
  'stringify-entities',
  'syllable',
  'trim-(?:trailing-)?lines',
  'web-namespaces',
  'zwitch',
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
