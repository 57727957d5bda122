import type { CaseColumns } from '#app/features/checklists/domain/definition.ts';

/** A frozen case's values by header, empty cells left out: what rules and the facts panel read. */
export function caseColumns(columns: readonly { header: string }[], values: readonly string[]): CaseColumns {
  return Object.fromEntries(
    columns.flatMap(({ header }, position) => {
      const value = values[position] ?? '';
      return value.trim() === '' ? [] : [[header, value]];
    }),
  );
}
