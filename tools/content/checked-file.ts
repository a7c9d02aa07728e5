import type * as v from 'valibot';
import { UserError } from '../command';
import { formatProblem, Problems } from './problems';
import { checkFile } from './schema';
import { readSource } from './source';
import { readYaml, type Step } from './yaml';

/**
 * Reads a YAML file of staff's, such as a story, as the compiler reads those of the words.
 * @returns its value, the line of each piece, and the whole text for what a schema of texts cannot hold
 * @throws UserError with all that is wrong, by file and line
 */
export function readCheckedFile<Value>(file: string, schema: v.GenericSchema<unknown, Value>) {
  const problems = new Problems();
  const source = readSource(file, problems, 'name a file that is there');
  const yaml = source && readYaml(source, problems);
  const value = yaml && checkFile(schema, yaml, problems);
  if (!source || !yaml || value === undefined || problems.hasErrors)
    throw new UserError(
      problems
        .sorted()
        .map((problem) => formatProblem(problem, process.cwd()))
        .join('\n'),
    );
  return { value, text: source.text, lineOf: (path: readonly Step[]) => yaml.where(path).line };
}
