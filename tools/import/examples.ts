import { SPOKEN_MOVES } from '../../lambda/guide/moves';
import type { PassageId } from '../../lambda/page/page';
import { stem, words } from '../../lambda/understanding/tokens';
import { EXAMPLES_FOLDER } from '../content/source';
import type { Project } from './project';

/** What an imported page differs in from the project's. */
export interface ExamplesBy {
  /** The passages that no move answers. */
  readonly passages: ReadonlySet<PassageId>;
  /** Passages of the project that stand under another heading here, with the passage that holds them. */
  readonly within: ReadonlyMap<PassageId, PassageId>;
  /** Words that only the project's page is about, as stems. */
  readonly foreign: ReadonlySet<string>;
  /** What passages are called that the project has not got. */
  readonly fresh: readonly string[];
  /** Utterances that were drafted for a passage: what they mean here is settled. */
  readonly drafted: ReadonlySet<string>;
}

/**
 * Training examples for an imported page: the project's lines for every move, and for each passage that both have. What
 * speaks of the project's own subject is left out where the page has another, and what the project's page does not answer
 * where this one does.
 * @returns the texts of the files, by their names in the folder
 */
export function examplesFor({ utterances }: Project, by: ExamplesBy): [file: string, text: string][] {
  const moves: readonly string[] = SPOKEN_MOVES;
  const lines = new Map<string, string[]>();
  const called = by.fresh.map((name) => ` ${stems(name).join(' ')} `);
  for (const { say, want } of utterances.examples) {
    if (by.drafted.has(say)) continue;
    const isMove = moves.includes(want);
    const label = isMove || by.passages.has(want) ? want : by.within.get(want);
    if (label === undefined || !(isMove || by.passages.has(label))) continue;
    if (!isMove && by.foreign.size > 0 && stems(say).some((word) => by.foreign.has(word))) continue;
    if (label === 'off-page' && called.length > 0) {
      const said = ` ${stems(say).join(' ')} `;
      if (called.some((name) => said.includes(name))) continue;
    }
    const file = `training/${EXAMPLES_FOLDER}/${label}.txt`;
    const others = lines.get(file);
    if (others) others.push(say);
    else lines.set(file, [say]);
  }
  return [...lines].map(([file, says]) => [file, `${says.join('\n')}\n`]);
}

const stems = (text: string): string[] => words(text).map(stem);
