import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';

const LINE_BREAK = 0x0a;
const LINES_AT_ONCE = 1000;

/**
 * The text of bytes where most lines are UTF-8 and some Windows-1252, as when files have been put together: each line
 * is read as what it is. Reading the whole file as one of them would garble every å, ä and ö in the other.
 */
export function* decodeMixedText(bytes: Buffer): Generator<string> {
  let lines: string[] = [];
  for (let start = 0; start < bytes.length; ) {
    const found = bytes.indexOf(LINE_BREAK, start);
    const end = found < 0 ? bytes.length : found + 1;
    const line = bytes.subarray(start, end);
    lines.push(isUtf8(line) ? line.toString('utf8') : iconv.decode(line, 'windows-1252'));
    if (lines.length === LINES_AT_ONCE) {
      yield lines.join('');
      lines = [];
    }
    start = end;
  }
  yield lines.join('');
}
