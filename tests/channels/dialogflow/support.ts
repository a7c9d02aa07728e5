import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { TurnTaken } from '../../../lambda/channels/channel';
import type { Place } from '../../../lambda/guide/place';
import { SECRET_HEADER } from '../../../lambda/http/auth';
import type { HttpResponse } from '../../../lambda/http/request';
import type { Page } from '../../../lambda/page/page';
import type { Understanding } from '../../../lambda/understanding/open';
import { readStory, type Story } from '../../../tools/stories/story';
import { deskApp } from '../../../tools/surfaces/desk-app';
import type { DialogflowResponse } from '../../../tools/surfaces/dialogflow-es';
import { gatewayEvent } from '../../../tools/surfaces/gateway';
import { page, understanding } from '../../support/words';

export const TODAY = '2026-11-22';

const STORIES = join(__dirname, '..', '..', 'conversations');

/** Every story of the project. */
export const stories: readonly Story[] = readdirSync(STORIES)
  .filter((name) => name.endsWith('.yml'))
  .map((name) => readStory(join(STORIES, name)));

export const SESSION = 'projects/guide-desk/agent/sessions/0f4f5b2c';
export const PLACE_CONTEXT = `${SESSION}/contexts/guide-place`;

/** A request of Dialogflow ES for an intent, but for what a test changes in its `queryResult`. */
export const request = (intent: string, queryResult: Readonly<Record<string, unknown>> = {}) => ({
  responseId: 'b7e5f2c1-7f3a-4f5e-9d8f-0a1b2c3d4e5f-0f0e27e1',
  session: SESSION,
  queryResult: {
    queryText: 'some words',
    parameters: {},
    allRequiredParamsPresent: true,
    intent: { name: 'projects/guide-desk/agent/intents/1', displayName: intent },
    intentDetectionConfidence: 1,
    languageCode: 'en-gb',
    outputContexts: [],
    ...queryResult,
  },
  originalDetectIntentRequest: { payload: {} },
});

/** The context that brings a place back. */
export const contextOf = (place: unknown) => ({
  name: PLACE_CONTEXT,
  lifespanCount: 98,
  parameters: { 'guide-place': place },
});

/** What a channel did with a body. */
export interface Done<Body> {
  readonly status: number;
  readonly body: Body;
  readonly turn: TurnTaken | undefined;
  readonly reported: readonly (readonly [what: string, error?: unknown])[];
}

export interface DoneOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly understanding?: Understanding;
  readonly path?: '/google' | '/google/cx' | '/google/assistant';
  readonly page?: Page;
}

const SECRET = 'for-these-tests-only';

/** Sends a body to the app, as a caller who may call. */
export async function send<Body = DialogflowResponse & Record<string, unknown>>(
  body: unknown,
  { headers = {}, path = '/google', page: read = page(), ...options }: DoneOptions = {},
): Promise<Done<Body>> {
  const reported: [string, unknown?][] = [];
  let turn: TurnTaken | undefined;
  const app = deskApp({
    page: read,
    understanding: options.understanding ?? understanding(),
    access: { secrets: [SECRET] },
    observe: (taken) => {
      turn = taken;
    },
    report: (...what) => reported.push(what),
    today: () => TODAY,
  });
  const response = (await app(
    gatewayEvent({
      method: 'POST',
      path,
      headers: { 'content-type': 'application/json', [SECRET_HEADER]: SECRET, ...headers },
      body: JSON.stringify(body ?? null),
    }),
  )) as HttpResponse;
  return { status: response.statusCode, body: JSON.parse(response.body) as Body, turn, reported };
}

/** The place that a response sends along. */
export const placeIn = ({ outputContexts = [] }: DialogflowResponse): Place | undefined =>
  outputContexts.find(({ name }) => name === PLACE_CONTEXT)?.parameters?.['guide-place'] as Place | undefined;

/** Text without what only a screen has: lines, and the dashes of lists. */
export const flat = (text: string): string => text.replace(/–/g, ' ').replace(/\s+/g, ' ').trim();
