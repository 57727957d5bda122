import { setImmediate as letOthersIn } from 'node:timers/promises';
import { unitsBelow } from '#app/features/accounts/domain/unit-tree.ts';
import { checkMapping } from '#app/features/cases/domain/check-mapping.ts';
import {
  type ColumnLayout,
  layOutColumns,
  placeValues,
  readFacts,
} from '#app/features/cases/domain/column-layout.ts';
import { suggestColumns } from '#app/features/cases/domain/column-suggestion.ts';
import { diffCases, type ImportDiff, type IncomingCase } from '#app/features/cases/domain/import-diff.ts';
import {
  type ColumnSuggestion,
  type ImportMapping,
  initialMapping,
} from '#app/features/cases/domain/import-mapping.ts';
import type { RawTable } from '#app/features/cases/domain/raw-table.ts';
import { type ImportProblem, readCases } from '#app/features/cases/domain/read-cases.ts';
import { matchUnits, type UnitMatch } from '#app/features/cases/domain/unit-match.ts';
import type { UnitId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Reader } from '#db/client.server.ts';
import { listUnits } from '#db/queries/accounts.server.ts';
import { type ImportRow, listStoredCases } from '#db/queries/imports.server.ts';
import { listRegisterColumns, type RegisterRow } from '#db/queries/registers.server.ts';

/** A change of unit stands among the changes of a case under this heading. */
export const UNIT_CHANGE_HEADING = 'Enhet i organisationen';

/** A file understood under a mapping: which cases it has and where their cells go. Reads nothing of the register's cases. */
export type ReadFile = {
  readonly suggestions: readonly ColumnSuggestion[];
  readonly mapping: ImportMapping;
  readonly cases: ReturnType<typeof readCases>;
};

/** The plan: everything an import would do. Made for the preview, and anew when the import is applied. */
export type ImportPlan = {
  readonly layout: ColumnLayout;
  readonly incoming: readonly IncomingCase[];
  readonly unmatchedUnits: UnitMatch['unmatched'];
  readonly diff: ImportDiff;
};

/** The mapping in force for a waiting import, and the cases read under it or what is wrong with them. */
export async function readFileAs(
  table: RawTable,
  register: RegisterRow,
  waiting: ImportRow,
): Promise<ReadFile> {
  // A large file takes a second for each step: between them others get their answers.
  await letOthersIn();
  const suggestions = suggestColumns(table);
  await letOthersIn();
  const mapping = waiting.mapping ?? initialMapping(suggestions, register.mapping ?? undefined);
  const problems = checkMapping(suggestions, mapping);
  const cases = problems.length > 0 ? err(problems) : readCases(table, mapping);
  await letOthersIn();
  return { suggestions, mapping, cases };
}

/** Compares a file's cases with the register as it stands in `db` now. */
export function planImport(
  db: Reader,
  register: RegisterRow,
  file: Pick<ReadFile, 'cases'>,
): Result<ImportPlan, ImportProblem[]> {
  if (!file.cases.ok) return file.cases;
  const { columns, rows } = file.cases.value;
  const layout = layOutColumns(listRegisterColumns(db, register.id), columns);
  const tree = listUnits(db);
  const below = unitsBelow(tree, register.unitId);
  const named = tree.filter((unit) => below.has(unit.id) && unit.closedAt === null);
  const placed = rows.map((row) => {
    const values = placeValues(layout, row.values);
    return { row, values, facts: readFacts(layout.columns, values) };
  });
  const match = matchUnits(
    placed.map(({ facts }) => facts.unitName),
    named,
    register.unitId,
  );
  const incoming = placed.map(({ row, values, facts: { unitName, ...facts } }) => ({
    key: row.key,
    rowNumber: row.rowNumber,
    values,
    unitId: match.unitOf(unitName),
    ...facts,
  }));
  const nameOf = (unitId: UnitId) => tree.find((unit) => unit.id === unitId)?.name ?? '';
  const diff = diffCases(layout.columns, listStoredCases(db, register.id), incoming, (from, to) => ({
    header: UNIT_CHANGE_HEADING,
    from: nameOf(from),
    to: nameOf(to),
  }));
  return ok({ layout, incoming, unmatchedUnits: match.unmatched, diff });
}
