import { UserError } from '../command';
import type { Note } from './blocks';

/** Whether a file is packed as Word documents are. */
export const isPacked = (bytes: Buffer): boolean => bytes.toString('hex', 0, 4) === '504b0304';

/** Where a Word document has its text. */
const TEXT = 'word/';

/** Where a document has a title in a style of its own, its first headings stand under it. */
const UNDER_TITLE = [1, 2, 3, 4, 5].flatMap((level) =>
  ['Heading', 'heading'].map((style) => `p[style-name='${style} ${level}'] => h${level + 1}:fresh`),
);
const STYLES = ["p[style-name='Title'] => h1:fresh", "p[style-name='Quote'] => blockquote > p:fresh"];

/**
 * A Word document as HTML, a paragraph on a line: the lines of such a source are its paragraphs.
 * @param notes is added to
 * @throws UserError for a packed file that is none
 */
export async function htmlOfDocx(file: string, bytes: Buffer, notes: Note[]): Promise<string> {
  // It is large, and few imports need it.
  const { default: mammoth } = await import('mammoth');
  const convert = (styleMap: string[]) =>
    mammoth.convertToHtml(
      { buffer: bytes },
      {
        styleMap,
        externalFileAccess: false,
        // What a picture shows is told by its words alone.
        convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      },
    );
  if (!bytes.includes(TEXT))
    throw new UserError(
      `${file} is a packed file, and no Word document; save the page as .docx, HTML or text`,
    );
  try {
    const { value, messages } = await convert([...STYLES, ...UNDER_TITLE]);
    const hasTitle = /<h1\b/u.test(value);
    const html = hasTitle ? value : (await convert(STYLES)).value;
    for (const message of new Set(messages.map((one) => one.message)))
      notes.push({ line: 0, message: `in the Word document: ${message}` });
    return html.replace(/(?<=<\/(?:p|h[1-6]|li|tr)>|<(?:table|ul|ol|blockquote)>)/gu, '\n');
  } catch (error) {
    if (error instanceof UserError || !(error instanceof Error)) throw error;
    throw new UserError(
      `${file} is damaged, or no Word document: ${error.message}; open it in Word and save it again as .docx`,
    );
  }
}
