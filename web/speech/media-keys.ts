import type { PlayerState } from './player';

/** The keys of a keyboard, a headset or a lock screen. */
export interface MediaKeys {
  show(status: PlayerState['status']): void;
}

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
  const silence = new Audio('silence.wav');
  silence.loop = true;
  silence.preload = 'none';
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
      if (status !== 'speaking') return silence.pause();
      if ('MediaMetadata' in window) mediaSession.metadata = new MediaMetadata({ title });
      // Without it the voice is heard all the same.
      silence.play().catch(() => {});
    },
  };
}
