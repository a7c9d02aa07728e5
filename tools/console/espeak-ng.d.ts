/** The part of @echogarden/espeak-ng-emscripten 0.3.5 that `voice.ts` uses. The package brings no types of its own. */
declare module '@echogarden/espeak-ng-emscripten' {
  interface Worker {
    set_voice(name: string): void;
    set_rate(wordsAMinute: number): void;
    /**
     * Reads text or SSML. Calls back with samples as they come, in memory that the next call overwrites, and with what
     * happens in them, at milliseconds from the beginning.
     */
    synthesize(
      ssml: string,
      onAudio: (
        samples: Int16Array | null,
        events: readonly { readonly type: string; readonly audio_position: number }[],
      ) => boolean,
    ): void;
  }
  export default function load(): Promise<{ eSpeakNGWorker: new () => Worker }>;
}
