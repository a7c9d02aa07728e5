import { createRequire } from 'node:module';
import { join } from 'node:path';
import document from '../../../lambda/channels/alexa/apl-document.json';
import { apart, installApart } from '../../support/install-apart';

/** As much of Amazon's linter as is used. Its types need a browser. */
interface Linter {
  readonly StaticAplTemplateValidator: new () => { validate(document: unknown): Promise<readonly unknown[]> };
}

const FOLDER = join(__dirname, 'linter');

function linter(): InstanceType<Linter['StaticAplTemplateValidator']> {
  installApart(FOLDER);
  const { StaticAplTemplateValidator } = createRequire(join(apart(FOLDER), 'package.json'))(
    'apl-suggester',
  ) as Linter;
  return new StaticAplTemplateValidator();
}

test("Amazon's linter finds nothing to say of the document, and does of one with a mistake", async () => {
  // It tells the console what it looks up.
  jest.spyOn(console, 'warn').mockImplementation();
  const lint = linter();
  expect(await lint.validate(document)).toEqual([]);
  const { mainTemplate } = document;
  const mistaken = {
    ...document,
    mainTemplate: { ...mainTemplate, item: { ...mainTemplate.item, colour: 'red' } },
  };
  expect(await lint.validate(mistaken)).not.toEqual([]);
}, 120_000);
