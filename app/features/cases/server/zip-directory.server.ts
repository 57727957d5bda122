import { FILE_LIMITS, type FileProblem } from '#app/features/cases/domain/file-problem.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';

export type ZipEntry = {
  readonly name: string;
  readonly method: number;
  readonly packedSize: number;
  readonly size: number;
  /** CRC-32 of the unpacked content. */
  readonly checksum: number;
  readonly headerOffset: number;
};

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const END_SIZE = 22;
const LARGEST_COMMENT = 0xffff;
const IN_EXTRA_FIELD = 0xffffffff;

/**
 * A zip's table of contents, read without unpacking anything, and refused when it promises more than a register can
 * need. A file cut short has lost the table, which stands last.
 */
export function readZipDirectory(bytes: Buffer): Result<ZipEntry[], FileProblem> {
  const end = findEnd(bytes);
  if (end === undefined) return err({ kind: 'damaged' });
  const count = bytes.readUInt16LE(end + 10);
  if (count > FILE_LIMITS.zipEntries) return err(tooLarge());
  const entries: ZipEntry[] = [];
  let offset = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (offset + 46 > bytes.length || bytes.readUInt32LE(offset) !== ENTRY_SIGNATURE)
      return err({ kind: 'damaged' });
    const isEncrypted = (bytes.readUInt16LE(offset + 8) & 1) === 1;
    if (isEncrypted) return err({ kind: 'encrypted' });
    const nameLength = bytes.readUInt16LE(offset + 28);
    const extraLength = bytes.readUInt16LE(offset + 30);
    const commentLength = bytes.readUInt16LE(offset + 32);
    const extra = bytes.subarray(offset + 46 + nameLength, offset + 46 + nameLength + extraLength);
    const [size, packedSize, headerOffset] = wideNumbers(extra, [
      bytes.readUInt32LE(offset + 24),
      bytes.readUInt32LE(offset + 20),
      bytes.readUInt32LE(offset + 42),
    ]);
    const name = bytes.toString('utf8', offset + 46, offset + 46 + nameLength).replaceAll('\\', '/');
    const method = bytes.readUInt16LE(offset + 10);
    const checksum = bytes.readUInt32LE(offset + 16);
    entries.push({ name, method, packedSize, size, checksum, headerOffset });
    offset += 46 + nameLength + extraLength + commentLength;
  }
  const total = entries.reduce((sum, entry) => sum + entry.size, 0);
  return total > FILE_LIMITS.unpackedMegabytes * 1024 * 1024 ? err(tooLarge()) : ok(entries);
}

/** What a zip holds when it is not a workbook, or undefined when it is one. */
export function problemOfZip(entries: readonly ZipEntry[]): FileProblem | undefined {
  const names = entries.map((entry) => entry.name);
  if (names.some((name) => /(?:^|\/)workbook\d*\.xml$/i.test(name))) return undefined;
  if (names.some((name) => /(?:^|\/)workbook.*\.bin$/i.test(name))) return { kind: 'binary_excel' };
  if (names.some((name) => name.startsWith('word/'))) return { kind: 'other_document', what: 'word' };
  if (names.some((name) => name.startsWith('ppt/'))) return { kind: 'other_document', what: 'powerpoint' };
  if (names.includes('mimetype') && names.includes('content.xml')) {
    return { kind: 'other_document', what: 'opendocument' };
  }
  return { kind: 'other_document', what: 'zip' };
}

function findEnd(bytes: Buffer): number | undefined {
  const first = Math.max(0, bytes.length - END_SIZE - LARGEST_COMMENT);
  for (let offset = bytes.length - END_SIZE; offset >= first; offset -= 1) {
    if (bytes.readUInt32LE(offset) === END_SIGNATURE) return offset;
  }
  return undefined;
}

/** Some writers put sizes in the zip64 extra field even for small files, in the order of the numbers given. */
function wideNumbers(extra: Buffer, numbers: readonly [number, number, number]): [number, number, number] {
  const wide = [...numbers] as [number, number, number];
  for (let start = 0; start + 4 <= extra.length; start += 4 + extra.readUInt16LE(start + 2)) {
    if (extra.readUInt16LE(start) !== 1) continue;
    let offset = start + 4;
    for (const [index, number] of numbers.entries()) {
      if (number !== IN_EXTRA_FIELD || offset + 8 > extra.length) continue;
      wide[index] = Number(extra.readBigUInt64LE(offset));
      offset += 8;
    }
  }
  return wide;
}

function tooLarge(): FileProblem {
  return { kind: 'unpacks_too_large', limitMegabytes: FILE_LIMITS.unpackedMegabytes };
}
