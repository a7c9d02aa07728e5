const RATE = 22_050;

/**
 * Words a minute that the voice is set to. At this rate, a little below its usual 175, the parts of a page take about as
 * long as `secondsOf` says.
 */
const WORDS_A_MINUTE = 164;

/** The header of a response that has when each sentence begins. */
export const STARTS_HEADER = 'x-sentence-starts';

/** SSML as sound. */
export interface Sound {
  readonly wav: Uint8Array;
  /** When each sentence begins, in seconds. */
  readonly starts: readonly number[];
}

/** Makes a WAV file of SSML. */
export type Voice = (ssml: string) => Promise<Sound>;

/**
 * espeak-ng, as WebAssembly: a plain voice that reads SSML as it stands, with its pauses and rates, on any machine and
 * without sending a word anywhere. It is under the GPL: nothing that ships may load it.
 */
export function openVoice(): Voice {
  let loading: ReturnType<typeof load> | undefined;
  return async (ssml) => {
    loading ??= load();
    const worker = await loading;
    const pieces: Buffer[] = [];
    const starts: number[] = [];
    worker.synthesize(withMarks(ssml), (samples, events) => {
      if (samples) pieces.push(Buffer.from(samples.slice().buffer));
      for (const { type, audio_position } of events) if (type === 'mark') starts.push(audio_position / 1000);
      return false;
    });
    return { wav: wavOf(Buffer.concat(pieces), RATE), starts };
  };
}

/** Marks where each sentence begins, so that the voice tells when it gets there. */
const withMarks = (ssml: string): string => ssml.replaceAll('<s>', "<s><mark name='s'/>");

async function load() {
  const { default: start } = await import('@echogarden/espeak-ng-emscripten');
  const { eSpeakNGWorker } = await start();
  const worker = new eSpeakNGWorker();
  worker.set_voice('en-gb');
  worker.set_rate(WORDS_A_MINUTE);
  return worker;
}

/** A WAV file of samples of 16 bits, little-endian, one channel. @param rate samples a second */
function wavOf(samples: Buffer, rate: number): Uint8Array {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(head.length - 8 + samples.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(samples.length, 40);
  return Buffer.concat([head, samples]);
}
