import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { ColumnType } from '#app/shared/domain/vocabulary.ts';
import { parseDateSeries } from './date-series.ts';
import { parseDateText } from './date-text.ts';
import { parseNumberText } from './number-text.ts';
import { NO_TEXT, parseYesNoText } from './yes-no-text.ts';

export type CellProblem = 'not_a_date' | 'not_dates' | 'not_a_number' | 'not_yes_or_no';

// What database exports write in an empty cell. Only in columns that cannot hold them as a value.
const EMPTY_MARKS = new Set(['null', '(null)', '-', '–', '#n/a', '#saknas!']);

/**
 * A cell's canonical text for its column's type: dates as ISO text, series of dates
 * as `parseDateSeries` writes them, numbers with a decimal point, yes and no as
 * "Ja" and "Nej", other text as it stands. "" for an empty cell. Fails when the cell is none of its type.
 * A mark of protected identity in other words than yes or no ("Sekretessmarkering") is kept: it means yes.
 */
export function normaliseCell(cell: string, type: ColumnType): Result<string, CellProblem> {
  if (cell === '') return ok('');
  switch (type) {
    case 'date':
      return typed(cell, parseDateText(cell), 'not_a_date');
    case 'dateSeries':
      return typed(cell, parseDateSeries(cell), 'not_dates');
    case 'number':
      return typed(cell, parseNumberText(cell), 'not_a_number');
    case 'boolean':
      return typed(cell, parseYesNoText(cell), 'not_yes_or_no');
    case 'protectedIdentity':
      return ok(isEmptyMark(cell) ? '' : (parseYesNoText(cell) ?? cell));
    default:
      return ok(cell);
  }
}

/** Whether a normalised cell of the protected identity column marks the case: everything but empty and "Nej". */
export function marksProtectedIdentity(value: string): boolean {
  return value !== '' && value !== NO_TEXT;
}

function typed(cell: string, value: string | undefined, problem: CellProblem): Result<string, CellProblem> {
  if (value !== undefined) return ok(value);
  return isEmptyMark(cell) ? ok('') : err(problem);
}

function isEmptyMark(cell: string): boolean {
  return EMPTY_MARKS.has(cell.toLowerCase());
}
