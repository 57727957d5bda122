import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { KeyHandling } from '#app/shared/domain/vocabulary.ts';
import { type ImportMapping, sameHeader } from './import-mapping.ts';
import type { ImportProblem, PseudonymKeyFault } from './import-problem.ts';
import { makePseudonymise, type Pseudonymise } from './pseudonym.ts';
import type { RawTable } from './raw-table.ts';

/** How the register's cases are read, as plain data that a worker thread can be given. */
export type CaseReading = {
  readonly keyHandling: KeyHandling;
  /** Undefined where nothing becomes a pseudonym. */
  readonly pseudonymKey: Result<Uint8Array, PseudonymKeyFault> | undefined;
  /** The day of the import: a number without a century is of the latest century in which the person is born by then. */
  readonly todayOn: string;
};

/**
 * The pseudonyms of the columns that get them, by position and row; "" stands for an empty cell. Everything that is no
 * personnummer is a problem told by its row, and so are two numbers that got one pseudonym.
 */
export function replaceNumbers(
  table: RawTable,
  mapping: ImportMapping,
  reading: CaseReading,
): Result<Map<number, string[]>, ImportProblem[]> {
  const isReplaced = (header: string) =>
    sameHeader(header, mapping.keyHeader)
      ? reading.keyHandling === 'pseudonym'
      : mapping.columns.some((one) => one.isKept && one.isPseudonym && sameHeader(one.header, header));
  const positions = table.headers.flatMap((header, position) => (isReplaced(header) ? [position] : []));
  if (positions.length === 0) return ok(new Map());
  const key = reading.pseudonymKey ?? err('missing' as const);
  if (!key.ok) return err([{ kind: 'pseudonym_key', fault: key.error }]);
  const pseudonymise = makePseudonymise(key.value, reading.todayOn);
  const numberOf = new Map<string, string>();
  const problems: ImportProblem[] = [];
  const columns = positions.map((position) => {
    const column = table.headers[position] ?? '';
    const { pseudonyms, wrong, collided } = replaceColumn(table, position, pseudonymise, numberOf);
    if (wrong.length > 0) problems.push({ kind: 'not_personal_number', column, rowNumbers: wrong });
    if (collided.length > 0) problems.push({ kind: 'pseudonym_collision', column, rowNumbers: collided });
    return [position, pseudonyms] as const;
  });
  return problems.length > 0 ? err(problems) : ok(new Map(columns));
}

function replaceColumn(
  table: RawTable,
  position: number,
  pseudonymise: Pseudonymise,
  numberOf: Map<string, string>,
) {
  const wrong: number[] = [];
  const collided: number[] = [];
  const pseudonyms = table.rows.map((row) => {
    const cell = row.cells[position] ?? '';
    if (cell === '') return '';
    const made = pseudonymise(cell);
    if (made === undefined) {
      wrong.push(row.rowNumber);
      return '';
    }
    if ((numberOf.get(made.pseudonym) ?? made.number) !== made.number) collided.push(row.rowNumber);
    numberOf.set(made.pseudonym, made.number);
    return made.pseudonym;
  });
  return { pseudonyms, wrong, collided };
}
