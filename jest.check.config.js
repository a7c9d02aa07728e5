const config = require('./jest.config.js');

/** The tests that are too slow for `npm test`: `npm run check` runs them. @type {import('jest').Config} */
module.exports = {
  ...config,
  testMatch: ['<rootDir>/tests/**/*.check.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 180_000,
  // One file at a time: some measure time, and what a test starts needs the other processor.
  maxWorkers: 1,
};
