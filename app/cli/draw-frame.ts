import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import {
  composeFrame,
  type Frame,
  type FrameCase,
  type FrameProblem,
} from '#app/features/sampling/domain/frame.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import { listInWords } from '#app/shared/text/words.ts';
import { readCsvRecords } from './csv-records.ts';

const KEY_COLUMN = 'nyckel';
/** What a message names of a list before it says how many more. */
const NAMED = 5;

/**
 * Reads a frame for the command line: CSV with semicolons, UTF-8 with or without BOM, a header with the column `nyckel`,
 * rows and columns in any order. Only the columns named in `attributes` are kept. Errors are Swedish sentences that
 * name the file, row and column.
 */
export function readFrameFile(file: string, attributes: readonly string[]): Result<Frame, string> {
  const bytes = readBytes(file);
  if (!bytes.ok) return bytes;
  if (!isUtf8(bytes.value)) {
    return err(
      `${file}, rad ${firstLineNotUtf8(bytes.value)}: filen är inte text i UTF-8. Spara den som CSV UTF-8.`,
    );
  }
  const reader = new RowReader(file, attributes);
  try {
    const text = bytes.value.toString('utf8').replace(/^\ufeff/, '');
    const badQuote = readCsvRecords(text, (fields, line) => reader.read(fields, line));
    if (badQuote > 0) return err(`${file}, rad ${badQuote}: ett citattecken står fel eller saknar sitt par.`);
  } catch (error) {
    if (error instanceof UnusableRow) return err(error.message);
    throw error;
  }
  if (reader.cases.length === 0) return err(`${file} har inga ärenden under rubrikraden.`);
  const frame = composeFrame(reader.cases);
  return frame.ok ? frame : err(problemsInWords(file, frame.error, reader.lines));
}

function readBytes(file: string): Result<Buffer, string> {
  try {
    return ok(readFileSync(file));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return err(`Filen ${file} finns inte.`);
    if (code === 'EISDIR') return err(`${file} är en mapp, inte en fil.`);
    return err(`Filen ${file} går inte att läsa (${code ?? String(error)}).`);
  }
}

/** Stops the reading; carries a whole sentence. */
class UnusableRow extends Error {}

class RowReader {
  readonly cases: FrameCase[] = [];
  /** The line in the file of each case. */
  readonly lines: number[] = [];
  #header: readonly string[] | undefined;
  #keyPosition = 0;
  #positions: readonly (readonly [string, number])[] = [];
  #emptyLine = 0;
  readonly #file: string;
  readonly #attributes: readonly string[];

  constructor(file: string, attributes: readonly string[]) {
    this.#file = file;
    this.#attributes = attributes;
  }

  read(record: readonly string[], line: number): void {
    if (!this.#header) {
      this.#header = record;
      this.#keyPosition = this.#positionOf(KEY_COLUMN);
      this.#positions = this.#attributes.map((name) => [name, this.#positionOf(name)] as const);
      return;
    }
    // Empty lines may end a file; between cases one is a case without a number.
    if (record.length === 1 && record[0] === '') {
      this.#emptyLine ||= line;
      return;
    }
    if (this.#emptyLine > 0)
      this.#refuse(this.#emptyLine, 'raden är tom, men det kommer fler ärenden efter den.');
    const { length } = this.#header;
    if (record.length !== length) {
      this.#refuse(line, `raden har ${record.length} fält, men rubrikraden har ${length}.`);
    }
    this.cases.push({
      key: record[this.#keyPosition] ?? '',
      attributes: Object.fromEntries(
        this.#positions.map(([name, position]) => [name, record[position] ?? '']),
      ),
    });
    this.lines.push(line);
  }

  #positionOf(name: string): number {
    const header = this.#header ?? [];
    const position = header.indexOf(name);
    if (position < 0) {
      const found = header.map((column) => `”${column}”`).slice(0, 20);
      this.#refuse(1, `kolumnen ”${name}” finns inte. Kolumnerna är ${listInWords(found)}.`);
    }
    if (header.lastIndexOf(name) !== position) this.#refuse(1, `kolumnen ”${name}” finns två gånger.`);
    return position;
  }

  #refuse(line: number, why: string): never {
    throw new UnusableRow(`${this.#file}, rad ${line}: ${why}`);
  }
}

function problemsInWords(file: string, problems: readonly FrameProblem[], lines: readonly number[]): string {
  const lineOf = (row: number) => lines[row - 1] ?? 0;
  const sentences = problems.slice(0, NAMED).map((problem) => {
    if (problem.kind === 'duplicate') {
      const rows = problem.rows.slice(0, NAMED).map((row) => String(lineOf(row)));
      return `${file}, rad ${listInWords(rows)}, kolumnen nyckel: ${problem.key} finns mer än en gång.`;
    }
    const why = problem.kind === 'empty' ? 'ärendenumret är tomt.' : 'ärendenumret är längre än 200 tecken.';
    return `${file}, rad ${lineOf(problem.row)}, kolumnen nyckel: ${why}`;
  });
  const more = problems.length - NAMED;
  return [...sentences, ...(more > 0 ? [`Det finns ${more} fel till av samma slag.`] : [])].join('\n');
}

function firstLineNotUtf8(bytes: Buffer): number {
  let line = 1;
  for (let from = 0; from < bytes.length; line++) {
    const end = bytes.indexOf(0x0a, from);
    if (!isUtf8(bytes.subarray(from, end < 0 ? bytes.length : end))) break;
    if (end < 0) break;
    from = end + 1;
  }
  return line;
}
