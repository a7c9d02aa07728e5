import { randomOf, shuffle } from '../../training/random';
import type { JudgeLine } from './lines';

/**
 * How the judge is trained: chosen on training examples that were held back, never on the test utterances. Single words and
 * pairs of them, and a yes or no for each label.
 */
const TRAINING = {
  minCount: 1,
  loss: 'ova',
  dim: 50,
  lr: 0.5,
  epoch: 8,
  wordNgrams: 2,
  minn: 0,
  maxn: 0,
  bucket: 1_000_000,
  verbose: 0,
};

const LABEL = '__label__';

/** Tells which label is likeliest for what is said. */
export type Classifier = (say: string) => string;

/**
 * Trains Meta's fastText, compiled to WebAssembly. It shares nothing with our own understanding: not a line of code, not a
 * feature, not an example beside those that it is given.
 * @param seed of the order in which it learns
 */
export async function trained(lines: readonly JudgeLine[], seed: number): Promise<Classifier> {
  // It is read by this command alone.
  const { getFastTextClass, getFastTextModule } = await import('fasttext.wasm.js');
  const FastText = await getFastTextClass({ getFastTextModule });
  // It learns in the order of the lines, and would forget the first label by the time it comes to the last.
  const order = lines.map((_, at) => at);
  shuffle(order, randomOf(seed));
  const text = order
    .map((at) => lines[at])
    .map((line) => `${LABEL}${line?.label} ${wordsOf(line?.say ?? '')}\n`);
  const file = `data:text/plain;base64,${Buffer.from(text.join('')).toString('base64')}`;
  const model = (await new FastText().trainSupervised(file, TRAINING, () => undefined)) as Trained;
  return (say) =>
    model
      .predict(`${wordsOf(say)}\n`, 1, 0)
      .get(0)[1]
      .slice(LABEL.length);
}

/** As much of a trained model as is used: its types promise less than it has. */
interface Trained {
  predict(text: string, most: number, least: number): { get(at: number): readonly [number, string] };
}

const wordsOf = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('.', '')
    .replace(/[^\p{L}\p{N}' ]/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();
