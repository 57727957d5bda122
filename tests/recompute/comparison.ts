import type { File, Rows, Value } from './read-file.ts';

/** Compares cells with what they ought to hold, and remembers which have been compared. */
export class Comparison {
  readonly differences: string[] = [];
  readonly #file: File;
  readonly #compared = new Set<string>();

  constructor(file: File) {
    this.#file = file;
  }

  rows(sheet: string): Rows {
    return this.#file.get(sheet) ?? [];
  }

  /** Numbers may differ in the fifteenth digit; texts by the kind of their spaces. Undefined is the mark "–". */
  cell(sheet: string, row: number, column: number, expected: Value | undefined): void {
    this.#compared.add(`${sheet} ${row} ${column}`);
    const found = this.rows(sheet)[row]?.[column] ?? null;
    const wanted = expected === undefined ? '–' : expected;
    const isSame =
      typeof found === 'number' && typeof wanted === 'number'
        ? Math.abs(found - wanted) <= 1e-12 * Math.max(1, Math.abs(wanted))
        : plain(found) === plain(wanted);
    if (!isSame) {
      this.differences.push(
        `${sheet}, rad ${row + 1}, kolumn ${column + 1}: ${plain(found)}, borde vara ${plain(wanted)}`,
      );
    }
  }

  /** A cell that is a name and no figure: taken as it is. */
  name(sheet: string, row: number, column: number): void {
    this.#compared.add(`${sheet} ${row} ${column}`);
  }

  /** Every cell that could hold a figure and has been compared with nothing. */
  notRecomputed(sheet: string): string[] {
    return this.rows(sheet).flatMap((cells, row) =>
      cells.flatMap((value, column) => {
        const isFigure = value !== null && (typeof value !== 'string' || /[\d–]/u.test(value));
        return isFigure && !this.#compared.has(`${sheet} ${row} ${column}`)
          ? [`${sheet}, rad ${row + 1}, kolumn ${column + 1} är inte omräknad: ${plain(value)}`]
          : [];
      }),
    );
  }
}

const plain = (value: Value) => String(value ?? '').replaceAll('\u00a0', ' ');
