import fs from 'node:fs';
import fc from 'fast-check';
import { TOKEN } from '../../../lambda/channels/alexa/apl';
import { fields } from '../../../lambda/fields';
import type { Page } from '../../../lambda/page/page';
import { SURFACES, type SurfaceName } from '../../surfaces';
import type { Words } from '../../words';
import { type PlacedMove, placedMoves, recordedOn } from '../recorded';
import { type RealEvents, type StormEvent, stormEvents } from './events';
import { type Outcome, RULES } from './judge';

export interface StormOptions {
  readonly handler: (event: unknown) => Promise<unknown>;
  readonly real: RealEvents;
  readonly page: Page;
  readonly cases: number;
  readonly seed: number;
  /** Called after each event. */
  readonly watch?: (cases: number) => void;
}

export interface Stormed {
  readonly cases: number;
  /** How often each kind of event had each outcome, as "kind: outcome". */
  readonly counts: ReadonlyMap<string, number>;
  /** Milliseconds of computing of the slowest event, and its kind. */
  readonly slowest: { readonly milliseconds: number; readonly kind: string };
  /** The first event that broke a rule, made as small as it can be. */
  readonly failure?: { readonly rule: string; readonly wrong: string; readonly event: string };
}

/** Places of which turns are recorded on each surface: enough that every move and every kind of place is among them. */
const TURNS = 150;

/** Real events of every surface, which are the same for the same words and day. */
export async function realEvents(
  words: Pick<Words, 'compiled' | 'page' | 'understanding'>,
  today: string,
): Promise<RealEvents> {
  // "Repeat" as well in every place, since it says whatever the place holds.
  const moves = placedMoves(words, { count: TURNS, seed: 1, today }).flatMap((placed): PlacedMove[] => [
    placed,
    { ...placed, move: { kind: 'repeat' }, words: 'repeat' },
  ]);
  const names = Object.keys(SURFACES) as SurfaceName[];
  const recorded = names.map(async (name): Promise<readonly [string, readonly unknown[]]> => {
    const turns = await recordedOn(name, words, moves);
    return [name, turns.map(({ event }) => withoutClock(event, today))] as const;
  });
  const onScreen = recordedOn('alexa', words, moves, true).then((turns) => {
    const said = turns.map(({ event }) => withoutClock(event, today));
    return ['alexa, with a screen', [...said, ...said.map(asTouch)]] as const;
  });
  recorded.push(onScreen);
  // The web page asks nobody: the guide runs in it.
  return Object.fromEntries((await Promise.all(recorded)).filter(([, events]) => events.length > 0));
}

/** An event of Alexa's as it comes where what was asked for was touched on the screen, and not said. */
function asTouch(event: unknown): unknown {
  const { request } = fields(event);
  const { intent, dialogState: _, ...rest } = fields(request);
  const source = { type: 'TouchWrapper', handler: 'Press', id: '' };
  const touch = {
    type: 'Alexa.Presentation.APL.UserEvent',
    token: TOKEN,
    arguments: [fields(intent).name],
    source,
  };
  return { ...fields(event), request: { ...rest, ...touch } };
}

/** The same event at noon of a day, or the same seed would not make the same events again. */
const withoutClock = (event: unknown, day: string): unknown =>
  JSON.parse(
    JSON.stringify(event, (key, value: unknown) => (key === 'timestamp' ? `${day}T12:00:00Z` : value)),
  );

/**
 * Throws events at the handler until one breaks a rule or all are thrown. Every event is judged by every rule; once a
 * rule is broken, the event is made smaller by that rule alone, so that it does not turn into another fault.
 */
export async function storm({ handler, real, page, cases, seed, watch }: StormOptions): Promise<Stormed> {
  const counts = new Map<string, number>();
  let slowest = { milliseconds: 0, kind: '' };
  let done = 0;
  let broken: string | undefined;
  const property = fc.asyncProperty(stormEvents(real), async ({ kind, event }: StormEvent) => {
    const outcome = await outcomeOf(handler, event);
    for (const rule of broken === undefined ? Object.keys(RULES) : [broken]) {
      const wrong = RULES[rule]?.(outcome, page);
      if (wrong === undefined) continue;
      broken = rule;
      throw new Error(`${kind}: ${wrong}`);
    }
    if (outcome.milliseconds > slowest.milliseconds) slowest = { milliseconds: outcome.milliseconds, kind };
    const count = `${kind}: ${nameOf(outcome.answer)}`;
    counts.set(count, (counts.get(count) ?? 0) + 1);
    done += 1;
    watch?.(done);
  });
  const { failed, counterexample, errorInstance } = await fc.check(property, { numRuns: cases, seed });
  const wrong = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
  const event = JSON.stringify(counterexample?.[0].event)?.slice(0, 5000) ?? 'undefined';
  return {
    cases: done,
    counts,
    slowest,
    ...(failed && { failure: { rule: broken ?? 'none', wrong, event } }),
  };
}

async function outcomeOf(handler: StormOptions['handler'], event: unknown): Promise<Outcome> {
  const first = await thrown(handler, event);
  // A pause in which the engine tidies its memory is no fault of the event: the second time decides.
  return first.milliseconds > 20
    ? { ...first, milliseconds: (await thrown(handler, event)).milliseconds }
    : first;
}

/** Has the handler answer an event, and takes down what it writes meanwhile to standard output and standard error. */
async function thrown(handler: StormOptions['handler'], event: unknown): Promise<Outcome> {
  const { stdout, stderr } = process;
  const [out, err, sync] = [stdout.write, stderr.write, fs.writeSync];
  const log: string[] = [];
  const keep = (line: string | Uint8Array): boolean => log.push(String(line)) > 0;
  stdout.write = keep;
  stderr.write = keep;
  fs.writeSync = ((to: number, line: string) => {
    if (to > stderr.fd) return sync(to, line);
    keep(line);
    return Buffer.byteLength(line);
  }) as typeof fs.writeSync;
  const before = process.cpuUsage();
  const milliseconds = (): number => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  try {
    return { answer: await handler(event), milliseconds: milliseconds(), log };
  } catch (error) {
    return { error, milliseconds: milliseconds(), log };
  } finally {
    [stdout.write, stderr.write, fs.writeSync] = [out, err, sync];
  }
}

/** What came of an event, in a word or two. */
function nameOf(answer: unknown): string {
  const { statusCode, response } = answer as {
    statusCode?: number;
    response?: { outputSpeech?: object; shouldEndSession?: boolean };
  };
  if (statusCode !== undefined) return String(statusCode);
  return response?.outputSpeech ? 'speech' : response?.shouldEndSession ? 'refused' : 'silence';
}
