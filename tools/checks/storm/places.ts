import fc from 'fast-check';
import { MOVE_INTENTS } from '../../../lambda/channels/alexa/intents';
import { PACES } from '../../../lambda/guide/pace';
import { PHRASES, SLOTS } from '../../../lambda/guide/phrases';
import { QUESTIONS } from '../../../lambda/guide/questions';
import type { CompiledPage } from '../../../lambda/page/open';
import { hostileText, hostileValue } from './hostile';

/** Places that look like ours and are not: each field right, nearly right, or anything at all. */
export function tamperedPlace({ head, passages }: CompiledPage): fc.Arbitrary<unknown> {
  const nearly = <T>(right: fc.Arbitrary<T>): fc.Arbitrary<unknown> =>
    fc.oneof({ weight: 5, arbitrary: right }, { weight: 1, arbitrary: hostileValue });
  const id = nearly(fc.constantFrom(...passages.map((passage) => passage.id)));
  const number = nearly(fc.oneof(fc.integer({ min: -1, max: 12 }), fc.double(), fc.integer()));
  const spot = nearly(fc.record({ passage: id, part: number }));
  const fill = nearly(
    fc.dictionary(fc.constantFrom(...Object.keys(SLOTS), '__proto__'), fc.oneof(id, number), { maxKeys: 5 }),
  );
  const saying = nearly(
    fc.oneof(
      fc.record(
        { phrase: nearly(fc.constantFrom(...Object.keys(PHRASES))), fill },
        { requiredKeys: ['phrase'] },
      ),
      fc.record({ part: spot }),
      fc.record({ whole: id }),
      fc.record({ item: nearly(fc.record({ passage: id, list: number, index: number })) }),
      fc.record({ contents: number }),
      fc.record({ spell: nearly(fc.constantFrom(...Object.keys(head.spellable), 'none')) }),
    ),
  );
  return fc.record(
    {
      edition: nearly(fc.constantFrom(head.edition, head.edition, 'another')),
      pace: nearly(fc.constantFrom(...PACES)),
      introduced: nearly(fc.boolean()),
      at: spot,
      back: spot,
      menu: number,
      asked: nearly(
        fc.record(
          { id: nearly(fc.constantFrom(...QUESTIONS)), topic: id, other: id },
          { requiredKeys: ['id'] },
        ),
      ),
      heard: nearly(fc.array(saying, { maxLength: 14 })),
      misses: number,
      offered: nearly(fc.boolean()),
    },
    { requiredKeys: ['edition'] },
  );
}

/** The names of intents and tags, real and not. */
export const names = (real: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...real, ...Object.keys(MOVE_INTENTS)) },
    { weight: 1, arbitrary: hostileText },
  );
