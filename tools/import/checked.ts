import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { plainText } from '../../lambda/page/words';
import { compile } from '../content/compile';
import type { Problem } from '../content/problems';
import { textOf } from './blocks';
import { writeFiles } from './out-folder';
import type { Passage } from './page-file';
import { ImportError } from './read-file';

/** Warnings about dates that have come are for the day on which the words are used, not for the import. */
export const ANY_DAY = '0001-01-01';

/** Compiles what was made, and makes sure that every word that was kept is heard, in its order. */
export function checked(
  files: ReadonlyMap<string, string>,
  passages: readonly Passage[],
  file: string,
): Problem[] {
  const folder = mkdtempSync(join(tmpdir(), 'import-'));
  try {
    writeFiles(folder, files);
    const { compiled, problems } = compile(join(folder, 'content'), { today: ANY_DAY });
    const local = problems.map((problem) => ({ ...problem, file: basename(problem.file) }));
    for (const passage of compiled?.passages ?? []) {
      const wanted = passages.find(({ id }) => id === passage.id)?.texts ?? [];
      const heard = passage.cuts.full.flatMap(({ pieces }) =>
        pieces.flatMap((piece) =>
          'say' in piece ? [piece.say] : (passage.lists[piece.list] ?? []).slice(piece.from, piece.to).flat(),
        ),
      );
      if (letters(heard.map(plainText).join('')) === letters(wanted.map(({ text }) => textOf(text)).join('')))
        continue;
      throw new ImportError(
        `${file}: not every word under '${passage.id}' would be heard; please report the page`,
      );
    }
    return local.filter(({ severity, message }) => severity === 'error' || !isSeenTo(message));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Questions are said inside a sentence as `topics` has them, and the day of the import does not matter. */
const isSeenTo = (message: string): boolean =>
  message === "a heading that ends with '?'" || message.includes('which is still to come');

/** The letters of a text in order, without the full stops that list items get and the marks that give way to them. */
const letters = (text: string): string => text.replace(/[\s.,:;]+/gu, '');
