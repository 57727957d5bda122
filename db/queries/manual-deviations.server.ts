import { and, eq, sql } from 'drizzle-orm';
import type { DeviationId, DeviationTypeId, PersonId, UnitId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { cases } from '../schema/cases.ts';
import { deviations, deviationTypes } from '../schema/deviations.ts';
import type { WriteTx } from '../transact.server.ts';

/** Handläggare and medhandläggare of the cases by that number in the registers; both null where it is not known. */
export function caseWorkersOfReference(db: Reader, reference: string) {
  const names = (column: typeof cases.caseWorker | typeof cases.coWorker) =>
    sql<string | null>`group_concat(${column}, ';')`;
  const row = db
    .select({
      count: sql<number>`count(*)`,
      caseWorker: names(cases.caseWorker),
      coWorker: names(cases.coWorker),
    })
    .from(cases)
    .where(and(sql`${cases.registerId} IN (SELECT id FROM registers)`, eq(cases.key, reference)))
    .get();
  return {
    isKnown: (row?.count ?? 0) > 0,
    caseWorker: row?.caseWorker ?? null,
    coWorker: row?.coWorker ?? null,
  };
}

/** The one this person wrote word for word the same on the same unit since `since`: the form was sent twice. */
export function findSameManualDeviation(
  tx: WriteTx,
  same: {
    createdById: PersonId;
    unitId: UnitId;
    title: string;
    description: string;
    caseReference: string;
    occurredOn: string;
    since: string;
  },
): DeviationId | undefined {
  return tx
    .select({ id: deviations.id })
    .from(deviations)
    .where(
      and(
        eq(deviations.origin, 'manual'),
        eq(deviations.createdById, same.createdById),
        eq(deviations.unitId, same.unitId),
        eq(deviations.title, same.title),
        eq(deviations.description, same.description),
        eq(deviations.caseReference, same.caseReference),
        eq(deviations.occurredOn, same.occurredOn),
        sql`${deviations.createdAt} >= ${same.since}`,
      ),
    )
    .get()?.id;
}

/** Every type in its order, retired ones too. */
export function listDeviationTypes(db: Reader) {
  return db
    .select({
      id: deviationTypes.id,
      name: deviationTypes.name,
      position: deviationTypes.position,
      retiredAt: deviationTypes.retiredAt,
    })
    .from(deviationTypes)
    .orderBy(deviationTypes.position, deviationTypes.id)
    .all();
}

export function insertDeviationType(
  tx: WriteTx,
  values: { name: string; position: number },
): DeviationTypeId {
  return tx.insert(deviationTypes).values(values).returning({ id: deviationTypes.id }).get().id;
}

export function updateDeviationType(
  tx: WriteTx,
  typeId: DeviationTypeId,
  change: { name?: string; position?: number; retiredAt?: string | null },
): void {
  tx.update(deviationTypes).set(change).where(eq(deviationTypes.id, typeId)).run();
}
