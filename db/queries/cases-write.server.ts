import { eq, inArray, sql } from 'drizzle-orm';
import type { CaseId, RegisterId, UnitId } from '#app/shared/domain/ids.ts';
import { caseListings, cases, registerValues } from '../schema/cases.ts';
import type { WriteTx } from '../transact.server.ts';

/** Lays cases on other units; nothing else of them changes. */
export function moveCases(tx: WriteTx, rows: readonly { id: CaseId; unitId: UnitId }[]): void {
  for (const { id, unitId } of rows) tx.update(cases).set({ unitId }).where(eq(cases.id, id)).run();
}

export type ListingRow = {
  readonly caseId: CaseId;
  readonly unitId: UnitId;
  readonly isGone: boolean;
  readonly ranks: Buffer;
  readonly searchText: string;
};

/** Writes the whole register's listing anew: a value that comes in between moves the ranks of those after it. */
export function replaceListing(tx: WriteTx, registerId: RegisterId, rows: Iterable<ListingRow>): void {
  tx.delete(caseListings).where(eq(caseListings.registerId, registerId)).run();
  const statement = tx
    .insert(caseListings)
    .values({
      registerId,
      caseId: sql.placeholder('caseId'),
      unitId: sql.placeholder('unitId'),
      isGone: sql.placeholder('isGone'),
      ranks: sql.placeholder('ranks'),
      searchText: sql.placeholder('searchText'),
    })
    .prepare();
  for (const row of rows) statement.run({ ...row });
}

export type RegisterValueRow = Omit<typeof registerValues.$inferInsert, 'id' | 'registerId'>;

/** Keeps the ids of values that are still in use, so that a filter in somebody's bookmark means the same. */
export function replaceRegisterValues(
  tx: WriteTx,
  registerId: RegisterId,
  rows: readonly RegisterValueRow[],
): void {
  const identity = (row: { position: number; value: string }) => `${row.position} ${row.value}`;
  const wanted = new Set(rows.map(identity));
  const old = tx
    .select({ id: registerValues.id, position: registerValues.position, value: registerValues.value })
    .from(registerValues)
    .where(eq(registerValues.registerId, registerId))
    .all();
  const unused = old.filter((row) => !wanted.has(identity(row))).map((row) => row.id);
  if (unused.length > 0) tx.delete(registerValues).where(inArray(registerValues.id, unused)).run();
  for (const row of rows) {
    tx.insert(registerValues)
      .values({ ...row, registerId })
      .onConflictDoUpdate({
        target: [registerValues.registerId, registerValues.position, registerValues.value],
        set: { rank: row.rank, unitIds: row.unitIds },
      })
      .run();
  }
}
