import { run } from './jest';

/**
 * What is run for each mutant: the tests that know the guide and its speech alone, those first that notice most. Ends with
 * the first that fails.
 */
const FILES = [
  () => require('../../tests/guide/heard.test'),
  () => require('../../tests/guide/place.test'),
  () => require('./stories'),
  () => require('../../tests/guide/choose.test'),
  () => require('../../tests/guide/reading.test'),
  () => require('../../tests/guide/lists.test'),
  () => require('../../tests/speech/render.test'),
  () => require('../../tests/speech/ssml.test'),
  () => require('../../tests/speech/markup.test'),
  () => require('../../tests/content/runs.test'),
];

async function main(): Promise<void> {
  let passed = 0;
  for (const file of FILES) passed += await run(file);
  process.stdout.write(`${passed} passed\n`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
