import { MOVES, SPOKEN_MOVES, type SpokenMove } from '../../lambda/guide/moves';
import { compile } from '../../tools/content/compile';
import type { MoveTable } from '../../tools/content/utterance-checks';
import models from '../../tools/models/command';
import { runCommand } from '../support/command';
import { emptyFolder, folderWith, problemsWith, TODAY, UTTERANCES } from './made-up';

const SPOKEN = SPOKEN_MOVES.map((move) => [move] as const);

/** The utterances without the line of a move. */
function without(move: SpokenMove): string {
  const lines = UTTERANCES.split('\n');
  const rest = lines.filter((line) => !line.replaceAll('"', '').startsWith(`  ${move}: [`));
  expect(rest).toHaveLength(lines.length - 1);
  return rest.join('\n');
}

/** What is wrong with sound words where the table of moves has another row for a move. */
function problemsOf(move: keyof typeof MOVES, changes: Partial<MoveTable[string]>): string[] {
  const moves: MoveTable = { ...MOVES, [move]: { ...MOVES[move], ...changes } };
  const { compiled, problems } = compile(folderWith(), { today: TODAY, moves });
  expect(compiled).toBeUndefined();
  return problems.map(({ message }) => message);
}

test('the table of the guide is whole, and so are the samples that these tests take away', () => {
  expect(problemsWith({})).toEqual([]);
});

test.each(SPOKEN)('without samples, %s is an error that names it', (move) => {
  expect(problemsWith({ 'utterances.yml': without(move) })).toContainEqual(
    expect.stringMatching(
      new RegExp(`utterances\\.yml:\\d+: the move '${move}' has no samples; add some under moves, ${move}$`),
    ),
  );
});

test.each(SPOKEN)('without an intent, %s is an error that names it', (move) => {
  // Either is no intent: for every other move an empty list, for the rest none.
  const alexa = SPOKEN_MOVES.indexOf(move) % 2 === 0 ? [] : undefined;
  expect(problemsOf(move, { alexa })).toEqual([`the move '${move}' has no intent on Alexa`]);
});

test.each(Object.keys(MOVES) as (keyof typeof MOVES)[])(
  'without an answer, %s is an error that names it',
  (move) => {
    expect(problemsOf(move, { answer: undefined })).toEqual([`nothing answers the move '${move}'`]);
  },
);

test('a model is not made of half a move either', async () => {
  const content = folderWith({ 'utterances.yml': without('pause') });
  const { code, err } = await runCommand(models, ['--content', content, '--out', emptyFolder()]);
  expect(code).toBe(1);
  expect(err).toContain("the move 'pause' has no samples");
  expect(err).toContain('the words do not compile');
});
