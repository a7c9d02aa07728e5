import { nameOfMove } from '../lambda/guide/moves';
import type { SituationKind } from '../lambda/guide/situation';
import type { Page } from '../lambda/page/page';
import type { Understood } from '../lambda/understanding/understand';
import { answerLabelText, answerText } from './answer-text';

const BECAUSE: Readonly<Record<Understood['by'], string>> = {
  exact: 'it is one of the samples, word for word',
  named: 'it names a passage',
  answer: 'it asks for one thing of a passage',
  likely: 'its words are likeliest there',
  triage: 'what comes first is likely enough to go first',
  unsure: 'nothing else is likely enough',
  nothing: 'there is nothing in it to understand',
};

/** What an utterance became and why, in a few lines that staff can read. */
export function explained(
  utterance: string,
  understood: Understood,
  page: Page,
  situation?: SituationKind,
): string {
  const { score, between, by } = understood;
  const { runnersUp, words } = understood.why();
  const weights = words.map(({ word, weight }) => `${word} ${weight.toFixed(2)}`).join(', ');
  return [
    `"${utterance}"`,
    `  becomes  ${nameOf(understood)}  ${score.toFixed(2)}`,
    ...(understood.move.kind === 'ask' ? [`  says     ${answerText(understood.move, page)}`] : []),
    ...(situation
      ? [`  heard    ${understood.situation ? `in the situation '${situation}'` : 'as it is anywhere'}`]
      : []),
    ...(between ? [`  asks     did you mean ${between.join(', or ')}?`] : []),
    `  because  ${BECAUSE[by]}${weights === '' ? '' : `: ${weights}`}`,
    `  next     ${runnersUp.map(({ label, score: likely }) => `${answerLabelText(label, page)} ${likely.toFixed(2)}`).join(', ')}`,
  ].join('\n');
}

/** What an utterance was understood as, by the name that tests use. */
export function nameOf({ move }: Understood): string {
  switch (move.kind) {
    case 'read':
      return move.passage;
    case 'item':
      return `item ${move.item}`;
    case 'spell':
      return move.term === undefined ? 'spell' : `spell ${move.term}`;
    default:
      return nameOfMove(move);
  }
}
