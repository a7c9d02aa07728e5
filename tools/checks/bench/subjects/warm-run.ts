import { openFolder } from '../../../../lambda/page/folder';
import { openUnderstanding } from '../../../../lambda/understanding/open';
import { shuffled } from '../../statistics';

/** What is measured in one process, turn about: handlers, each with the events of a conversation. */
export interface WarmTask {
  readonly subjects: readonly {
    readonly name: string;
    readonly file: string;
    readonly events: readonly string[];
  }[];
  readonly rounds: number;
  /** Utterances for the understanding by itself, and the folder of its model. */
  readonly utterances: readonly string[];
  readonly content: string;
}

/** Microseconds of each turn, by subject. */
export type WarmResult = Readonly<Record<string, readonly number[]>>;

/** Rounds at the beginning that are not counted: the engine is still learning what is called often. */
const UNCOUNTED = 200;

type Handler = (event: unknown) => Promise<unknown>;

process.once('message', async ({ subjects, rounds, utterances, content }: WarmTask) => {
  const taken: Record<string, number[]> = utterances.length > 0 ? { understanding: [], lookup: [] } : {};
  const loaded = subjects.map(({ name, file, events }) => {
    taken[name] = [];
    return { name, handler: (require(file) as { handler: Handler }).handler, events };
  });
  const understand = openUnderstanding(openFolder(content));
  const known = new Map(utterances.map((utterance, at) => [utterance, at]));
  for (let round = -UNCOUNTED; round < rounds; round += 1) {
    for (const { name, handler, events } of shuffled(loaded)) {
      for (const event of events) {
        const from = process.hrtime.bigint();
        JSON.stringify(await handler(JSON.parse(event)));
        const microseconds = Number(process.hrtime.bigint() - from) / 1000;
        if (round >= 0) taken[name]?.push(microseconds);
      }
    }
    if (utterances.length === 0) continue;
    // As a request brings it: a text of its own, which nothing has been found by before.
    const utterance = Buffer.from(utterances[(round + UNCOUNTED) % utterances.length] ?? '').toString();
    for (const [name, understood] of [
      ['understanding', understand],
      ['lookup', (said: string) => known.get(said)],
    ] as const) {
      const from = process.hrtime.bigint();
      understood(utterance);
      if (round >= 0) taken[name]?.push(Number(process.hrtime.bigint() - from) / 1000);
    }
  }
  process.send?.(taken);
});
