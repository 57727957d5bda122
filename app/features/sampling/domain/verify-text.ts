import { err, ok, type Result } from '#app/shared/domain/result.ts';

/** Why a chosen file is not text that can be checked. */
export type FileProblem = 'empty' | 'workbook' | 'compressed' | 'pdf' | 'utf16' | 'notUtf8';

/**
 * The text of a chosen file, byte for byte: a byte order mark stays in it, since it changes the fingerprint.
 *
 * Errors: an empty file, a workbook or another zip, gzip, PDF, UTF-16 and bytes that are not UTF-8 (mostly a file
 * that a spreadsheet saved as Windows-1252).
 */
export function decodeFile(bytes: Uint8Array): Result<string, FileProblem> {
  if (bytes.length === 0) return err('empty');
  const begins = (...signature: number[]) => signature.every((byte, index) => bytes[index] === byte);
  if (begins(0x50, 0x4b) || begins(0xd0, 0xcf, 0x11, 0xe0)) return err('workbook');
  if (begins(0x1f, 0x8b)) return err('compressed');
  if (begins(0x25, 0x50, 0x44, 0x46)) return err('pdf');
  if (begins(0xff, 0xfe) || begins(0xfe, 0xff)) return err('utf16');
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    if (text.replace('\ufeff', '').trim() === '') return err('empty');
    return text.includes('\0') ? err('utf16') : ok(text);
  } catch {
    return err('notUtf8');
  }
}
