import { inflateRawSync } from 'node:zlib';

/**
 * The entries of a zip file as text, read by its central directory (APPNOTE 6.3). Shares no code with what writes the
 * program's files.
 */
export function readZip(bytes: Buffer): Map<string, string> {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0) throw new Error('no end of central directory');
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  const entries = new Map<string, string>();
  for (let index = 0; index < count; index += 1) {
    const method = bytes.readUInt16LE(at + 10);
    const packed = bytes.readUInt32LE(at + 20);
    const nameLength = bytes.readUInt16LE(at + 28);
    const local = bytes.readUInt32LE(at + 42);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const content = bytes.subarray(start, start + packed);
    entries.set(name, (method === 0 ? content : inflateRawSync(content)).toString('utf8'));
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/** The XML of each sheet of a workbook by the sheet's name. */
export function sheetXml(bytes: Buffer): Map<string, string> {
  const entries = readZip(bytes);
  const targets = new Map(
    [...(entries.get('xl/_rels/workbook.xml.rels') ?? '').matchAll(/<Relationship [^>]*>/g)].map(([tag]) => [
      /Id="([^"]+)"/.exec(tag)?.[1],
      /Target="([^"]+)"/.exec(tag)?.[1],
    ]),
  );
  const sheets = [
    ...(entries.get('xl/workbook.xml') ?? '').matchAll(/<sheet [^>]*name="([^"]+)"[^>]*r:id="([^"]+)"/g),
  ];
  return new Map(
    sheets.map(([, name, id]) => [
      name ?? '',
      entries.get(`xl/${targets.get(id)?.replace(/^\/?xl\//, '')}`) ?? '',
    ]),
  );
}
