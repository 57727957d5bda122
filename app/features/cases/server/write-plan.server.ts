import type { ChangedCase } from '#app/features/cases/domain/import-diff.ts';
import { type ImportMapping, mergeMappings } from '#app/features/cases/domain/import-mapping.ts';
import type { ImportId } from '#app/shared/domain/ids.ts';
import {
  insertCases,
  markCasesGone,
  replaceListing,
  replaceRegisterValues,
  updateCases,
} from '#db/queries/cases-write.server.ts';
import { type CaseChangeRow, insertCaseChanges } from '#db/queries/imports.server.ts';
import { type RegisterRow, saveRegisterColumns, saveRegisterMapping } from '#db/queries/registers.server.ts';
import type { WriteTx } from '#db/transact.server.ts';
import { buildListing, type ListedCase } from './build-listing.server.ts';
import type { ImportPlan } from './plan-import.server.ts';

/** Writes a plan to the register. Cases that are the same are not touched. */
export function writePlan(
  tx: WriteTx,
  register: RegisterRow,
  importId: ImportId,
  mapping: ImportMapping,
  { layout, diff }: ImportPlan,
): void {
  saveRegisterMapping(tx, register.id, mergeMappings(register.mapping ?? undefined, mapping));
  if (layout.isChanged) saveRegisterColumns(tx, register.id, layout.columns);
  if (diff.isEmpty && !layout.isChanged) return;

  const addedIds = insertCases(tx, register.id, importId, diff.added);
  const changed = [...diff.changed, ...diff.returned];
  const update = (isTouched: boolean) => (one: ChangedCase) => ({
    id: one.stored.id,
    content: one.incoming,
    isTouched,
  });
  updateCases(tx, importId, [...changed.map(update(true)), ...diff.reread.map(update(false))]);
  markCasesGone(
    tx,
    importId,
    diff.gone.map((one) => one.id),
  );
  const change = (kind: CaseChangeRow['kind']) => (one: ChangedCase) => ({
    caseId: one.stored.id,
    kind,
    changes: [...one.changes],
  });
  insertCaseChanges(tx, importId, [
    ...diff.changed.map(change('changed')),
    ...diff.returned.map(change('returned')),
    ...diff.gone.map((one) => ({ caseId: one.id, kind: 'gone' as const, changes: [] })),
  ]);

  const listed: ListedCase[] = [
    ...diff.added.map((one, index) => ({ ...one, id: addedIds[index] ?? never(), isGone: false })),
    ...[...changed, ...diff.reread].map(({ stored, incoming }) => ({
      ...incoming,
      id: stored.id,
      isGone: false,
    })),
    ...diff.gone.map((one) => ({ ...one, isGone: true })),
    ...diff.kept,
  ];
  const listing = buildListing(layout.columns, listed);
  replaceListing(tx, register.id, listing.rows);
  replaceRegisterValues(tx, register.id, listing.values);
}

function never(): never {
  throw new Error('An inserted case has no id');
}
