import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import type { RegisterId, RoundId, UnitId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { people } from '../schema/accounts.ts';
import { cases, imports } from '../schema/cases.ts';
import { rounds } from '../schema/controls.ts';
import { frameCases, frames } from '../schema/sampling.ts';
import type { WriteTx } from '../transact.server.ts';

/**
 * The cases now in the register that belong to one of `unitIds`, as far as the scope reaches; what a frame is chosen
 * from. Ordered by nothing.
 */
export function listCasesForFrame(
  db: Reader,
  scope: UnitScope,
  registerId: RegisterId,
  unitIds: ReadonlySet<UnitId>,
) {
  const reachable = scope.unitIds.filter((unitId) => unitIds.has(unitId));
  return db
    .select({
      caseId: cases.id,
      key: cases.key,
      unitId: cases.unitId,
      caseWorker: cases.caseWorker,
      coWorker: cases.coWorker,
      isProtected: cases.isProtected,
      values: cases.values,
    })
    .from(cases)
    .where(
      and(
        eq(cases.registerId, registerId),
        isNull(cases.goneImportId),
        sql`${cases.unitId} IN (SELECT value FROM json_each(${JSON.stringify(reachable)}))`,
      ),
    )
    .all();
}

export function insertFrame(
  tx: WriteTx,
  roundId: RoundId,
  frame: Omit<typeof frames.$inferInsert, 'roundId'>,
  rows: readonly Omit<typeof frameCases.$inferSelect, 'id' | 'roundId'>[],
): void {
  tx.insert(frames)
    .values({ ...frame, roundId })
    .run();
  // Prepared once: building the statement anew for chunks of rows took most of the time of a large freeze.
  const insert = tx
    .insert(frameCases)
    .values({
      roundId,
      caseId: sql.placeholder('caseId'),
      key: sql.placeholder('key'),
      unitId: sql.placeholder('unitId'),
      caseWorker: sql.placeholder('caseWorker'),
      coWorker: sql.placeholder('coWorker'),
      isProtected: sql.placeholder('isProtected'),
      values: sql.placeholder('values'),
    })
    .prepare();
  for (const row of rows) insert.run(row);
}

/** The frozen frame without its file, which may be large; undefined before the freeze. */
export function findFrame(db: Reader, roundId: RoundId) {
  return db
    .select({
      fingerprint: frames.fingerprint,
      size: frames.size,
      columns: frames.columns,
      filterInWords: frames.filterInWords,
      importId: frames.importId,
      frozenAt: frames.frozenAt,
      frozenByName: people.displayName,
      importedAt: imports.endedAt,
    })
    .from(frames)
    .innerJoin(imports, eq(imports.id, frames.importId))
    .innerJoin(people, eq(people.id, frames.frozenById))
    .where(eq(frames.roundId, roundId))
    .get();
}

/** The canonical file, byte for byte as it was frozen. */
export function findCanonicalFrame(db: Reader, roundId: RoundId): string | undefined {
  return db.select({ text: frames.canonicalText }).from(frames).where(eq(frames.roundId, roundId)).get()
    ?.text;
}

/** Who stands as handläggare and medhandläggare in the frozen frame: each pair of cells once, empty ones left out. */
export function listCaseWorkersOfFrame(db: Reader, scope: UnitScope, roundId: RoundId) {
  return db
    .selectDistinct({ caseWorker: frameCases.caseWorker, coWorker: frameCases.coWorker })
    .from(frameCases)
    .where(
      and(
        eq(frameCases.roundId, roundId),
        sql`(${frameCases.caseWorker} IS NOT NULL OR ${frameCases.coWorker} IS NOT NULL)`,
        sql`${frameCases.unitId} IN (SELECT value FROM json_each(${JSON.stringify(scope.unitIds)}))`,
      ),
    )
    .all();
}

/** The units whose cases stand in the frame; nothing of the cases. */
export function listFrameUnitIds(db: Reader, roundId: RoundId): UnitId[] {
  return db
    .selectDistinct({ unitId: frameCases.unitId })
    .from(frameCases)
    .where(eq(frameCases.roundId, roundId))
    .all()
    .map(({ unitId }) => unitId);
}

/** Every case of the frozen frame as it stood then, by key. Empty when the round is outside the scope. */
export function listFrameCases(db: Reader, scope: UnitScope, roundId: RoundId) {
  return db
    .select({ id: frameCases.id, key: frameCases.key, values: frameCases.values })
    .from(frameCases)
    .innerJoin(rounds, eq(rounds.id, frameCases.roundId))
    .where(
      and(
        eq(frameCases.roundId, roundId),
        sql`${rounds.unitId} IN (SELECT value FROM json_each(${JSON.stringify(scope.unitIds)}))`,
      ),
    )
    .orderBy(asc(frameCases.key))
    .all();
}
