import type { MOVES } from '../../../lambda/guide/moves';

type Rows = (typeof MOVES)[keyof typeof MOVES];

type BuiltIn = Extract<
  Extract<Rows, { readonly alexa: readonly string[] }>['alexa'][number],
  `AMAZON.${string}`
>;

/** Every skill must have these; the model is refused, or certification fails, without them. */
export const REQUIRED_BUILT_INS: readonly BuiltIn[] = [
  'AMAZON.CancelIntent',
  'AMAZON.HelpIntent',
  'AMAZON.StopIntent',
  'AMAZON.NavigateHomeIntent',
  'AMAZON.FallbackIntent',
];

/**
 * The intents of Amazon that are left as they are. Cancel and home mean the same to the guide as stop, which has the
 * utterances; fallback is whatever no other intent is, and takes none.
 */
export const WITHOUT_SAMPLES: ReadonlySet<string> = new Set<BuiltIn>([
  'AMAZON.CancelIntent',
  'AMAZON.NavigateHomeIntent',
  'AMAZON.FallbackIntent',
]);

/**
 * What Amazon's documentation names as said for its intents. The model must not put one of them under another intent:
 * Amazon's own samples cannot be seen, and would compete with it. (Source: Amazon's page "Standard Built-in Intents".)
 */
export const SAID_FOR_BUILT_INS: Readonly<Partial<Record<BuiltIn, readonly string[]>>> = {
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
