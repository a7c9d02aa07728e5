import type { MOVES } from '../../../lambda/guide/moves';

type Rows = (typeof MOVES)[keyof typeof MOVES];

/** Amazon's own intents in the table of moves. */
type BuiltIn = Extract<
  Extract<Rows, { readonly alexa: readonly string[] }>['alexa'][number],
  `AMAZON.${string}`
>;

/**
 * The built-in intents that get no samples of ours. Cancel and home mean the same to the guide as stop, which has the
 * samples; fallback is whatever no other intent is, and takes none.
 */
export const WITHOUT_SAMPLES: ReadonlySet<string> = new Set<BuiltIn>([
  'AMAZON.CancelIntent',
  'AMAZON.NavigateHomeIntent',
  'AMAZON.FallbackIntent',
]);

/**
 * What Amazon documents as said for its intents. Amazon's own samples cannot be seen, and would compete with ours under
 * another intent. (Source: Amazon's page "Standard Built-in Intents".)
 */
export const BUILT_IN_SAMPLES: Readonly<Partial<Record<BuiltIn, readonly string[]>>> = {
  'AMAZON.CancelIntent': ['cancel', 'never mind', 'forget it'],
  'AMAZON.HelpIntent': ['help', 'help me', 'can you help me'],
  'AMAZON.NextIntent': ['next', 'skip', 'skip forward'],
  'AMAZON.NoIntent': ['no', 'no thanks'],
  'AMAZON.PauseIntent': ['pause', 'pause that'],
  'AMAZON.PreviousIntent': ['go back', 'skip back', 'back up'],
  'AMAZON.RepeatIntent': ['repeat', 'say that again', 'repeat that'],
  'AMAZON.ResumeIntent': ['resume', 'continue', 'keep going'],
  'AMAZON.StartOverIntent': ['start over', 'restart', 'start again'],
  'AMAZON.StopIntent': ['stop', 'off', 'shut up'],
  'AMAZON.YesIntent': ['yes', 'yes please', 'sure'],
};
