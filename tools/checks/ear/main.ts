import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { PACES, type Pace } from '../../../lambda/guide/pace';
import { toSsml } from '../../../lambda/speech/ssml';
import { runCommand } from '../../command';
import { openVoice } from '../../console/voice';
import { isoDay } from '../../content/dates';
import { countWords } from '../../content/words';
import { openWords, type Words } from '../../words';
import { median } from '../bench/statistics';
import { textOfSsml } from '../ssml-text';
import { LIMITS } from './limits';
import { type Measured, measure } from './measure';
import { pictureOf } from './picture';
import { readabilityOf } from './readability';
import { type Heard, partsHeard, phrasesHeard } from './turns';

const USAGE = `usage: npm run ear [-- --pace PACE] [-- --picture FILE.svg]

Has every part of every passage and every phrase spoken by espeak-ng, from the SSML as it is, and measures what is heard:
seconds, words a minute, the longest stretch without a pause. Beside it, how easy the words are. Tables in Markdown; exit
code 1 where something is more than an ear can follow.

  --pace PACE          normal, slower or slowest only (all three)
  --picture FILE.svg   draw the seconds of every turn
  --help               this
`;

interface Options {
  readonly paces: readonly Pace[];
  readonly picture?: string | undefined;
}

/** Returns the exit code: 0 where all can be followed, 1 where something cannot, 2 with options that there are not. */
async function main(args: readonly string[]): Promise<number> {
  let options: Options;
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        pace: { type: 'string' },
        picture: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help) {
      process.stdout.write(USAGE);
      return 0;
    }
    options = { paces: pacesOf(values.pace), picture: values.picture };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    return 2;
  }
  const words = openWords();
  return words ? listen(words, options) : 1;
}

function pacesOf(pace: string | undefined): readonly Pace[] {
  if (pace === undefined) return PACES;
  const found = PACES.find((one) => one === pace);
  if (!found) throw new RangeError(`not a pace: ${pace}`);
  return [found];
}

async function listen({ compiled, page }: Words, { paces, picture }: Options): Promise<number> {
  const hear = listener();
  const turns: (Heard & { measured: Measured })[] = [];
  for (const heard of [...partsHeard(compiled, page, isoDay(new Date())), ...phrasesHeard(compiled, page)]) {
    if (!paces.includes(heard.pace) || heard.speech.beats.length === 0) continue;
    turns.push({ ...heard, measured: await hear(heard) });
  }
  const citing = new Set(compiled.passages.filter(({ lists }) => isCiting(lists)).map(({ id }) => id));
  const wrong = turns.flatMap((turn) =>
    tooMuch(turn, citing).map((what) => `${turn.group}, ${turn.name}, ${turn.pace}: ${what}`),
  );
  if (picture !== undefined) {
    writeFileSync(
      picture,
      pictureOf(
        turns.filter(({ group }) => group !== 'phrases'),
        LIMITS.seconds.normal,
      ),
    );
  }
  process.stdout.write(
    `${[
      tableOf(turns, paces),
      readabilityTable(compiled.passages),
      `${turns.length} turns and phrases heard. ${wrong.length === 0 ? 'All of them can be followed.' : `${wrong.length} are too much:`}`,
      ...wrong.map((one) => `- ${one}`),
    ].join('\n\n')}\n`,
  );
  return wrong.length === 0 ? 0 : 1;
}

/** Has SSML spoken and measures it. The samples are behind the head of the WAV file that a voice gives. */
function listener(): (heard: Heard) => Promise<Measured> {
  const voice = openVoice();
  return async ({ speech }) => {
    const ssml = toSsml(speech);
    const wav = await voice(ssml);
    const view = new DataView(wav.buffer, wav.byteOffset, wav.byteLength);
    const [rate, head] = [view.getUint32(24, true), 44];
    return measure(new Int16Array(wav.slice(head).buffer), rate, countWords(textOfSsml(ssml)));
  };
}

function tooMuch(
  { pace, group, measured }: Heard & { measured: Measured },
  citing: ReadonlySet<string>,
): string[] {
  const { seconds, words, wordsAMinute, longestStretch } = measured;
  return [
    ...(seconds > LIMITS.seconds[pace] ? [`${seconds.toFixed(1)} s`] : []),
    ...(words >= LIMITS.wordsEnough && wordsAMinute > LIMITS.wordsAMinute
      ? [`${Math.round(wordsAMinute)} words a minute`]
      : []),
    ...(longestStretch > LIMITS.longestStretch && !citing.has(group)
      ? [`${longestStretch.toFixed(1)} s without a pause`]
      : []),
  ];
}

/** Whether the items of a passage are titles of papers: each of more words than a sentence may have. */
const isCiting = (lists: Words['compiled']['passages'][number]['lists']): boolean =>
  lists
    .flat(2)
    .some(
      (sentence) => countWords(sentence.map((run) => (typeof run === 'string' ? run : '')).join(' ')) > 20,
    );

function tableOf(turns: readonly (Heard & { measured: Measured })[], paces: readonly Pace[]): string {
  const groups = [...new Set(turns.map(({ group }) => group))];
  const of = (group: string, pace: Pace) =>
    turns.filter((turn) => turn.group === group && turn.pace === pace).map(({ measured }) => measured);
  const rows = groups.flatMap((group) =>
    paces.flatMap((pace) => {
      const heard = of(group, pace);
      if (heard.length === 0) return [];
      const seconds = heard.map((one) => one.seconds);
      return [
        `| ${group} | ${pace} | ${heard.length} | ${median(seconds).toFixed(1)} | ${Math.max(...seconds).toFixed(1)} | ${Math.round(median(heard.map((one) => one.wordsAMinute)))} | ${Math.max(...heard.map((one) => one.longestStretch)).toFixed(1)} |`,
      ];
    }),
  );
  return [
    '| passage | pace | turns | seconds, median | seconds, longest | words a minute | longest stretch, s |',
    '| --- | --- | ---: | ---: | ---: | ---: | ---: |',
    ...rows,
  ].join('\n');
}

const readabilityTable = (passages: Words['compiled']['passages']): string =>
  [
    '| passage | sentences | words a sentence | reading age |',
    '| --- | ---: | ---: | ---: |',
    ...[...passages.map((passage) => [passage.id, [passage]] as const), ['**all**', passages] as const].map(
      ([name, some]) => {
        const { sentences, wordsASentence, age } = readabilityOf(some);
        return `| ${name} | ${sentences} | ${wordsASentence.toFixed(1)} | ${age.toFixed(1)} |`;
      },
    ),
  ].join('\n');

runCommand(main);
