import { type App, type AppOptions, createApp } from '../../lambda/app';
import type { Log } from '../../lambda/log';
import { NOTHING } from '../../lambda/understanding/understand';
import { lastResortOf } from '../build/built-in';

/** The settings of a function that would answer the surfaces' requests. */
export const DESK_SETTINGS = {
  ALEXA_SKILL_ID: 'amzn1.ask.skill.00000000-0000-4000-8000-000000000000',
  DIALOGFLOW_SECRET: 'for-the-desk-only-and-of-thirty-two-characters',
} as const;

/** Is given every event of Lambda that a surface sends, and the answer. */
export type Recorder = (event: unknown, answer: unknown) => void;

/** A log that passes everything on, and writes nothing. */
export const deskLog = ({
  observe = () => {},
  report = () => {},
}: Partial<Pick<Log, 'observe' | 'report'>>): Log => ({ observe, report, during: (answer) => answer() });

/** The app that ships, on a desk. Unless an understanding is given, it understands intents alone. */
export function deskApp({
  observe,
  report,
  record,
  ...options
}: Omit<AppOptions, 'log' | 'understanding' | 'lastResort'> &
  Partial<Pick<AppOptions, 'understanding' | 'lastResort'>> &
  Partial<Pick<Log, 'observe' | 'report'>> & { readonly record?: Recorder }): App {
  const app = createApp({
    understanding: () => NOTHING,
    lastResort: lastResortOf(options.page),
    ...options,
    log: deskLog({ ...(observe && { observe }), ...(report && { report }) }),
  });
  return async (event) => {
    const answer = await app(event);
    record?.(event, answer);
    return answer;
  };
}
