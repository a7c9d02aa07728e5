import type { Refusal, SpeechView, Strictness, TurnView } from '../wire';

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

/** The server cannot be reached. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';

  constructor() {
    super('The console does not answer. Is it still running in the terminal?');
  }
}

async function ask(path: string, body?: object): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(
      path,
      body && {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      },
    );
  } catch {
    throw new Unreachable();
  }
  if (response.ok) return response;
  const { error, gone = false } = (await response
    .json()
    .catch(() => ({ error: response.statusText }))) as Refusal;
  throw new Refused(error, gone);
}

const read = async <Body>(response: Promise<Response>): Promise<Body> =>
  (await response).json() as Promise<Body>;

export const beginTalk = (place: unknown): Promise<{ id: string }> => read(ask('/api/talks', { place }));

export const say = (talk: string, said: string, channel: string): Promise<TurnView> =>
  read(ask(`/api/talks/${talk}/turns`, { said, channel }));

export const saveStory = (talk: string, title: string, strictness: Strictness): Promise<{ file: string }> =>
  read(ask(`/api/talks/${talk}/story`, { title, strictness }));

export const saveUtterance = (utterance: string, want: string): Promise<{ file: string }> =>
  read(ask('/api/utterances', { say: utterance, want }));

export const partSpeech = (passage: string, part: number): Promise<SpeechView> =>
  read(ask(`/api/passages/${passage}/${part}`));

/** SSML as audio, in the server's voice. */
export const audioOf = async (ssml: string): Promise<Blob> => (await ask('/api/speech', { ssml })).blob();
