import { constants, crc32, deflateRawSync } from 'node:zlib';

/** Content in three parts, of which the middle one comes again and again. */
export type Repeating = {
  readonly head?: string;
  readonly again?: string;
  readonly times?: number;
  readonly tail?: string;
  /** The size the zip says it has, when it lies. */
  readonly claimedSize?: number;
};

// Enough of the text at once that it packs well, and little enough to be packed in a moment.
const PIECE = 4 * 1024 * 1024;

/** A zip of entries that unpack to hundreds of megabytes, made without ever holding them. */
export function repeatingZip(entries: Readonly<Record<string, Repeating>>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(entries)) {
    const { packed, checksum, size } = pack(content);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(checksum, 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(content.claimedSize ?? size, 18);
    fields.writeUInt16LE(name.length, 22);
    parts.push(Buffer.from('PK\u0003\u0004', 'latin1'), fields, Buffer.from(name), packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), fields, tail, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(Object.keys(entries).length, 8);
  end.writeUInt16LE(Object.keys(entries).length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

/** Packed pieces that each end at a whole byte and know nothing of each other can stand in a row. */
function pack({ head = '', again = '', times = 0, tail = '' }: Repeating) {
  const perPiece = Math.max(1, Math.floor(PIECE / Math.max(1, again.length)));
  const whole = Math.floor(times / perPiece);
  const piece = Buffer.from(whole > 0 ? again.repeat(perPiece) : '');
  const first = Buffer.from(head);
  const last = Buffer.from(again.repeat(times - whole * perPiece) + tail);
  const open = (bytes: Buffer) => deflateRawSync(bytes, { finishFlush: constants.Z_FULL_FLUSH });
  let checksum = crc32(first);
  for (let index = 0; index < whole; index += 1) checksum = crc32(piece, checksum);
  const packedPiece = open(piece);
  return {
    packed: Buffer.concat([
      open(first),
      ...Array.from({ length: whole }, () => packedPiece),
      deflateRawSync(last),
    ]),
    // Of no bytes at all zlib makes a nought, whatever came before.
    checksum: last.length === 0 ? checksum : crc32(last, checksum),
    size: first.length + whole * piece.length + last.length,
  };
}
