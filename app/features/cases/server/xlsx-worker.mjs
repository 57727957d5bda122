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

// References that may lie too far out: a column after GR (the 200th has two letters), a row of six digits, or one
// written with character references so as not to be seen.
const FAR_OUT =
  /\sr\s*=\s*["'](?:([A-Z]{3,9}|G[S-Z]|[H-Z][A-Z])(\d{1,12})["']|([A-Z]{0,2})(\d{6,12})["']|[^"'<>&]{0,20}&)/g;
const SCANNED_AT_ONCE = 1024 * 1024;
const LONGEST_REFERENCE = 64;

/**
 * Looks through the unpacked sheets for cells with content beyond the limits. The reader fills the gaps before such a
 * cell in every row: two cells far apart would cost it minutes and all memory. Empty cells far out are common (a
 * whole row with a colour) and cost nothing. Gives the limit that is passed, or undefined.
 */
function findPassedLimit(entries, limits) {
  for (const { content } of entries) {
    for (let start = 0; start < content.length; start += SCANNED_AT_ONCE) {
      const text = content.toString('latin1', start, start + SCANNED_AT_ONCE + LONGEST_REFERENCE);
      for (const match of text.matchAll(FAR_OUT)) {
        const passed = limitPassedBy(match, content, start + match.index, limits);
        if (passed !== undefined) return passed;
      }
    }
  }
  return undefined;
}

function limitPassedBy(match, content, offset, { rowLimit, columnLimit }) {
  if (!isInTag(content, offset)) return undefined;
  const [, farColumn, itsRow, column = farColumn, digits = itsRow] = match;
  const row = Number(digits);
  if (!(row <= LAST_ROW_OF_EXCEL)) throw new Error('Impossible reference');
  // Without a column it is a row: what matters are the cells in it.
  if (!column || !hasContent(content, offset)) return undefined;
  if (columnNumber(column) > columnLimit) return 'too_many_columns';
  return row > rowLimit ? 'too_many_rows' : undefined;
}

function isInTag(content, offset) {
  const before = content.subarray(Math.max(0, offset - 500), offset + 1);
  return before.lastIndexOf('<') > before.lastIndexOf('>');
}

function hasContent(content, offset) {
  const end = content.indexOf('>', offset);
  if (end < 0 || content[end - 1] === '/'.charCodeAt(0)) return false;
  return !content
    .toString('latin1', end + 1, end + 50)
    .trimStart()
    .startsWith('</');
}

function columnNumber(letters) {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
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

/** The first sheet that is not empty, as a list of rows. */
async function readSheet(entries) {
  const sheets = await readXlsxFile(repack(entries), { trim: false });
  return sheets.find(({ data }) => data.some((row) => row.some((cell) => cell !== null && cell !== '')));
}

const entries = unpack({ bytes: Buffer.from(workerData.bytes), entries: workerData.entries });
const passedLimit = findPassedLimit(entries, workerData);
const sheet = passedLimit === undefined ? await readSheet(entries) : undefined;
const rows = sheet?.data ?? [];
if (passedLimit !== undefined) {
  parentPort.postMessage({ type: passedLimit });
} else if (rows.length > workerData.rowLimit) {
  parentPort.postMessage({ type: 'too_many_rows' });
} else {
  for (let start = 0; start < rows.length; start += ROWS_A_MESSAGE) {
    const chunk = rows.slice(start, start + ROWS_A_MESSAGE).map((row) => row.map(cellText));
    parentPort.postMessage({ type: 'rows', firstRowNumber: start + 1, rows: chunk });
  }
  parentPort.postMessage({ type: 'done', sheetName: sheet?.sheet ?? '' });
}
