import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { typesUsedTwice } from '#app/features/cases/domain/check-mapping.ts';
import {
  type ColumnSetting,
  changeMapping,
  rereadColumns,
} from '#app/features/cases/domain/column-change.ts';
import { type RegisterColumn, readFacts } from '#app/features/cases/domain/column-layout.ts';
import type { StoredCase } from '#app/features/cases/domain/import-diff.ts';
import type { ImportMapping } from '#app/features/cases/domain/import-mapping.ts';
import type { RegisterId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { ColumnType } from '#app/shared/domain/vocabulary.ts';
import type { Services } from '#app/shared/server/services.ts';
import { rewriteValues } from '#db/queries/case-values.server.ts';
import { replaceListing, replaceRegisterValues } from '#db/queries/cases-write.server.ts';
import { listStoredCases } from '#db/queries/imports.server.ts';
import {
  findRegister,
  listRegisterColumns,
  saveRegisterColumns,
  updateRegister,
} from '#db/queries/registers.server.ts';
import { transact, type WriteTx } from '#db/transact.server.ts';
import { announceRegisterChange } from './announce-register-change.server.ts';
import { buildListing } from './build-listing.server.ts';
import { requireManagedRegister } from './reach-register.server.ts';

// More would hold the database for seconds while others wait; their values are read anew with the next import.
const MOST_REREAD = 20_000;

export type ChangedColumns = {
  /** Headings whose values are of their new type now. */
  readonly reread: readonly string[];
  /** Headings whose new type, or being kept or left out, shows after the next import. */
  readonly waiting: readonly string[];
};

export type ChangeColumnsFailure =
  | { readonly kind: 'no_columns' }
  | { readonly kind: 'type_used_twice'; readonly type: ColumnType; readonly columns: readonly string[] };

/**
 * Changes what the register's columns mean and which are kept. A new type counts at once where every stored value can
 * be read as it, and those who follow the register are told; everything else shows with the next import.
 */
export function changeColumns(
  services: Services,
  actor: Actor,
  registerId: RegisterId,
  settings: readonly ColumnSetting[],
): Result<ChangedColumns, ChangeColumnsFailure> {
  const { register } = requireManagedRegister(services, actor, registerId);
  const done = transact<Result<ChangedColumns, ChangeColumnsFailure>>(
    services.db,
    { actorId: actor.personId, now: services.now() },
    (tx) => {
      // Read here: an import that ended meanwhile has saved a mapping of its own.
      const before = findRegister(tx, registerId)?.mapping ?? null;
      if (before === null) return { value: err({ kind: 'no_columns' }), unchanged: true };
      const mapping = changeMapping(before, settings);
      const twice = typesUsedTwice(mapping)[0];
      if (twice !== undefined) return { value: err({ kind: 'type_used_twice', ...twice }), unchanged: true };
      const changed = changedHeaders(before, mapping);
      if (changed.length === 0) return { value: ok({ reread: [], waiting: [] }), unchanged: true };
      updateRegister(tx, registerId, { mapping });
      const reread = rereadStored(tx, registerId, mapping);
      const waiting = changed.filter((header) => !reread.includes(header));
      const detail = {
        fields: ['columns'],
        keptCount: mapping.columns.filter(({ isKept }) => isKept).length,
        rereadCount: reread.length,
        waitingCount: waiting.length,
      };
      const about = { entity: 'register', entityId: registerId, unitId: register.unitId };
      return { value: ok({ reread, waiting }), audit: [{ action: 'register.changed', ...about, detail }] };
    },
  );
  if (done.ok && done.value.reread.length > 0)
    announceRegisterChange(services, { registerId, kind: 'reread' });
  return done;
}

function changedHeaders(before: ImportMapping, after: ImportMapping): string[] {
  return after.columns.flatMap((column, index) =>
    JSON.stringify(column) === JSON.stringify(before.columns[index]) ? [] : [column.header],
  );
}

function rereadStored(tx: WriteTx, registerId: RegisterId, mapping: ImportMapping): string[] {
  const columns = listRegisterColumns(tx, registerId);
  const stored = listStoredCases(tx, registerId);
  if (stored.length > MOST_REREAD) return [];
  const read = rereadColumns(columns, mapping, stored);
  if (read.length === 0) return [];
  const typed = columns.map(
    (column): RegisterColumn => ({
      ...column,
      type: read.find(({ position }) => position === column.position)?.type ?? column.type,
    }),
  );
  const cases = stored.map((one, index): StoredCase => {
    const values = [...one.values];
    for (const { position, values: anew } of read) values[position] = anew[index] ?? '';
    const { caseWorker, coWorker, isProtected } = readFacts(typed, values);
    return { ...one, values, caseWorker, coWorker, isProtected };
  });
  saveRegisterColumns(tx, registerId, typed);
  rewriteValues(tx, cases);
  const listing = buildListing(typed, cases);
  replaceListing(
    tx,
    registerId,
    listing.rows.flatMap((row) => (row.caseId === null ? [] : [{ ...row, caseId: row.caseId }])),
  );
  replaceRegisterValues(tx, registerId, listing.values);
  return read.flatMap(({ position }) => columns.find((one) => one.position === position)?.header ?? []);
}
