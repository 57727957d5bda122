import type { CaseColumns } from '#app/features/checklists/domain/definition.ts';

/**
 * A frozen case's values by header: what rules and the facts panel read. Empty cells are left out, but with `keepsEmpty` they
 * are there as empty text, so that an empty cell can be told from a column that the register lacks.
 */
export function caseColumns(
  columns: readonly { header: string }[],
  values: readonly string[],
  { keepsEmpty = false }: { keepsEmpty?: boolean } = {},
): CaseColumns {
  return Object.fromEntries(
    columns.flatMap(({ header }, position) => {
      const value = values[position] ?? '';
      if (value.trim() !== '') return [[header, value]];
      return keepsEmpty ? [[header, '']] : [];
    }),
  );
}
