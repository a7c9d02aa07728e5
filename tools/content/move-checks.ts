import { join } from 'node:path';
import type { Problems } from './problems';
import type { UtteranceFile } from './utterance-file';

/** What has to be there of a row of the table of moves; `MOVES` in `lambda/guide/moves.ts` is one. */
export type MoveTable = Readonly<
  Record<
    string,
    { readonly spoken: boolean; readonly answer?: unknown; readonly alexa?: readonly string[] | undefined }
  >
>;

const TABLE = { file: join(__dirname, '..', '..', 'lambda', 'guide', 'moves.ts'), line: 0 };

/**
 * Checks that no move that people ask for is forgotten somewhere: each needs samples, an intent of the Alexa skill and an
 * answer. Dialogflow's intents have the names of the moves, so none can be missing there.
 */
export function checkMoves(table: MoveTable, { typed, where }: UtteranceFile, problems: Problems): void {
  for (const [move, { spoken, answer, alexa = [] }] of Object.entries(table)) {
    if (typeof answer !== 'function')
      problems.error(TABLE, `nothing answers the move '${move}'`, 'give its row an answer');
    if (!spoken) continue;
    const samples = Object.hasOwn(typed.moves, move) ? typed.moves[move] : undefined;
    if (!samples?.length)
      problems.error(
        where('moves', move),
        `the move '${move}' has no samples`,
        `add some under moves, ${move}`,
      );
    if (alexa.length === 0)
      problems.error(TABLE, `the move '${move}' has no intent on Alexa`, 'name one in its row, under alexa');
  }
}
