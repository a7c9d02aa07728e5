import { PACES, type Pace } from '../../../lambda/guide/pace';
import type { Passage } from '../../../lambda/page/page';
import { toSsml } from '../../../lambda/speech/ssml';
import { command, UsageError } from '../../command';
import { openVoice } from '../../console/voice';
import { LIMITS, TURN } from '../../content/turn-limits';
import { countWords } from '../../content/word-count';
import { wordsIn } from '../../words';
import { textOfSsml } from '../ssml-text';
import { median } from '../statistics';
import { table } from '../table';
import { type Measured, measureAudio, readabilityOf } from './measure';
import { partsOf, phrasesOf, type Utterable } from './turns';

const USAGE = `usage: npm run ear [-- --pace PACE]

Has every part of every passage and every phrase spoken by espeak-ng, from the SSML as it is, and measures the audio:
seconds, words a minute, the longest stretch without a pause. Prints the turns that come nearest to each limit, then each
passage, with how easy its words are to read. Exit code 1 if something is beyond a limit.

  --pace PACE      normal, slower or slowest only (all three)
`;

type Timed = Utterable & { readonly measured: Measured };

export default command({
  usage: USAGE,
  options: { pace: { type: 'string' } },
  async run({ options, content }, world) {
    const paces = pacesOf(options.pace);
    const { compiled, page, citations } = wordsIn(content, world);
    const { passages } = compiled;
    const speak = speaker();
    const turns: Timed[] = [];
    for (const turn of [...partsOf(compiled, page, world.today), ...phrasesOf(compiled, page)]) {
      if (!paces.includes(turn.pace) || turn.speech.beats.length === 0) continue;
      turns.push({ ...turn, measured: await speak(turn) });
    }
    const limits = limitsFor(passages);
    // Titles of papers are read to nobody who has not asked for them, and stay as they are.
    const read = passages.filter(({ id }) => !citations.includes(id));
    const { age } = readabilityOf(read);
    const wrong = [
      ...limits.flatMap((limit) =>
        turns.filter((turn) => loadOf(limit, turn) > 1).map((turn) => reportOf(limit, turn)),
      ),
      ...(age > TURN.readingAge ? [`a reading age of ${age.toFixed(1)} in all but the citations`] : []),
    ];
    world.out(
      `${[
        ...limits.map((limit) => worstTable(limit, turns)),
        passageTable(turns, paces),
        readabilityTable(passages, read),
        `${turns.length} turns and phrases. ${wrong.length === 0 ? 'All of them can be followed.' : `${wrong.length} are too much:`}`,
        ...wrong.map((one) => `- ${one}`),
      ].join('\n\n')}\n`,
    );
    return wrong.length === 0 ? 0 : 1;
  },
});

function pacesOf(name: string | undefined): readonly Pace[] {
  const pace = PACES.find((one) => one === name);
  if (name !== undefined && !pace) throw new UsageError(`not a pace: ${name}`);
  return pace ? [pace] : PACES;
}

/** Has SSML spoken and measures the audio: the samples behind the header, 44 bytes, of a WAV file. */
function speaker(): (turn: Utterable) => Promise<Measured> {
  const voice = openVoice();
  return async ({ speech }) => {
    const ssml = toSsml(speech);
    const { wav } = await voice(ssml);
    const rate = new DataView(wav.buffer, wav.byteOffset, wav.byteLength).getUint32(24, true);
    return measureAudio(new Int16Array(wav.slice(44).buffer), rate, countWords(textOfSsml(ssml)));
  };
}

interface Limit {
  readonly what: string;
  value(turn: Timed): number;
  /** The most that it may be; undefined where it does not apply. */
  most(turn: Timed): number | undefined;
}

function limitsFor(passages: readonly Passage[]): readonly Limit[] {
  // The titles of papers are said as they are, and are longer than any sentence of ours.
  const citing = new Set(
    passages.filter(({ lists }) => lists.flat(2).some((sentence) => isLong(sentence))).map(({ id }) => id),
  );
  return [
    {
      what: 'seconds',
      value: ({ measured }) => measured.seconds,
      most: ({ pace }) => TURN.seconds[pace],
    },
    {
      what: 'words a minute',
      value: ({ measured }) => measured.wordsAMinute,
      // Of a few small words, which go by fast, the rate means nothing.
      most: ({ measured }) => (measured.words >= LIMITS.sentence ? TURN.wordsAMinute : undefined),
    },
    {
      what: 'seconds without a pause',
      value: ({ measured }) => measured.longestStretch,
      most: ({ group }) => (citing.has(group) ? undefined : TURN.secondsWithoutPause),
    },
  ];
}

const isLong = (sentence: Passage['lists'][number][number][number]): boolean =>
  countWords(sentence.map((run) => (typeof run === 'string' ? run : '')).join(' ')) > LIMITS.sentence;

/** How much of a limit a turn uses up: 1 is all of it. */
const loadOf = (limit: Limit, turn: Timed): number =>
  limit.value(turn) / (limit.most(turn) ?? Number.POSITIVE_INFINITY);

const reportOf = (limit: Limit, turn: Timed): string =>
  `${turn.group}, ${turn.name}, ${turn.pace}: ${limit.value(turn).toFixed(1)} ${limit.what} of ${limit.most(turn)}`;

const worstTable = (limit: Limit, turns: readonly Timed[]): string =>
  table(
    [`most ${limit.what}`, 'pace', 'measured', 'at most'],
    [...turns]
      .sort((a, b) => loadOf(limit, b) - loadOf(limit, a))
      .slice(0, 5)
      .map((turn) => [
        `${turn.group}, ${turn.name}`,
        turn.pace,
        limit.value(turn).toFixed(1),
        limit.most(turn) ?? '',
      ]),
  );

const passageTable = (turns: readonly Timed[], paces: readonly Pace[]): string =>
  table(
    ['passage', 'pace', 'turns', 'seconds, median', 'seconds, longest', 'words a minute, median'],
    [...new Set(turns.map(({ group }) => group))].flatMap((group) =>
      paces.flatMap((pace) => {
        const some = turns.filter((turn) => turn.group === group && turn.pace === pace);
        if (some.length === 0) return [];
        const seconds = some.map(({ measured }) => measured.seconds);
        const rates = some.map(({ measured }) => measured.wordsAMinute);
        const longest = [median(seconds), Math.max(...seconds)].map((value) => value.toFixed(1));
        return [[group, pace, some.length, ...longest, Math.round(median(rates))]];
      }),
    ),
  );

const readabilityTable = (passages: readonly Passage[], read: readonly Passage[]): string =>
  table(
    ['passage', 'sentences', 'words a sentence', 'reading age'],
    [
      ...passages.map((passage) => [passage.id, [passage]] as const),
      ['**all but citations**', read] as const,
      ['**all**', passages] as const,
    ].map(([name, some]) => {
      const { sentences, wordsASentence, age } = readabilityOf(some);
      return [name, sentences, wordsASentence.toFixed(1), age.toFixed(1)];
    }),
  );
