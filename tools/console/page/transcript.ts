import type { TurnView } from '../turn-view';
import { wordlessName } from './staff-names';

/** A conversation as text, to send to a colleague. @param titleOf what staff call a channel */
export function transcriptOf(
  turns: readonly TurnView[],
  { name, edition }: { readonly name: string; readonly edition: string },
  titleOf: (channel: string) => string,
): string {
  let channel = '';
  const lines = turns.flatMap((turn) => {
    const wordless = wordlessName(turn.said);
    const changed = turn.channel === channel ? [] : [`(on: ${titleOf(turn.channel)})`];
    channel = turn.channel;
    return [
      ...changed,
      `Listener: ${wordless === undefined ? turn.said : `(${wordless})`}`,
      `Guide: ${turn.speech.text || '(nothing is heard)'}`,
      ...(turn.open ? [] : ['(the session is closed)']),
      '',
    ];
  });
  return [`The ${name}, edition ${edition}`, '', ...lines].join('\n');
}

/** Gives the browser a text to store as a file. */
export function download(name: string, type: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href));
}
