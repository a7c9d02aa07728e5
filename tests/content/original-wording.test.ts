import { plainText } from '../../lambda/page/words';
import { type Compilation, compile } from '../../tools/content/compile';
import { formatProblem } from '../../tools/content/problems';
import { folderWith, PAGE, pageWithOutlook, replaced, TODAY } from './made-up';

/** Compiles as a command does: the page says how severe its problems are. */
function compiledAs(page: string): Compilation & { readonly printed: readonly string[] } {
  const folder = folderWith({ 'page.md': page });
  const compilation = compile(folder, { today: TODAY });
  return { ...compilation, printed: compilation.problems.map((problem) => formatProblem(problem, folder)) };
}

const original = (page: string): string =>
  replaced(page, 'subject: hay fever', 'subject: hay fever\nwording: original');
const sentence = (words: number): string => `A${' word'.repeat(words - 1)}.`;

describe("a page whose wording is the publisher's own", () => {
  test('what an ear cannot follow is a warning there, and an error elsewhere', () => {
    const page = pageWithOutlook(`${sentence(26)} It (mostly) passes.`);
    const found = compiledAs(original(page)).printed;
    expect(found).toHaveLength(2);
    expect(found.every((problem) => problem.includes(': warning: '))).toBe(true);
    expect(compiledAs(page).printed.some((problem) => problem.includes(': warning: '))).toBe(false);
    expect(compiledAs(original(page)).compiled).toBeDefined();
    expect(compiledAs(page).compiled).toBeUndefined();
  });

  test('parts are cut at the ends of sentences, and a sentence that is too long stands alone', () => {
    const page = original(
      pageWithOutlook(`${sentence(30)} ${sentence(100)} ${sentence(20)} ${sentence(20)} ${sentence(40)}`),
    );
    const parts = compiledAs(page).compiled?.passages[1]?.cuts.full ?? [];
    const words = parts.map(({ pieces }) =>
      pieces.map((piece) => ('say' in piece ? plainText(piece.say).split(' ').length : 0)),
    );
    expect(words).toEqual([[30], [100], [20, 20], [40]]);
  });

  test('an answer in two parts is a warning: it is read from end to end all the same', () => {
    const long = replaced(
      PAGE,
      'Call 01632 960 001.',
      `Call 01632 960 001.\n\n${sentence(19)} ${sentence(19)} ${sentence(19)} ${sentence(19)}`,
    );
    const message = "'helpline' is cut into 2 parts; an answer is one: shorten it";
    expect(compiledAs(long).printed).toEqual([`page.md:12: ${message}`]);
    expect(compiledAs(original(long)).printed).toEqual([`page.md:13: warning: ${message}`]);
  });

  test('a wording of no known kind', () => {
    expect(compiledAs(original(PAGE).replace('wording: original', 'wording: mine')).printed).toEqual([
      "page.md:5: 'wording' is neither original nor adapted; write 'original' where the page's own wording is kept to the letter",
    ]);
  });
});

test('the limits of the platforms are errors for any wording', () => {
  const endless = original(pageWithOutlook(`It${' does and it does'.repeat(500)}.`));
  const errors = compiledAs(endless).printed.filter((problem) => !problem.includes('warning'));
  expect(errors).toEqual([
    'page.md:28: more than 6,500 characters of speech in one answer, and an Echo would say none of it; part it into sentences, paragraphs or headings',
  ]);
});

describe('topics: headings that do not fit into a sentence', () => {
  const withTopic = (id: string): string =>
    replaced(PAGE, 'leads:', `topics:\n  ${id}: what hay fever does\nleads:`).replace(
      '## Symptoms',
      '## What does Hay fever do? {#symptoms}',
    );

  test('are heard as written by themselves, and as given inside a sentence', () => {
    const { compiled } = compiledAs(original(withTopic('symptoms')));
    const [passage] = compiled?.passages ?? [];
    expect([plainText(passage?.title ?? []), plainText(passage?.topic ?? [])]).toEqual([
      'What does Hay fever do',
      'what hay fever does',
    ]);
  });

  test('for a passage that is not there', () => {
    expect(compiledAs(original(withTopic('signs'))).printed).toContain(
      "page.md:15: there is no passage 'signs'; name a passage of the page",
    );
  });
});
