import type { PlayerState } from './player';

/** The keys of a keyboard, a headset or a lock screen. */
export interface MediaKeys {
  show(status: PlayerState['status']): void;
}

/** Seconds of silence: browsers give media keys to no shorter sound. */
const SILENCE = 6;

/** Samples a second, of eight bits. */
const RATE = 8000;

/**
 * Lets media keys act on what is read aloud. Browsers give them to a page that plays a sound, and a voice is none to them:
 * so a silence is played as long as the voice speaks.
 */
export function openMediaKeys(
  title: string,
  actions: Readonly<Partial<Record<MediaSessionAction, () => void>>>,
): MediaKeys {
  if (!('mediaSession' in navigator)) return { show: () => {} };
  const { mediaSession } = navigator;
  let silence: HTMLAudioElement | undefined;
  for (const [action, act] of Object.entries(actions)) {
    try {
      mediaSession.setActionHandler(action as MediaSessionAction, act);
    } catch {
      // A browser need not know every key.
    }
  }
  return {
    show(status) {
      mediaSession.playbackState = status === 'idle' ? 'none' : status === 'paused' ? 'paused' : 'playing';
      if (status !== 'speaking') return silence?.pause();
      silence ??= openSilence();
      if ('MediaMetadata' in window) mediaSession.metadata = new MediaMetadata({ title });
      // Without it the voice is heard all the same.
      silence.play().catch(() => {});
    },
  };
}

/** A silence without end. It is made here, since a sound that is stored for offline is one that some browsers do not play. */
function openSilence(): HTMLAudioElement {
  const audio = new Audio(URL.createObjectURL(new Blob([silentWave()], { type: 'audio/wav' })));
  audio.loop = true;
  return audio;
}

/** A sound file: its head, and samples in the middle between loud and loud. */
function silentWave(): Uint8Array<ArrayBuffer> {
  const samples = SILENCE * RATE;
  const file = new Uint8Array(44 + samples).fill(0x80, 44);
  const head = new DataView(file.buffer);
  const write = (text: string, at: number): void =>
    void new TextEncoder().encodeInto(text, file.subarray(at));
  write('RIFF', 0);
  head.setUint32(4, 36 + samples, true);
  write('WAVEfmt ', 8);
  head.setUint32(16, 16, true);
  head.setUint16(20, 1, true);
  head.setUint16(22, 1, true);
  head.setUint32(24, RATE, true);
  head.setUint32(28, RATE, true);
  head.setUint16(32, 1, true);
  head.setUint16(34, 8, true);
  write('data', 36);
  head.setUint32(40, samples, true);
  return file;
}
