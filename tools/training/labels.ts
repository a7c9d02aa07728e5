import type { Move, PlainMove, SpokenMove } from '../../lambda/guide/moves';
import type { CompiledPage } from '../../lambda/page/open';
import type { PassageId } from '../../lambda/page/page';
import type { Label } from '../../lambda/understanding/model';

/** What a passage is called as a meaning: its id, or the move that it answers. */
export function labelOfPassage(page: CompiledPage, id: PassageId): string {
  return Object.entries(page.head.facts.answers).find(([, passage]) => passage === id)?.[0] ?? id;
}

/** The label for a name: a passage of the page, or else a move. */
export function labelFor(page: CompiledPage, name: string): Label {
  const isPassage = page.passages.some(({ id }) => id === name) && labelOfPassage(page, name) === name;
  const answersMove = Object.hasOwn(page.head.facts.answers, name);
  return {
    name,
    move: isPassage && !answersMove ? { kind: 'read', passage: name } : moveOf(name as SpokenMove),
  };
}

function moveOf(name: SpokenMove): Move {
  switch (name) {
    case 'item':
      // The number is put in from what was said.
      return { kind: 'item', item: 1 };
    case 'spell':
      return { kind: 'spell' };
    default:
      return { kind: name as PlainMove };
  }
}
