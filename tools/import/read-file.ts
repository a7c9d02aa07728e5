import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { extname } from 'node:path';

/** A source that cannot be imported: what is wrong with it, and what to do. */
export class ImportError extends Error {
  override readonly name = 'ImportError';
}

/**
 * The most that is read, in bytes. A long page of text is 50,000 bytes, and one saved as HTML with all its scripts about
 * 2 MB; what is larger is not one page.
 */
export const LARGEST = 5 * 1024 * 1024;

export interface SourceFile {
  readonly text: string;
  readonly isHtml: boolean;
  /** What had to be done to read it at all. */
  readonly notes: readonly string[];
}

/**
 * Reads the export of a page.
 * @throws ImportError where it is no page
 */
export function readSource(file: string): SourceFile {
  const bytes = readBytes(file);
  if (bytes.length === 0) throw new ImportError(`${file} is empty; export the page again`);
  refuseOtherKinds(file, bytes);
  const { text, notes } = decode(bytes);
  const tidied = cleaned(text);
  if (tidied.trim() === '') throw new ImportError(`${file} holds no words; export the page again`);
  const lost = tidied.split('\n').findIndex((line) => line.includes('\ufffd'));
  if (lost >= 0) {
    throw new ImportError(
      `${file}:${lost + 1}: a character was lost here ('\ufffd'); export the page again as UTF-8`,
    );
  }
  return { text: tidied, isHtml: isHtml(file, tidied), notes };
}

function readBytes(file: string): Buffer {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch (error) {
    throw new ImportError(`${file} cannot be read: ${reason(error)}`);
  }
  try {
    const { size } = fstatSync(descriptor);
    if (fstatSync(descriptor).isDirectory())
      throw new ImportError(`${file} is a folder; name the file of one page`);
    // A pipe has no size: one byte more than the most tells whether there is more.
    const most = Math.min(size || LARGEST + 1, LARGEST + 1);
    const bytes = Buffer.alloc(most);
    let length = 0;
    for (let read = -1; read !== 0 && length < most; length += read) {
      read = readSync(descriptor, bytes, length, most - length, null);
    }
    if (size > LARGEST || length > LARGEST) {
      const megabytes = (LARGEST / 1024 / 1024).toFixed(0);
      throw new ImportError(
        `${file} is larger than ${megabytes} MB, which no page is; export one page by itself`,
      );
    }
    return bytes.subarray(0, length);
  } finally {
    closeSync(descriptor);
  }
}

/** How files begin that are often taken for a page, in hexadecimal digits. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^25504446/u, 'a PDF'],
  [/^(?:89504e47|ffd8ff|47494638|52494646.{8}57454250|424d.{8}00000000|49492a00|4d4d002a)/u, 'a picture'],
  [/^504b0304/u, 'a Word document or another packed file'],
  [/^d0cf11e0/u, 'an old Word document'],
  [/^7b5c727466/u, 'rich text'],
  [/^1f8b/u, 'a packed file'],
];

function refuseOtherKinds(file: string, bytes: Buffer): void {
  const head = bytes.subarray(0, 16).toString('hex');
  const kind = KINDS.find(([pattern]) => pattern.test(head))?.[1];
  const remedy = 'save the page as text (UTF-8) or as HTML and import that';
  if (kind !== undefined) throw new ImportError(`${file} is ${kind}; ${remedy}`);
  const utf16 = head.startsWith('fffe') || head.startsWith('feff');
  if (!utf16 && bytes.includes(0)) throw new ImportError(`${file} is not text; ${remedy}`);
}

/** UTF-8, UTF-16 where a mark says so, and else what Windows used before. */
function decode(bytes: Buffer): { text: string; notes: string[] } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return { text: new TextDecoder('utf-16le').decode(bytes), notes: [] };
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return { text: new TextDecoder('utf-16be').decode(bytes), notes: [] };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), notes: [] };
  } catch {
    return {
      text: fromWindows(bytes),
      notes: [
        'the file is not UTF-8 and was read as Windows-1252: look at accents, dashes and quotation marks',
      ],
    };
  }
}

/**
 * Windows-1252: Latin-1 but for the 32 characters from 0x80 on. Not by `TextDecoder`, which in some versions of Node
 * takes it for Latin-1 and so loses every apostrophe.
 */
function fromWindows(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replace(/[\u0080-\u009f]/gu, (one) => WINDOWS[one.charCodeAt(0) - 0x80] ?? one);
}

const WINDOWS = [...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'];

/** One kind of line end and one kind of space. Form feeds and other controls part lines or are nothing. */
function cleaned(text: string): string {
  return text
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/gu, '\n')
    .replace(/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t]/gu, ' ')
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/gu, '')
    .replace(/[^\P{Cc}\n]/gu, '');
}

function isHtml(file: string, text: string): boolean {
  if (/^\.x?html?$/iu.test(extname(file))) return true;
  return /^\s*(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html|head|body|main|article|div|section|h1|p)\b/iu.test(
    text,
  );
}

function reason(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : error;
  return code === 'ENOENT' ? 'there is no such file' : String(code);
}
