import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ICON_SIZES } from '../../tools/models/alexa/skill-package';
import { ROOT, run } from './support';

const FOLDER = join(ROOT, 'interaction-models');
const PACKAGE = join(FOLDER, 'alexa', 'skill-package');

test('what is checked in is what the words make: if not, run "npm run models"', async () => {
  const { code, err } = await run(['--check', '--out', FOLDER]);
  expect(err.split('\n').filter((line) => /out of date|missing|left over/.test(line))).toEqual([]);
  expect(code).toBe(0);
});

test('the package has nothing in it but what Amazon allows', () => {
  const files = readdirSync(PACKAGE, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(PACKAGE.length + 1)
        .replaceAll('\\', '/'),
    );
  expect(files.sort()).toEqual([
    'assets/images/en-GB_largeIcon.png',
    'assets/images/en-GB_smallIcon.png',
    'interactionModels/custom/en-GB.json',
    'skill.json',
  ]);
});

test("Amazon's command line finds the package", () => {
  const resources: unknown = JSON.parse(readFileSync(join(FOLDER, 'alexa', 'ask-resources.json'), 'utf8'));
  expect(resources).toEqual({
    askcliResourcesVersion: '2020-03-31',
    profiles: { default: { skillMetadata: { src: './skill-package' } } },
  });
});

test.each(Object.entries(ICON_SIZES))('the %s icon is a PNG of %i pixels', (size, pixels) => {
  const png = readFileSync(join(PACKAGE, 'assets', 'images', `en-GB_${size}Icon.png`));
  expect(png.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([pixels, pixels]);
});
