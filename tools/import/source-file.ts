import { readFileSync, statSync } from 'node:fs';
import { extname } from 'node:path';
import { UserError } from '../command';
import type { Note } from './blocks';
import { htmlOfDocx, isPacked } from './from-docx';

/**
 * The most that is read, in bytes. A long page of text is 50,000 bytes, and one saved as HTML with all its scripts about
 * 2 MB; what is larger is not one page.
 */
const LARGEST = 5 * 1024 * 1024;

/**
 * Reads the export of a page: text or HTML, in whatever encoding, or a Word document, as HTML.
 * @param notes is added to
 * @throws UserError for a file that is no page
 */
export async function readSource(file: string, notes: Note[]): Promise<{ text: string; isHtml: boolean }> {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats === undefined) throw new UserError(`${file} cannot be read: there is no such file`);
  if (stats.isDirectory()) throw new UserError(`${file} is a folder; name the file of one page`);
  if (stats.size > LARGEST)
    throw new UserError(`${file} is larger than 5 MB, which no page is; export one page by itself`);
  const bytes = readFileSync(file);
  if (bytes.length === 0) throw new UserError(`${file} is empty; export the page again`);
  if (isPacked(bytes)) return { text: clean(await htmlOfDocx(file, bytes, notes)), isHtml: true };
  refuseOtherKinds(file, bytes);
  const text = clean(decode(bytes, notes));
  if (text.trim() === '') throw new UserError(`${file} holds no words; export the page again`);
  const lost = text.slice(0, text.indexOf('\ufffd')).split('\n').length;
  if (text.includes('\ufffd'))
    throw new UserError(
      `${file}:${lost}: a character was lost here ('\ufffd'); export the page again as UTF-8`,
    );
  return { text, isHtml: isHtml(file, text) };
}

/** How files begin that are often mistaken for a page, in hexadecimal digits. */
const OTHER_KINDS: readonly (readonly [RegExp, string])[] = [
  [/^25504446/u, 'a PDF'],
  [/^(?:89504e47|ffd8ff|47494638|52494646.{8}57454250|424d.{8}00000000|49492a00|4d4d002a)/u, 'a picture'],
  [/^d0cf11e0/u, 'an old Word document, or one with a password'],
  [/^7b5c727466/u, 'rich text'],
  [/^1f8b/u, 'a packed file'],
];

function refuseOtherKinds(file: string, bytes: Buffer): void {
  const head = bytes.subarray(0, 16).toString('hex');
  const isUtf16 = /^(?:fffe|feff)/u.test(head);
  const kind = OTHER_KINDS.find(([pattern]) => pattern.test(head))?.[1];
  if (kind === undefined && (isUtf16 || !bytes.includes(0))) return;
  throw new UserError(
    `${file} is ${kind ?? 'not text'}; save the page as HTML, as text (UTF-8) or as a Word document (.docx) and import that`,
  );
}

/** UTF-8, UTF-16 if a byte-order mark says so, and otherwise what Windows used before. */
function decode(bytes: Buffer, notes: Note[]): string {
  const mark = bytes.toString('hex', 0, 2);
  if (mark === 'fffe' || mark === 'feff')
    return new TextDecoder(mark === 'fffe' ? 'utf-16le' : 'utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const message =
      'the file is not UTF-8 and was read as Windows-1252: look at accents, dashes and quotation marks';
    notes.push({ line: 1, message });
    return fromWindows(bytes);
  }
}

/**
 * Windows-1252 is Latin-1 except for 32 characters from 0x80 on. Some versions of Node decode it as plain Latin-1, which
 * loses every apostrophe, so `TextDecoder` is no help here.
 */
const fromWindows = (bytes: Buffer): string =>
  bytes.toString('latin1').replace(/[\u0080-\u009f]/gu, (one) => WINDOWS[one.charCodeAt(0) - 0x80] ?? one);

const WINDOWS = [...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'];

/** One kind of line end, one kind of space, and no pictures among the letters. Form feeds and their like end a line; other controls are dropped. */
const clean = (text: string): string =>
  text
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/gu, '\n')
    .replace(/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t]/gu, ' ')
    .replace(/\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f|[\u{1f3fb}-\u{1f3ff}\u{20e3}]/gu, '')
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/gu, '')
    .replace(/[^\P{Cc}\n]/gu, '');

const isHtml = (file: string, text: string): boolean =>
  /^\.x?html?$/iu.test(extname(file)) ||
  /^\s*(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html|head|body|main|article|div|section|h1|p)\b/iu.test(text);
