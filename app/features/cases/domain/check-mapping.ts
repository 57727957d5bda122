import type { ColumnType, KeyHandling } from '#app/shared/domain/vocabulary.ts';
import { type ColumnSuggestion, type ImportMapping, keptColumns, sameHeader } from './import-mapping.ts';
import type { ImportProblem } from './read-cases.ts';

const USED_ONCE: readonly ColumnType[] = ['unit', 'caseWorker', 'gender', 'protectedIdentity'];

/**
 * What is wrong with a mapping itself, before any cell is read: no key, a key or a kept column that holds personnummer
 * and is not to become pseudonyms (whatever somebody sent, those never come in), or a type that only one column may
 * have. Empty when all is well.
 */
export function checkMapping(
  suggestions: readonly ColumnSuggestion[],
  mapping: ImportMapping,
  keyHandling: KeyHandling,
): ImportProblem[] {
  const suggestionOf = (header: string) => suggestions.find((one) => sameHeader(one.header, header));
  const key = suggestionOf(mapping.keyHeader);
  if (key === undefined) return [{ kind: 'no_key_column' }];
  const problems: ImportProblem[] = [];
  if (!key.mayBeKept && keyHandling !== 'pseudonym')
    problems.push({ kind: 'key_is_personal_number', column: key.header });
  for (const column of keptColumns(mapping)) {
    const suggestion = suggestionOf(column.header);
    const isReplaced = column.isPseudonym === true && suggestion?.mayBePseudonym === true;
    if (suggestion !== undefined && !suggestion.mayBeKept && !isReplaced) {
      problems.push({ kind: 'column_holds_personal_numbers', column: suggestion.header });
    }
  }
  for (const twice of typesUsedTwice(mapping)) problems.push({ kind: 'type_used_twice', ...twice });
  return problems;
}

/** The types that several kept columns have although only one may, with those columns. */
export function typesUsedTwice(mapping: ImportMapping): { type: ColumnType; columns: string[] }[] {
  return USED_ONCE.flatMap((type) => {
    const columns = keptColumns(mapping).filter((column) => column.type === type);
    return columns.length > 1 ? [{ type, columns: columns.map(({ header }) => header) }] : [];
  });
}
