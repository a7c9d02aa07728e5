import type { Sentence, Span } from '../../lambda/page/page';
import type { Speech } from '../../lambda/speech/speech';

/**
 * Browsers' voices read no markup. So speech becomes plain texts with real pauses between, each word as its pronunciation
 * has it. The markup is our own, made by the compiler, so a few elements are all there is.
 */

/** Something that a voice says in one go, at a rate in percent of the usual, or a pause in milliseconds. */
export type Piece = { readonly say: string; readonly rate: number } | { readonly pause: number };

/** A sentence as it is spoken. */
export interface SpokenSentence {
  /** The sentence itself, by which its place on the page is found. */
  readonly sentence: Sentence;
  /** The pause before it, in milliseconds. */
  readonly before: number;
  readonly pieces: readonly Piece[];
}

/** Speech as sentences, each with the pauses before it and inside it. */
export function sentencesOf({ beats, rate }: Speech): SpokenSentence[] {
  const sentences: SpokenSentence[] = [];
  let before = 0;
  for (const beat of beats) {
    if ('pause' in beat) before += beat.pause;
    else {
      sentences.push({ sentence: beat.say, before, pieces: piecesOf(beat.say, rate) });
      before = 0;
    }
  }
  return sentences;
}

/** One sentence in what a voice says in one go. */
export function piecesOf(sentence: Sentence, rate = 100): Piece[] {
  const pieces: Piece[] = [];
  for (const piece of sentence.flatMap((span) => spanPieces(span, rate))) {
    const last = pieces.at(-1);
    if (last && 'say' in last && 'say' in piece && last.rate === piece.rate)
      pieces[pieces.length - 1] = { say: last.say + piece.say, rate: last.rate };
    else pieces.push(piece);
  }
  return pieces
    .map((piece) => ('say' in piece ? { ...piece, say: piece.say.replace(/\s+/gu, ' ').trim() } : piece))
    .filter((piece) => 'pause' in piece || /[\p{L}\p{N}]/u.test(piece.say));
}

/** A tag with its attributes, or the text between two. */
const TOKEN = /<(\/?)([a-z-]+)([^>]*)>|([^<]+)/gu;

function spanPieces(span: Span, rate: number): Piece[] {
  if (typeof span === 'string') return [{ say: span, rate }];
  const pieces: Piece[] = [];
  let own = span.paced ? 100 : rate;
  let isReplaced = false;
  for (const [, closes, name, attributes = '', text] of span.ssml.matchAll(TOKEN)) {
    if (text !== undefined) {
      if (!isReplaced) pieces.push({ say: unescaped(text), rate: own });
    } else if (name === 'sub') {
      isReplaced = closes === '';
      if (isReplaced) pieces.push({ say: unescaped(attribute(attributes, 'alias') ?? ''), rate: own });
    } else if (name === 'break') {
      pieces.push({ pause: Number.parseInt(attribute(attributes, 'time') ?? '0', 10) });
    } else if (name === 'prosody') {
      const slower = Number.parseInt(attribute(attributes, 'rate') ?? '', 10);
      own = closes === '' && !Number.isNaN(slower) ? slower : span.paced ? 100 : rate;
    }
  }
  return pieces;
}

const attribute = (attributes: string, name: string): string | undefined =>
  new RegExp(`${name}=(['"])(.*?)\\1`, 'u').exec(attributes)?.[2];

/** The entities of XML. */
const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&amp;': '&',
};

const unescaped = (text: string): string => text.replace(/&\w+;/gu, (entity) => ENTITIES[entity] ?? entity);
