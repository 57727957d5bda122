// Runs in a worker thread: unpacking and parsing a workbook takes seconds and hundreds of megabytes.
// Plain JavaScript, so that the same file runs beside the sources and beside the built server.
import { parentPort, workerData } from 'node:worker_threads';
import { crc32, inflateRawSync } from 'node:zlib';
import readXlsxFile from 'read-excel-file/node';

const ROWS_A_MESSAGE = 2000;
const LAST_ROW_OF_EXCEL = 1_048_576;

/**
 * The entries unpacked, none larger than the zip's own table of contents said: a size that was checked before the
 * worker started is thereby also the size in memory.
 */
function unpack({ bytes, entries }) {
  return entries
    .filter(({ name }) => name.endsWith('.xml') || name.endsWith('.xml.rels'))
    .map(({ name, method, packedSize, size, headerOffset }) => {
      if (bytes.readUInt32LE(headerOffset) !== 0x04034b50) throw new Error('No local header');
      const start =
        headerOffset + 30 + bytes.readUInt16LE(headerOffset + 26) + bytes.readUInt16LE(headerOffset + 28);
      const packed = bytes.subarray(start, start + packedSize);
      if (packed.length !== packedSize || (method !== 0 && method !== 8)) throw new Error('Damaged entry');
      const content = method === 8 ? inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) }) : packed;
      if (content.length !== size) throw new Error('The entry is not as large as promised');
      return { name: Buffer.from(name), content };
    });
}

/** The reader fills gaps between rows with empty ones: a row number beyond Excel's own would fill the memory instead. */
function refuseImpossibleRows(entries) {
  for (const { name, content } of entries) {
    if (!/sheet[^/]*\.xml$/.test(name.toString())) continue;
    const lastRow = content.lastIndexOf('<row ');
    if (lastRow < 0) continue;
    const number = /\br="(\d+)"/.exec(content.toString('latin1', lastRow, lastRow + 500))?.[1];
    if (Number(number ?? 0) > LAST_ROW_OF_EXCEL) throw new Error('Impossible row number');
  }
  return entries;
}

/** A zip of the unpacked entries, stored as they are: the reader sees nothing that has not been measured. */
function repack(entries) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const { name, content } of entries) {
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(0x0800, 2);
    fields.writeUInt32LE(0x21, 6);
    fields.writeUInt32LE(crc32(content), 10);
    fields.writeUInt32LE(content.length, 14);
    fields.writeUInt32LE(content.length, 18);
    fields.writeUInt16LE(name.length, 22);
    parts.push(Buffer.from('PK\u0003\u0004', 'latin1'), fields, name, content);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), fields, tail, name);
    offset += 30 + name.length + content.length;
  }
  const directorySize = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directorySize, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

function two(number) {
  return String(number).padStart(2, '0');
}

/** Dates come as UTC: a civil date, with the time of day only when there is one. A bare time is before 1900. */
function dateText(date) {
  const rounded = new Date(Math.round(date.getTime() / 1000) * 1000);
  const [hours, minutes, seconds] = [rounded.getUTCHours(), rounded.getUTCMinutes(), rounded.getUTCSeconds()];
  const time = `${two(hours)}:${two(minutes)}${seconds === 0 ? '' : `:${two(seconds)}`}`;
  if (rounded.getUTCFullYear() < 1900) return time;
  const day = rounded.toISOString().slice(0, 10);
  return hours + minutes + seconds === 0 ? day : `${day} ${time}`;
}

/** The cell as a Swedish export to text would write it. */
function cellText(value) {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'Ja' : 'Nej';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : dateText(value);
  // Fifteen digits are what Excel itself shows; the rest is noise from binary fractions.
  return String(Number(value.toPrecision(15))).replace('.', ',');
}

const bytes = Buffer.from(workerData.bytes);
const sheets = await readXlsxFile(
  repack(refuseImpossibleRows(unpack({ bytes, entries: workerData.entries }))),
  { trim: false },
);
const sheet = sheets.find(({ data }) => data.some((row) => row.some((cell) => cell !== null && cell !== '')));
const rows = sheet?.data ?? [];
if (rows.length > workerData.rowLimit) {
  parentPort.postMessage({ type: 'too_many_rows' });
} else {
  for (let start = 0; start < rows.length; start += ROWS_A_MESSAGE) {
    const chunk = rows.slice(start, start + ROWS_A_MESSAGE).map((row) => row.map(cellText));
    parentPort.postMessage({ type: 'rows', firstRowNumber: start + 1, rows: chunk });
  }
  parentPort.postMessage({ type: 'done', sheetName: sheet?.sheet ?? '' });
}
