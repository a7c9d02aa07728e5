import { basename } from 'node:path';
import { SPOKEN_MOVES } from '../../lambda/guide/moves';
import { SITUATIONS } from '../../lambda/guide/situation';
import { ELSEWHERE } from '../../lambda/understanding/model';
import type { Problems, Where } from './problems';
import type { Source } from './source';
import { didYouMean } from './suggest';
import { expand, parseTemplate } from './templates';
import { attemptTemplate, wordProblem } from './utterance-words';
import type { Sample, SituationSamples, Utterances } from './utterances';

/**
 * Reads the files of `training/situations`: what people say in a situation, each file named after one. A line that ends
 * with a colon names the move that is meant by the lines below it, or `elsewhere`. Those are templates; lines that begin with # are comments.
 */
export function parseSituations(sources: readonly Source[], problems: Problems): Utterances['situations'] {
  return Object.fromEntries(
    sources.flatMap((source) => {
      const name = basename(source.file, '.txt');
      if (SITUATIONS.some((known) => known === name)) return [[name, samplesOf(source, problems)]];
      const remedy = didYouMean(name, SITUATIONS) ?? `name it after one of ${SITUATIONS.join(', ')}`;
      problems.error({ file: source.file, line: 0 }, `there is no situation '${name}'`, remedy);
      return [];
    }),
  );
}

function samplesOf({ file, text }: Source, problems: Problems): SituationSamples {
  const samples: Partial<Record<Meaning, Sample[]>> = {};
  const first = new Map<string, { readonly move: Meaning; readonly line: number }>();
  let move: Meaning | undefined;
  for (const [index, typed] of text.split('\n').entries()) {
    const said = typed.trim();
    const line = index + 1;
    const where = { file, line };
    if (said === '' || said.startsWith('#')) continue;
    if (said.endsWith(':')) {
      move = meaningNamed(said.slice(0, -1), where, problems);
      continue;
    }
    if (move === undefined) {
      problems.error(where, `nothing says what '${said}' means`, "put a line such as 'called:' above it");
      continue;
    }
    const sample = attemptTemplate(said, where, problems, () => sampleOf(said, where));
    if (sample === undefined) continue;
    for (const utterance of expand(sample.template)) {
      const before = first.get(utterance);
      if (before === undefined) first.set(utterance, { move, line });
      else if (before.move !== move)
        problems.error(
          where,
          `'${utterance}' is '${move}' here and '${before.move}' on line ${before.line}`,
          'keep it in one of the two places',
        );
    }
    samples[move] = [...(samples[move] ?? []), sample];
  }
  return samples;
}

/** @throws TemplateError where it cannot be read, or stands for words that nobody says like that */
function sampleOf(text: string, where: Where): Sample {
  const template = parseTemplate(text);
  for (const utterance of expand(template)) {
    const wrong = wordProblem(utterance);
    if (wrong) throw wrong;
  }
  return { text, template, ...where };
}

/** What lines can mean: a move, or that they are about something else than the situation. */
type Meaning = keyof SituationSamples;

const MEANINGS: readonly Meaning[] = [...SPOKEN_MOVES, ELSEWHERE];

function meaningNamed(name: string, where: Where, problems: Problems): Meaning | undefined {
  const meaning = MEANINGS.find((known) => known === name);
  if (meaning === undefined) {
    const remedy = didYouMean(name, MEANINGS) ?? `there are ${MEANINGS.join(', ')}`;
    problems.error(where, `there is no move '${name}'`, remedy);
  }
  return meaning;
}
