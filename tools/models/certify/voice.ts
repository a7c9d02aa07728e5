import type { Response, ResponseEnvelope } from 'ask-sdk-model';
import { MOVE_INTENTS, NAMES } from '../../../lambda/channels/alexa/intents';
import { RESPONSE_BYTES, SPEECH_CHARACTERS } from '../../../lambda/channels/alexa/response-limits';
import { moveOfIntent } from '../../../lambda/channels/intents';
import { MOVES, type Move, type MoveKind, nameOfMove, PLAIN_MOVES } from '../../../lambda/guide/moves';
import { renderPhrase } from '../../../lambda/speech/render';
import { toText } from '../../../lambda/speech/text';
import { placedMoves } from '../../checks/recorded';
import { textOfSsml } from '../../checks/ssml-text';
import { Echo } from '../../surfaces/echo';
import type { Exchange } from '../../surfaces/surface';
import type { CertificationTest, Submission } from './certify';

/** In how many places of conversations it is asked for help, and to stop. The same every time. */
const PLACES = { count: 300, seed: 20261122 };

type Named = readonly [name: string, exchange: Exchange];

/** The tests of what is said, and of when the session ends. */
export async function voiceTests({
  model,
  manifest,
  words,
  today,
}: Submission): Promise<CertificationTest[]> {
  const { page } = words;
  const echo = (place?: unknown, screen = false) =>
    new Echo({
      page,
      screen,
      understanding: words.understanding,
      today: () => today,
      ...(place !== undefined && { place }),
    });
  const launched = await echo().launch();
  const first = await Promise.all(
    movesOf(model).map(
      async (move): Promise<Named> => [nameOfMove(move), await echo().send({ move, words: '' })],
    ),
  );
  const places = placedMoves(words, { ...PLACES, today }).map(({ place }) => place);
  const everywhere = (kind: 'help' | 'stop') =>
    Promise.all(
      places.map(
        async (place): Promise<Named> => [
          placeName(place),
          await echo(place).send({ move: { kind }, words: '' }),
        ],
      ),
    );
  const [help, stop] = [await everywhere('help'), await everywhere('stop')];
  const shown = await Promise.all(
    places.map(
      async (place): Promise<Named> => [
        placeName(place),
        await echo(place, true).send({ move: { kind: 'next' }, words: '' }),
      ],
    ),
  );
  const all: Named[] = [['opening', launched], ...first, ...help, ...stop, ...shown];
  const examples = Object.values(manifest.publishingInformation.locales)[0]?.examplePhrases.slice(1) ?? [];
  return [
    {
      number: '4.1',
      what: 'a question keeps the session open, and nothing else does',
      wrong: faults(all, ({ open, ssml }) => open !== endsWithQuestion(ssml)),
    },
    {
      number: '4.1',
      what: 'what keeps the session open has a reprompt',
      wrong: faults(all, ({ open, reprompt }) => open && !reprompt),
    },
    {
      number: '4.1',
      what: 'each response says whether the session ends, also for a device with a screen',
      wrong: faults(all, (exchange) => typeof responseOf(exchange).shouldEndSession !== 'boolean'),
    },
    {
      number: 'ours',
      what: 'opened without a wish: a welcome, what can be asked, and a question',
      wrong: endsWithQuestion(launched.ssml) ? [] : ['it does not ask'],
    },
    {
      number: 'policy',
      what: 'a disclaimer is heard: at the opening, and before a passage that is asked for at once',
      wrong: [
        ...(opensWith(launched, toText(renderPhrase(page, 'welcome.first')).slice(-SHARED))
          ? []
          : ['not at the opening']),
        ...first
          .filter(([, { move }]) => move === 'read')
          .filter(
            ([, exchange]) => !opensWith(exchange, toText(renderPhrase(page, 'introduction')).slice(-SHARED)),
          )
          .map(([name]) => `not before ${name}`),
      ],
    },
    {
      number: '3.1, 4.3',
      what: 'each example works when it is said first',
      wrong: examples.filter((example) => {
        const intent = model.interactionModel.languageModel.intents.find(({ samples }) =>
          samples.includes(example),
        );
        const move = intent && moveOfIntent({ name: intent.name, slots: {} }, NAMES, page);
        return move === undefined || move.kind === 'not-understood' || move.kind === 'off-page';
      }),
    },
    {
      number: '4.3',
      what: 'every intent of the model has an answer',
      wrong: faults(first, ({ ssml }) => textOfSsml(ssml).trim() === ''),
    },
    {
      number: '4.11',
      what: 'a slot that is empty, or holds what nobody knows, has an answer, and the session stays open',
      wrong: faults(await oddSlots(echo), ({ open }) => !open),
    },
    {
      number: '4.12',
      what: `help, in each of ${places.length} places, ends with a question and keeps the session open`,
      wrong: faults(help, ({ open, ssml }) => !open || !endsWithQuestion(ssml)),
    },
    {
      number: '4.13',
      what: `stop, in each of ${places.length} places, ends the session, and cancel is the same`,
      wrong: [
        ...faults(stop, ({ open }) => open),
        ...(MOVE_INTENTS.get('AMAZON.CancelIntent') === 'stop' ? [] : ['cancel is something else']),
      ],
    },
    {
      number: 'ours',
      what: 'speech and the whole response are within what Alexa takes, also for a device with a screen',
      wrong: faults(
        all,
        (exchange) =>
          exchange.ssml.length > SPEECH_CHARACTERS ||
          Buffer.byteLength(JSON.stringify(exchange.response)) > RESPONSE_BYTES,
      ),
    },
    {
      number: 'ours',
      what: 'a document for a screen goes to a device that has one, and to no other',
      wrong: [
        ...faults([...first, ...help, ...stop], (exchange) => showsDocument(exchange)),
        ...faults(shown, (exchange) => !showsDocument(exchange)),
      ],
    },
    {
      number: 'ours',
      what: 'the invocation name is understood by an Echo, and by Alexa+ with "skill" after it',
    },
    { number: 'ours', what: 'numbers and long names sound right; nothing is said too fast' },
  ];
}

/** How much of the end of a phrase without what fills its gaps is looked for. */
const SHARED = 30;

const opensWith = ({ ssml }: Exchange, words: string): boolean =>
  lettersOf(textOfSsml(ssml)).includes(lettersOf(words));

const lettersOf = (text: string): string => text.replace(/[^\p{L}]+/gu, '').toLowerCase();

const endsWithQuestion = (ssml: string): boolean => /\?\s*$/.test(textOfSsml(ssml).trim());

const responseOf = ({ response }: Exchange): Response => (response as ResponseEnvelope).response;

const showsDocument = (exchange: Exchange): boolean =>
  (responseOf(exchange).directives ?? []).some(({ type }) => type.startsWith('Alexa.Presentation.APL.'));

const faults = (named: readonly Named[], isWrong: (exchange: Exchange) => boolean): string[] => [
  ...new Set(named.filter(([, exchange]) => isWrong(exchange)).map(([name]) => name)),
];

/** A move for each intent of the model. */
function movesOf(model: Submission['model']): Move[] {
  const kinds = new Set<MoveKind>(PLAIN_MOVES.filter((kind) => 'alexa' in MOVES[kind]));
  return model.interactionModel.languageModel.intents.flatMap(({ name }): Move[] => {
    const kind = MOVE_INTENTS.get(name);
    const passage = NAMES.passageOf(name);
    if (kind === undefined) return passage === undefined ? [] : [{ kind: 'read', passage }];
    if (!kinds.delete(kind)) return [];
    return [{ kind } as Move];
  });
}

async function oddSlots(echo: () => Echo): Promise<Named[]> {
  const moves: readonly Move[] = [
    { kind: 'item', item: 999_999 },
    { kind: 'spell', term: 'zzz' },
    { kind: 'read', passage: 'zzz' },
  ];
  return Promise.all(
    moves.map(async (move): Promise<Named> => [nameOfMove(move), await echo().send({ move, words: '' })]),
  );
}

const placeName = (place: {
  readonly at?: { readonly passage: string; readonly part: number } | undefined;
}): string => (place.at ? `${place.at.passage}, part ${place.at.part}` : 'the beginning');
