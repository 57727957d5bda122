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
import { buildListing, type Listing } from './build-listing.server.ts';
import type { ImportPlan } from './plan-import.server.ts';

/** The listing as it will be, made before the transaction: it takes longer than the writing. Undefined when nothing changes. */
export function listingOf({ layout, diff }: ImportPlan): Listing | undefined {
  if (diff.isEmpty && !layout.isChanged) return undefined;
  const present = ({ stored, incoming }: ChangedCase) => ({ ...incoming, id: stored.id, isGone: false });
  return buildListing(layout.columns, [
    // New cases come first: their ids are filled in by position when they have been inserted.
    ...diff.added.map((one) => ({ ...one, id: null, isGone: false })),
    ...[...diff.changed, ...diff.returned, ...diff.reread].map(present),
    ...diff.gone.map((one) => ({ ...one, isGone: true })),
    ...diff.kept,
  ]);
}

/** Writes a plan to the register. Cases that are the same are not touched. */
export function writePlan(
  tx: WriteTx,
  register: RegisterRow,
  importId: ImportId,
  mapping: ImportMapping,
  { plan, listing }: { plan: ImportPlan; listing: Listing | undefined },
): void {
  const { layout, diff } = plan;
  saveRegisterMapping(tx, register.id, mergeMappings(register.mapping ?? undefined, mapping));
  if (listing === undefined) return;
  if (layout.isChanged) saveRegisterColumns(tx, register.id, layout.columns);

  const addedIds = insertCases(tx, register.id, importId, diff.added);
  const changed = [...diff.changed, ...diff.returned];
  const update = (isTouched: boolean) => (one: ChangedCase) => ({
    id: one.stored.id,
    content: one.incoming,
    isTouched,
  });
  updateCases(tx, importId, [...changed.map(update(true)), ...diff.reread.map(update(false))]);
  const goneIds = diff.gone.map((one) => one.id);
  markCasesGone(tx, importId, goneIds);
  const change = (kind: CaseChangeRow['kind']) => (one: ChangedCase) => ({
    caseId: one.stored.id,
    kind,
    changes: [...one.changes],
  });
  insertCaseChanges(tx, importId, [
    ...diff.changed.map(change('changed')),
    ...diff.returned.map(change('returned')),
    ...goneIds.map((caseId) => ({ caseId, kind: 'gone' as const, changes: [] })),
  ]);
  const rows = listing.rows.map((row, index) => ({
    ...row,
    caseId: row.caseId ?? addedIds[index] ?? never(),
  }));
  replaceListing(tx, register.id, rows);
  replaceRegisterValues(tx, register.id, listing.values);
}

function never(): never {
  throw new Error('An inserted case has no id');
}
