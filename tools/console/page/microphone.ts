import { byId } from './dom';

/** The part of the browsers' speech recognition that is used; TypeScript's DOM library does not have it yet. */
interface Recognition extends EventTarget {
  lang: string;
  interimResults: boolean;
  start(): void;
  abort(): void;
  onresult:
    | ((event: { results: ArrayLike<ArrayLike<{ transcript: string }> & { isFinal: boolean }> }) => void)
    | null;
  onerror: ((event: { error: string }) => void) | null;
  onend: (() => void) | null;
}

type RecognitionClass = new () => Recognition;

function recognitionClass(): RecognitionClass | undefined {
  const { SpeechRecognition, webkitSpeechRecognition } = window as unknown as Record<
    string,
    RecognitionClass | undefined
  >;
  return SpeechRecognition ?? webkitSpeechRecognition;
}

const ERRORS: Readonly<Record<string, string>> = {
  'not-allowed': 'The browser does not let this page use the microphone.',
  'service-not-allowed': 'The browser does not let this page use the microphone.',
  'audio-capture': 'There is no microphone.',
  network: 'The browser’s speech recognition cannot be reached. Type instead.',
  'no-speech': 'Nothing was heard.',
};

export interface Listening {
  onStart(): void;
  /** Called with what has been recognised so far. */
  onProgress(text: string): void;
  onUtterance(text: string): void;
  onError(text: string): void;
}

/** Lets the button listen for one utterance at a time. It stays hidden where the browser cannot listen. */
export function openMicrophone({ onStart, onProgress, onUtterance, onError }: Listening): void {
  const Recognition = recognitionClass();
  const button = byId<HTMLButtonElement>('microphone');
  if (!Recognition) return;
  button.hidden = false;
  let listening: Recognition | undefined;
  const show = (): void => {
    button.setAttribute('aria-pressed', String(listening !== undefined));
    button.textContent = listening ? 'Listening…' : 'Talk';
  };
  button.addEventListener('click', () => {
    if (listening) return listening.abort();
    const recognition = new Recognition();
    let text = '';
    recognition.lang = 'en-GB';
    recognition.interimResults = true;
    recognition.onresult = ({ results }) => {
      text = Array.from(results, (result) => result[0]?.transcript ?? '')
        .join(' ')
        .trim();
      onProgress(text);
    };
    recognition.onerror = ({ error }) => {
      text = '';
      if (error !== 'aborted') onError(ERRORS[error] ?? `Speech recognition has failed (${error}).`);
    };
    recognition.onend = () => {
      listening = undefined;
      show();
      if (text !== '') onUtterance(text);
    };
    onStart();
    listening = recognition;
    show();
    recognition.start();
  });
}
