import { join } from 'node:path';
import { textOfFile } from './support';

export interface RealPage {
  readonly name: string;
  /** Whose pages are built like it. The words are our own. */
  readonly like: string;
  readonly file: string;
  /** What is given by hand, since the page does not say it. */
  readonly options: readonly string[];
  readonly publisher: string;
}

const FOLDER = join(__dirname, '..', 'fixtures', 'import');

const pageOf = (name: string, like: string, publisher: string, ...options: readonly string[]): RealPage => ({
  name,
  like,
  file: join(FOLDER, `${name}.html`),
  options,
  publisher,
});

/** Saved pages of the size and the mess of those of large charities. */
export const REAL_PAGES: readonly RealPage[] = [
  pageOf('chilblains', 'the NHS', 'Fellside Health Service'),
  pageOf('travel-sickness', 'Macmillan', 'Steady Journeys'),
  pageOf('sleepwalking', 'Mind', 'Night Steps', '--set', 'reviewed=2024-09'),
  pageOf('nosebleeds', 'Cancer Research UK', 'The Nosebleed Fund'),
  pageOf('hiccups', 'Blood Cancer UK', 'Hiccup Helpers'),
  pageOf('tennis-elbow', 'Versus Arthritis', 'Joints Alive'),
];

/** `page.md` as it was read by a person beside the page, line by line, and found right. */
export const expectedPage = ({ name }: RealPage): string => textOfFile(join(FOLDER, `${name}-page.md`));

/** What of the page is furniture: neither heard nor worth an editor's time. A text on a line, in the order of the page. */
export const furnitureOf = ({ name }: RealPage): string[] =>
  textOfFile(join(FOLDER, `${name}-furniture.txt`))
    .trimEnd()
    .split('\n');
