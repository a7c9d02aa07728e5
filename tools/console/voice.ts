import { wavOf } from './wav';

/** Samples a second of espeak-ng's voices. */
const RATE = 22_050;

/**
 * Words a minute that the voice is set to. Its own usual 175 is a little quicker than a speaker's voice; at this rate
 * the parts of a page take, in the middle, as long as `secondsOf` says.
 */
const WORDS_A_MINUTE = 164;

/** Makes audio of SSML. */
export type Voice = (ssml: string) => Promise<Uint8Array>;

/**
 * espeak-ng, as WebAssembly: a plain voice that reads SSML as it stands, with its pauses and rates, on any machine and
 * without sending a word anywhere. It is under the GPL, so it stays on the desk: nothing that ships may load it.
 */
export function openVoice(): Voice {
  let loading: ReturnType<typeof load> | undefined;
  return async (ssml) => {
    loading ??= load();
    const worker = await loading;
    const pieces: Int16Array[] = [];
    worker.synthesize(ssml, (audio) => {
      if (audio) pieces.push(new Int16Array(audio.slice(0)));
      return false;
    });
    const samples = new Int16Array(pieces.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const piece of pieces) {
      samples.set(piece, at);
      at += piece.length;
    }
    return wavOf(samples, RATE);
  };
}

async function load() {
  const { default: start } = await import('@echogarden/espeak-ng-emscripten');
  const { eSpeakNGWorker } = await start();
  const worker = new eSpeakNGWorker();
  worker.set_voice('en-gb');
  worker.set_rate(WORDS_A_MINUTE);
  return worker;
}
