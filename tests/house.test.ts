import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { build, transformSync } from 'esbuild';
import { plainText } from '../lambda/page/words';
import { compiled } from './support/words';

const ROOT = resolve(__dirname, '..');

interface Source {
  readonly file: string;
  readonly text: string;
  /** The folders and files of the project that it imports. */
  readonly imports: readonly string[];
}

/** The TypeScript below a folder of the project; none where there is no such folder. */
const sourcesIn = (folder: string): Source[] =>
  readdirSync(ROOT)
    .filter((name) => name === folder)
    .flatMap((name) => readdirSync(join(ROOT, name), { recursive: true, encoding: 'utf8' }))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => {
      const file = join(folder, name);
      const text = readFileSync(join(ROOT, file), 'utf8');
      const imports = [
        ...text.matchAll(/(?:from |import |import\(|require\(|require\.resolve\()['"`](\.[^'"`]+)/g),
      ].map(([, path = '']) => relative(ROOT, resolve(ROOT, file, '..', path)));
      return { file, text, imports };
    });

const sources = ['lambda', 'tools', 'web'].flatMap(sourcesIn);

/** Files of a folder that import something from another. */
const reaching = (from: string, to: RegExp): string[] =>
  sources
    .filter(({ file }) => file.startsWith(from))
    .flatMap(({ file, imports }) =>
      imports.filter((name) => to.test(name)).map((name) => `${file} imports ${name}`),
    );

/** What the folders of `lambda` may import from each other. What is not listed may import any but what is told below. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  page: [],
  guide: ['page'],
  speech: ['guide', 'page'],
  understanding: ['guide', 'page'],
  bookmark: ['guide', 'page'],
  http: [],
};

describe('data flows one way', () => {
  test('what runs on Lambda needs no tool, and neither needs a test', () => {
    expect(reaching('lambda/', /^(tools|tests|web)\//)).toEqual([]);
    for (const folder of ['tools/', 'web/']) expect(reaching(folder, /^tests\//)).toEqual([]);
    expect(reaching('web/', /^tools\//)).toEqual([]);
  });

  test.each(Object.entries(MAY_IMPORT))('lambda/%s imports nothing but %p', (folder, others) => {
    const allowed = [folder, ...others].join('|');
    expect(reaching(`lambda/${folder}/`, new RegExp(`^lambda/(?!(${allowed})/)[^/]+/`))).toEqual([]);
  });

  test('no channel knows another, but the one of actions-on-google, which is a Dialogflow agent', () => {
    const names = readdirSync(join(ROOT, 'lambda', 'channels'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    expect(names.length).toBeGreaterThan(1);
    const found = names.flatMap((name) => {
      const others = names.filter(
        (other) => other !== name && !(name === 'assistant' && other === 'dialogflow'),
      );
      return reaching(`lambda/channels/${name}/`, new RegExp(`^lambda/channels/(${others.join('|')})(/|$)`));
    });
    expect(found).toEqual([]);
  });
});

describe.each([
  ['lambda', 'node', ['handler.ts', 'probe.ts']],
  ['web', 'browser', ['main.ts', 'worker/service-worker.ts']],
] as const)('%s holds what ships', (folder, platform, entries) => {
  test('every file that does anything is reached from an entry', async () => {
    const { metafile } = await build({
      entryPoints: entries.map((name) => join(ROOT, folder, name)),
      absWorkingDir: ROOT,
      bundle: true,
      platform,
      packages: 'external',
      metafile: true,
      write: false,
      outdir: 'dist',
    });
    const idle = sources
      .filter(
        ({ file }) => file.startsWith(`${folder}/`) && !file.endsWith('.d.ts') && !metafile.inputs[file],
      )
      .filter(({ text }) => !isOfTypesOnly(text))
      .map(({ file }) => file);
    expect(idle).toEqual([]);
  });
});

/** Whether nothing is left of a file once its types are taken away. */
const isOfTypesOnly = (text: string): boolean => transformSync(text, { loader: 'ts' }).code.trim() === '';

describe('names', () => {
  /** Words of a dialect that this project once had. The field has its own for what they meant: see CONTRIBUTING. */
  const STRANGE = [
    'door',
    'gate',
    'room',
    'errand',
    'descent',
    'farewell',
    'kindness',
    'telling',
    'overlooked',
  ];
  const strange = new Set(STRANGE.flatMap((word) => [word, `${word}s`]));
  /** What holds no names: comments, and text in quotation marks. */
  const NOT_NAMES = /\/\*[\s\S]*?\*\/|\/\/.*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g;

  test('are those of the field', () => {
    const found = [...sources, ...sourcesIn('tests')].flatMap(({ file, text }) =>
      [...new Set(`${file} ${text.replace(NOT_NAMES, ' ')}`.match(/[a-z]+/gi))]
        .filter((name) => name.split(/(?=[A-Z])/).some((part) => strange.has(part.toLowerCase())))
        .map((name) => `${file} says ${name}`),
    );
    expect(found).toEqual([]);
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
