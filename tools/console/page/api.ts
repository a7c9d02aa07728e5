import type { TestEntry, TestResult, TriedLine } from '../run-tests';
import type { Strictness } from '../save-tests';
import type { Refusal } from '../server';
import type { SignOffView } from '../sign-off';
import type { StateView } from '../state-view';
import type { SpeechView, TurnView } from '../turn-view';
import type { KeptView, WordingView } from '../wording';
import { announce } from './dom';

/** The server refuses, and says why. */
export class Refused extends Error {
  override readonly name = 'Refused';

  /** @param gone whether the server has forgotten the conversation */
  constructor(
    message: string,
    readonly gone: boolean,
  ) {
    super(message);
  }
}

async function ask(path: string, body?: object, method = 'POST'): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(path, body && { method, headers, body: JSON.stringify(body) }).catch(() => {
    throw new Error('The console does not answer. Is it still running in the terminal?');
  });
  if (response.ok) return response;
  const refusal = response.json().catch(() => ({ error: response.statusText })) as Promise<Refusal>;
  const { error, gone = false } = await refusal;
  throw new Refused(error, gone);
}

const read = async <Body>(path: string, body?: object, method?: string): Promise<Body> =>
  (await ask(path, body, method)).json() as Promise<Body>;

export const beginTalk = (place: unknown) => read<{ id: string }>('/api/talks', { place });

export const say = (talk: string, said: string, channel: string) =>
  read<TurnView>(`/api/talks/${talk}/turns`, { said, channel });

export const saveStory = (talk: string, title: string, strictness: Strictness) =>
  read<{ file: string }>(`/api/talks/${talk}/story`, { title, strictness });

export const saveUtterance = (utterance: string, want: string) =>
  read<{ file: string }>('/api/utterances', { say: utterance, want });

export const partSpeech = (passage: string, part: number) =>
  read<SpeechView>(`/api/passages/${passage}/${part}`);

/** The turns of a conversation that was begun before. */
export const turnsOf = (talk: string) => read<TurnView[]>(`/api/talks/${talk}`);

export const undoTurn = (talk: string) => read<{ turns: number }>(`/api/talks/${talk}/undo`, {});

export const listTests = () => read<TestEntry[]>('/api/tests');

export const runTest = (file: string) => read<TestResult>('/api/tests', { file });

/** Says one line to a guide that was just opened. */
export const tryLine = (said: string, channel: string) => read<TriedLine>('/api/lines', { said, channel });

/** All that can be heard, with who has listened to it. */
export const signOff = () => read<SignOffView>('/api/sign-off');

export const entrySpeech = (key: string) => read<SpeechView>(`/api/sign-off/${encodeURIComponent(key)}`);

export const tickEntry = (entry: { key: string; by: string; isHeard: boolean }) =>
  read<{ file: string }>('/api/sign-off', entry);

export const passageText = (passage: string) => read<{ text: string }>(`/api/wordings/${passage}`);

/** Words that are in no file, as they would be heard, and what the checks say of them. */
export const tryWording = (wording: { text: string; passage?: string; pace: string }) =>
  read<WordingView>('/api/wordings', wording);

/** Puts words into the page, in the place of others. */
export const keepWording = (wording: { text: string; was: string; passage: string }) =>
  read<KeptView>('/api/wordings', wording, 'PUT');

/** SSML as audio, in the server's voice, and when each sentence begins, in seconds. */
export async function audioOf(ssml: string): Promise<{ audio: Blob; starts: number[] }> {
  const response = await ask('/api/speech', { ssml });
  const starts = (response.headers.get('x-sentence-starts') ?? '').split(' ').map(Number);
  return { audio: await response.blob(), starts };
}

/** A browser gives up after some answers. We try again after so many milliseconds. */
const RETRY_MS = 1500;

/**
 * Listens to the console, and goes on trying while it does not answer.
 * @param onState called with the state now and whenever it changes
 */
export function connect(onState: (state: StateView) => void, onLost: () => void): void {
  let connected = true;
  const listen = (): void => {
    const events = new EventSource('/api/events');
    events.addEventListener('state', (event) => {
      if (!connected) announce('The console answers again.');
      connected = true;
      onState(JSON.parse((event as MessageEvent<string>).data) as StateView);
    });
    events.addEventListener('error', () => {
      if (connected) announce('The console does not answer. This page goes on trying.');
      connected = false;
      onLost();
      if (events.readyState === EventSource.CLOSED) setTimeout(listen, RETRY_MS);
    });
  };
  listen();
}
