import { styleText } from 'node:util';
import { plainText } from '../../lambda/page/words';
import { situationText } from '../situation';
import { type ConversationTurn, questionOf } from './conversation';

const WIDTH = 88;

/** A turn as staff read it in a terminal: sentence by sentence, with the pauses, the question, and where it was. */
export function transcript(turn: ConversationTurn): string {
  const { report, speech } = turn;
  const question = questionOf(turn);
  const lines = speech.beats.map((beat, index) => {
    if ('pause' in beat) return styleText('dim', `    (${beat.pause / 1000} s)`);
    const text = wrapped(plainText(beat.say).trim());
    return index >= question ? styleText('bold', `  ? ${text}`) : `    ${text}`;
  });
  const where = report.passage
    ? `${report.passage}, part ${report.part} of ${report.parts}`
    : `nothing read (${report.move})`;
  const situation = report.place?.situation;
  const session = report.open ? 'listening' : 'session closed';
  return [
    ...lines,
    styleText(
      'dim',
      `    [${[where, ...(situation ? [situationText(situation)] : []), `${report.seconds} s`, session].join(' · ')}]`,
    ),
  ].join('\n');
}

function wrapped(text: string): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line.length + word.length + 1 > WIDTH) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.join('\n    ');
}
