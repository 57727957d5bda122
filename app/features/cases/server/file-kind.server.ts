import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import type { FileProblem } from '#app/features/cases/domain/file-problem.ts';
import type { TableSource } from '#app/features/cases/domain/raw-table.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';

export type FileKind =
  | { readonly kind: 'zip' }
  | {
      readonly kind: 'text';
      readonly encoding: NonNullable<TableSource['encoding']>;
      /** UTF-8 with lines in Windows-1252 among the others. */
      readonly isMixed: boolean;
    };

const LOOKED_AT = 4096;
const MOSTLY = 0.7;
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const ZIP = Buffer.from('PK\u0003\u0004', 'latin1');
const EMPTY_ZIP = Buffer.from('PK\u0005\u0006', 'latin1');

/**
 * What a file is by its first bytes, never by its name: a zip (perhaps a workbook) or text in a recognised encoding.
 * Everything else is refused with what it seems to be.
 */
export function recogniseFile(bytes: Buffer): Result<FileKind, FileProblem> {
  if (bytes.length === 0) return err({ kind: 'empty_file' });
  if (startsWith(bytes, OLE)) return err(oleProblem(bytes));
  if (startsWith(bytes, ZIP)) return ok({ kind: 'zip' });
  if (startsWith(bytes, EMPTY_ZIP)) return err({ kind: 'other_document', what: 'zip' });
  if (startsWith(bytes, Buffer.from('%PDF'))) return err({ kind: 'other_document', what: 'pdf' });
  const encoding = recogniseEncoding(bytes);
  if (encoding === undefined) return err({ kind: 'other_document', what: 'unknown' });
  const opening = bytes.subarray(0, 512).toString('latin1').replace(/^ï»¿/, '').trimStart().toLowerCase();
  if (/^<(?:!doctype|html|\?xml|table)/.test(opening))
    return err({ kind: 'other_document', what: 'web_page' });
  if (opening.startsWith('{\\rtf')) return err({ kind: 'other_document', what: 'unknown' });
  const isMixed = encoding === 'windows-1252' && holdsUtf8Letters(bytes);
  return ok({ kind: 'text', encoding: isMixed ? 'utf-8' : encoding, isMixed });
}

function recogniseEncoding(bytes: Buffer): TableSource['encoding'] {
  const wide = recogniseUtf16(bytes);
  if (wide !== undefined) return readsAsText(bytes.subarray(0, LOOKED_AT), wide) ? wide : undefined;
  if (bytes.includes(0) || holdsControlCharacters(bytes)) return undefined;
  return isUtf8(bytes) || isUtf8(withoutCutCharacter(bytes)) ? 'utf-8' : 'windows-1252';
}

/** In Windows-1252 these bytes would be "Ã¥" and the like, which no Swedish text holds. */
function holdsUtf8Letters(bytes: Buffer): boolean {
  return ['å', 'ä', 'ö', 'Å', 'Ä', 'Ö'].some((letter) => bytes.includes(letter));
}

/** UTF-16 by its mark, or without one by where the empty halves of Latin letters stand. */
function recogniseUtf16(bytes: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const opening = bytes.subarray(0, LOOKED_AT);
  const emptyHalves = [0, 1].map((side) => opening.filter((byte, index) => byte === 0 && index % 2 === side));
  const [atEven = 0, atOdd = 0] = emptyHalves.map((found) => found.length / (opening.length / 2));
  if (atOdd > MOSTLY && atEven === 0) return 'utf-16le';
  return atEven > MOSTLY && atOdd === 0 ? 'utf-16be' : undefined;
}

function readsAsText(opening: Buffer, encoding: 'utf-16le' | 'utf-16be'): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is looked for
  return !/[\u0000-\u0008\u000e-\u001f\ufffe\uffff]/.test(iconv.decode(opening, encoding));
}

/** A file cut off in the middle of a character is still UTF-8; the cut is reported by whoever reads the rows. */
function withoutCutCharacter(bytes: Buffer): Buffer {
  let end = bytes.length;
  while (end > 0 && bytes.length - end < 3 && ((bytes[end - 1] ?? 0) & 0xc0) === 0x80) end -= 1;
  return ((bytes[end - 1] ?? 0) & 0xc0) === 0xc0 ? bytes.subarray(0, end - 1) : bytes;
}

function holdsControlCharacters(bytes: Buffer): boolean {
  return bytes
    .subarray(0, LOOKED_AT)
    .some((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13);
}

function oleProblem(bytes: Buffer): FileProblem {
  const holds = (name: string) => bytes.includes(Buffer.from(name, 'utf16le'));
  if (holds('EncryptedPackage')) return { kind: 'encrypted' };
  if (holds('Workbook') || holds('Book')) return { kind: 'old_excel' };
  return { kind: 'other_document', what: 'unknown' };
}

function startsWith(bytes: Buffer, prefix: Buffer): boolean {
  return bytes.subarray(0, prefix.length).equals(prefix);
}
