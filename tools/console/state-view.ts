import { relative, resolve } from 'node:path';
import { CHANNELS } from './channels';
import type { Desk } from './desk';
import { guideView } from './guide-view';
import type { StateView } from './wire';

/** All that the page needs to know of the desk. */
export function stateView(desk: Desk, tests: string): StateView {
  return {
    guide: desk.words ? guideView(desk.words) : null,
    sound: desk.sound,
    learning: desk.learning,
    problems: desk.problems.map(({ file, line, severity, message, remedy }) => ({
      file: shown(file),
      line,
      severity,
      message,
      remedy: remedy ?? null,
    })),
    channels: CHANNELS,
    tests: shown(tests),
  };
}

/** A file as it is named from here. */
const shown = (file: string): string => relative(process.cwd(), resolve(file)).replaceAll('\\', '/') || '.';
