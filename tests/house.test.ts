import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { plainText } from '../lambda/page/words';
import { compiled } from './support/words';

const ROOT = resolve(__dirname, '..');

interface Source {
  readonly file: string;
  readonly text: string;
  /** The folders and files of the project that it imports. */
  readonly imports: readonly string[];
}

const sources: readonly Source[] = ['lambda', 'tools'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => {
      const file = join(folder, name);
      const text = readFileSync(join(ROOT, file), 'utf8');
      const imports = [
        ...text.matchAll(/from '(\.[^']+)'|import\('(\.[^']+)'\)|require\('(\.[^']+)'\)/g),
      ].map((match) => relative(ROOT, resolve(ROOT, file, '..', match[1] ?? match[2] ?? match[3] ?? '')));
      return { file, text, imports };
    }),
);

/** Files of a folder that import something from another. */
const reaching = (from: string, to: RegExp): string[] =>
  sources
    .filter(({ file }) => file.startsWith(from))
    .flatMap(({ file, imports }) =>
      imports.filter((name) => to.test(name)).map((name) => `${file} imports ${name}`),
    );

describe('data flows one way', () => {
  test('nothing that runs on Lambda needs a tool', () => {
    expect(reaching('lambda/', /^tools/)).toEqual([]);
  });

  test('the guide knows no channel, and no speech', () => {
    expect(reaching('lambda/guide/', /^lambda\/(?!guide|page)/)).toEqual([]);
  });

  test('the page knows nobody', () => {
    expect(reaching('lambda/page/', /^lambda\/(?!page)/)).toEqual([]);
  });

  test('the speech knows the guide and the page, and no channel', () => {
    expect(reaching('lambda/speech/', /^lambda\/(?!speech|guide|page)/)).toEqual([]);
  });

  test('no channel knows another', () => {
    expect(reaching('lambda/channels/alexa/', /^lambda\/channels\/google/)).toEqual([]);
    expect(reaching('lambda/channels/dialogflow/', /^lambda\/channels\/alexa/)).toEqual([]);
  });
});

describe('the page is data', () => {
  const { compiled: page } = compiled();

  test('no code names what the page is about, its helpline, or its hard words', () => {
    const words = [
      plainText(page.head.facts.subject),
      page.head.facts.helpline,
      ...Object.keys(page.head.spellable),
    ];
    const named = sources.flatMap(({ file, text }) =>
      words
        .filter((word) => new RegExp(`\\b${word}\\b`, 'i').test(text))
        .map((word) => `${file} names ${word}`),
    );
    expect(named).toEqual([]);
  });

  test('no code holds a sentence of the page or of the phrases', () => {
    const sentences = Object.values(page.head.phrases)
      .flat()
      .map((sentence) => plainText(sentence))
      .filter((sentence) => sentence.split(' ').length > 3);
    const held = sources.flatMap(({ file, text }) =>
      sentences.filter((sentence) => text.includes(sentence)).map((sentence) => `${file} holds: ${sentence}`),
    );
    expect(sentences.length).toBeGreaterThan(80);
    expect(held).toEqual([]);
  });
});
