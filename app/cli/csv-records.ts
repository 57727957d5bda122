const SEMICOLON = 0x3b;
const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;

/**
 * Reads CSV with semicolons: fields in double quotes may hold anything, with a quote doubled; lines end in LF, CR or
 * both. Each record goes to `onRecord` with the line it begins at. Gives the line of a quote that is never closed or
 * followed by other text, and stops there; 0 when all is read.
 *
 * A frame may have a million lines: nothing is kept here, and the general parser took four times as long.
 */
export function readCsvRecords(
  text: string,
  onRecord: (fields: readonly string[], line: number) => void,
): number {
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const fields: string[] = [];
    const recordLine = line;
    while (true) {
      const isQuoted = text.charCodeAt(at) === QUOTE;
      const end = isQuoted ? endOfQuoted(text, at) : endOfPlain(text, at);
      if (end < 0) return line;
      const field = isQuoted ? text.slice(at + 1, end - 1) : text.slice(at, end);
      fields.push(isQuoted ? field.replaceAll('""', '"') : field);
      if (isQuoted) line += countLineEnds(field);
      at = end;
      if (text.charCodeAt(at) !== SEMICOLON) break;
      at++;
    }
    const next = afterLineEnd(text, at);
    if (next < 0) return line;
    at = next;
    line++;
    onRecord(fields, recordLine);
  }
  return 0;
}

/** Where a quoted field ends, after its quote; -1 when it never does. */
function endOfQuoted(text: string, from: number): number {
  let end = text.indexOf('"', from + 1);
  while (end >= 0 && text.charCodeAt(end + 1) === QUOTE) end = text.indexOf('"', end + 2);
  return end < 0 ? -1 : end + 1;
}

function endOfPlain(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === SEMICOLON || unit === LF || unit === CR) break;
  }
  return at;
}

/** Where the next line begins; -1 when something else stands here, as after a quoted field. */
function afterLineEnd(text: string, at: number): number {
  if (at === text.length || text.charCodeAt(at) === LF) return at + 1;
  if (text.charCodeAt(at) !== CR) return -1;
  return text.charCodeAt(at + 1) === LF ? at + 2 : at + 1;
}

function countLineEnds(field: string): number {
  return field.match(/\r\n|\n|\r/g)?.length ?? 0;
}
