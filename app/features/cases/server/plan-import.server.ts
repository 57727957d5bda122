import { setImmediate as letOthersIn } from 'node:timers/promises';
import { checkMapping } from '#app/features/cases/domain/check-mapping.ts';
import {
  type ColumnLayout,
  layOutColumns,
  placeValues,
  readFacts,
} from '#app/features/cases/domain/column-layout.ts';
import { suggestColumns } from '#app/features/cases/domain/column-suggestion.ts';
import {
  type ChangedCase,
  diffCases,
  type ImportDiff,
  type IncomingCase,
} from '#app/features/cases/domain/import-diff.ts';
import {
  type ColumnSuggestion,
  type ImportMapping,
  initialMapping,
} from '#app/features/cases/domain/import-mapping.ts';
import type { RawTable } from '#app/features/cases/domain/raw-table.ts';
import { type ImportProblem, readCases } from '#app/features/cases/domain/read-cases.ts';
import type { CaseReading } from '#app/features/cases/domain/replace-numbers.ts';
import type { UnitMatch } from '#app/features/cases/domain/unit-match.ts';
import type { UnitId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Reader } from '#db/client.server.ts';
import { listUnits } from '#db/queries/accounts.server.ts';
import { type ImportRow, listStoredCases } from '#db/queries/imports.server.ts';
import { listRegisterColumns, type RegisterRow } from '#db/queries/registers.server.ts';
import { buildListing, type Listing } from './build-listing.server.ts';
import type { JobContext } from './import-job.server.ts';
import { matchUnitsOf } from './match-units.server.ts';

/** The listing as it will be. Undefined when nothing changes. */
export function listingOf(
  { layout, diff }: ImportPlan,
  onProgress?: (share: number) => void,
): Listing | undefined {
  if (diff.isEmpty && !layout.isChanged) return undefined;
  const present = ({ stored, incoming }: ChangedCase) => ({ ...incoming, id: stored.id, isGone: false });
  const cases = [
    // New cases come first: their ids are filled in by position when they have been inserted.
    ...diff.added.map((one) => ({ ...one, id: null, isGone: false })),
    ...[...diff.changed, ...diff.returned, ...diff.reread].map(present),
    ...diff.gone.map((one) => ({ ...one, isGone: true })),
    ...diff.kept,
  ];
  return buildListing(layout.columns, cases, onProgress);
}

/** A change of unit stands among the changes of a case under this heading. */
export const UNIT_CHANGE_HEADING = 'Enhet i organisationen';

/** A file understood under a mapping: which cases it has and where their cells go. Reads nothing of the register's cases. */
export type ReadFile = {
  readonly suggestions: readonly ColumnSuggestion[];
  readonly mapping: ImportMapping;
  readonly cases: ReturnType<typeof readCases>;
};

/** The plan: everything an import would do. Made once, for the preview; what is read in is what was shown. */
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
  reading: CaseReading,
  report: JobContext['report'],
): Promise<ReadFile> {
  const suggestions = suggestColumns(table);
  await letOthersIn();
  const mapping =
    waiting.mapping ?? initialMapping(suggestions, register.mapping ?? undefined, register.keyHandling);
  const problems = checkMapping(suggestions, mapping, register.keyHandling);
  report('readingCases', 0);
  const cases = problems.length > 0 ? err(problems) : readCases(table, mapping, reading);
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
  const placed = rows.map((row) => {
    const values = placeValues(layout, row.values);
    return { row, values, facts: readFacts(layout.columns, values) };
  });
  const match = matchUnitsOf(
    db,
    register,
    placed.map(({ facts }) => facts.unitName),
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
