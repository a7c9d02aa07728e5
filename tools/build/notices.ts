import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';

/** What the licences of the packages ask us to hand on with them. */
export const NOTICES_FILE = 'THIRD-PARTY-NOTICES.txt';

const HEAD = `Parts of the packages below are in the JavaScript files beside this one. They were bundled and minified, parts that
nobody uses were left out, and some files were put in the place of others.
`;

interface Package {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly text: string;
}

/**
 * The notices of the packages that a bundle holds: name, version, licence and its text, each text once.
 * @param outputs what esbuild tells of what it wrote. A package of which nothing is left in them is not named
 * @throws Error where a package does not say under which licence it is, or comes without the text of it
 */
export function noticesOf(outputs: Metafile['outputs']): string {
  const inputs = Object.values(outputs).flatMap((output) =>
    Object.entries(output.inputs).flatMap(([input, { bytesInOutput }]) => (bytesInOutput > 0 ? [input] : [])),
  );
  const folders = new Set(inputs.flatMap((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input) ?? []));
  const packages = [...folders].sort().map(packageIn);
  const texts = [...new Set(packages.map(({ text }) => text))].map((text) => {
    const titles = packages.filter((one) => one.text === text).map(titleOf);
    return `${titles.join('\n')}\n\n${text}\n`;
  });
  return [HEAD, ...texts].join(`\n${'-'.repeat(80)}\n\n`);
}

const titleOf = ({ name, version, license }: Package): string => `${name} ${version} (${license})`;

function packageIn(folder: string): Package {
  const { name, version, license } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as Package;
  if (!license) throw new Error(`${name} ${version} names no licence: may it be handed on?`);
  const files = readdirSync(folder)
    .filter((file) => /^(licen[cs]e|notice|copying)/i.test(file))
    .sort();
  const text = files.map((file) => readFileSync(join(folder, file), 'utf8').trim()).join('\n\n');
  if (text === '') throw new Error(`${name} ${version} comes without the text of its licence, ${license}`);
  return { name, version, license, text };
}
