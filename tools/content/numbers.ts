import * as v from 'valibot';
import { COUNTRY_NUMBERS, type CountryNumber } from '../../lambda/page/page';
import type { Problems } from './problems';
import { checkKeys, keyed, problem, text } from './schema';
import type { Source } from './source';
import { readYaml } from './yaml';

const number = keyed({
  number: v.pipe(
    text,
    v.check(
      (value) => /^\d+( \d+)*$/u.test(value),
      problem('is no number to call', 'write its digits in groups as printed, such as 116 123'),
    ),
  ),
  is: text,
  source: text,
});

const ENTRIES = Object.fromEntries(COUNTRY_NUMBERS.map((name) => [name, number])) as Record<
  CountryNumber,
  typeof number
>;

/** The numbers of the country, in groups as printed. Those that are missing or wrong are reported, and left out. */
export type CountryNumbers = Readonly<Partial<Record<CountryNumber, string>>>;

/** Reads `numbers.yml`. */
export function parseNumbers(source: Source | undefined, problems: Problems): CountryNumbers {
  const yaml = source && readYaml(source, problems);
  if (yaml === undefined) return {};
  const { values } = checkKeys(ENTRIES, yaml, problems);
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value?.number]));
}
