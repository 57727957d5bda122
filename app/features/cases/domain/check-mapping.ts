import type { ColumnType } from '#app/shared/domain/vocabulary.ts';
import { readColumnContents } from './column-content.ts';
import {
  type ColumnSuggestion,
  type ImportMapping,
  isForbidding,
  keptColumns,
  sameHeader,
} from './import-mapping.ts';
import { reasonToLeaveOut } from './leave-out.ts';
import type { RawTable } from './raw-table.ts';
import type { ImportProblem } from './read-cases.ts';

const USED_ONCE: readonly ColumnType[] = ['unit', 'caseWorker', 'gender', 'protectedIdentity'];

/**
 * What is wrong with a mapping itself, before any cell is read: no key, a key or a kept column that holds personnummer
 * (whatever somebody sent, those never come in), or a type that only one column may have. Empty when all is well.
 */
export function checkMapping(
  table: RawTable,
  suggestions: readonly ColumnSuggestion[],
  mapping: ImportMapping,
): ImportProblem[] {
  const position = table.headers.findIndex((header) => sameHeader(header, mapping.keyHeader));
  if (mapping.keyHeader === '' || position < 0) return [{ kind: 'no_key_column' }];
  const problems: ImportProblem[] = [];
  if (holdsPersonalNumbers(table, position)) {
    problems.push({ kind: 'key_is_personal_number', column: table.headers[position] ?? '' });
  }
  for (const column of keptColumns(mapping)) {
    const suggestion = suggestions.find(({ header }) => sameHeader(header, column.header));
    if (suggestion !== undefined && !suggestion.mayBeKept) {
      problems.push({ kind: 'column_holds_personal_numbers', column: suggestion.header });
    }
  }
  for (const type of USED_ONCE) {
    const columns = keptColumns(mapping).filter((column) => column.type === type);
    if (columns.length > 1) {
      problems.push({ kind: 'type_used_twice', type, columns: columns.map((column) => column.header) });
    }
  }
  return problems;
}

function holdsPersonalNumbers(table: RawTable, position: number): boolean {
  const header = table.headers[position] ?? '';
  const column: RawTable = {
    ...table,
    headers: [header],
    rows: table.rows.map((row) => ({ rowNumber: row.rowNumber, cells: [row.cells[position] ?? ''] })),
  };
  const [content] = readColumnContents(column);
  return content !== undefined && isForbidding(reasonToLeaveOut(content));
}
