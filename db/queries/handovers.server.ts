import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { DeviationId, ReceivingSystemId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { people, units } from '../schema/accounts.ts';
import { handovers, receivingSystems } from '../schema/actions.ts';
import { deviations } from '../schema/deviations.ts';
import { frameCases } from '../schema/sampling.ts';
import type { WriteTx } from '../transact.server.ts';
import { caseKeyOfDeviation, type DeviationReach, isDeviationReached } from './deviations.server.ts';

/** Every receiving system, those in use first. */
export function listReceivingSystems(db: Reader) {
  return db
    .select()
    .from(receivingSystems)
    .orderBy(sql`${receivingSystems.retiredAt} IS NOT NULL`, asc(receivingSystems.name))
    .all();
}

export type ReceivingSystemRow = ReturnType<typeof listReceivingSystems>[number];

export function findReceivingSystem(db: Reader, systemId: ReceivingSystemId): ReceivingSystemRow | undefined {
  return db.select().from(receivingSystems).where(eq(receivingSystems.id, systemId)).get();
}

export function insertReceivingSystem(
  tx: WriteTx,
  values: Pick<typeof receivingSystems.$inferInsert, 'name' | 'layout' | 'createdAt'>,
): ReceivingSystemId {
  return tx.insert(receivingSystems).values(values).returning({ id: receivingSystems.id }).get().id;
}

/** Changes a system that was read in the same transaction; its revision grows by one. */
export function updateReceivingSystem(
  tx: WriteTx,
  systemId: ReceivingSystemId,
  change: Partial<Pick<typeof receivingSystems.$inferInsert, 'name' | 'layout' | 'retiredAt'>>,
): void {
  tx.update(receivingSystems)
    .set({ ...change, revision: sql`${receivingSystems.revision} + 1` })
    .where(eq(receivingSystems.id, systemId))
    .run();
}

/** When something was last handed over to the system; null where nothing has been. */
export function lastHandoverAt(db: Reader, systemId: ReceivingSystemId): string | null {
  const row = db
    .select({ at: sql<string | null>`max(${handovers.at})` })
    .from(handovers)
    .where(eq(handovers.systemId, systemId))
    .get();
  return row?.at ?? null;
}

/** Marks a deviation as handed over; false where it was already. */
export function insertHandover(tx: WriteTx, values: typeof handovers.$inferInsert): boolean {
  return tx.insert(handovers).values(values).onConflictDoNothing().run().changes > 0;
}

const isOf = (deviationId: DeviationId, systemId: ReceivingSystemId) =>
  and(eq(handovers.deviationId, deviationId), eq(handovers.systemId, systemId));

/** The handover of a deviation to a system, if there is one. Whoever asks has already reached the deviation. */
export function findHandover(db: Reader, deviationId: DeviationId, systemId: ReceivingSystemId) {
  return db.select().from(handovers).where(isOf(deviationId, systemId)).get();
}

/** Takes the mark away: that it was there stands in the deviation's history. */
export function deleteHandover(tx: WriteTx, deviationId: DeviationId, systemId: ReceivingSystemId): void {
  tx.delete(handovers).where(isOf(deviationId, systemId)).run();
}

export function updateExternalNumber(
  tx: WriteTx,
  deviationId: DeviationId,
  systemId: ReceivingSystemId,
  externalNumber: string,
): void {
  tx.update(handovers).set({ externalNumber }).where(isOf(deviationId, systemId)).run();
}

/** Where a deviation was handed over, the latest first. Whoever asks has already reached it. */
export function listHandoversOf(db: Reader, deviationId: DeviationId) {
  return db
    .select({
      systemId: handovers.systemId,
      systemName: receivingSystems.name,
      at: handovers.at,
      byName: people.displayName,
      externalNumber: handovers.externalNumber,
    })
    .from(handovers)
    .innerJoin(receivingSystems, eq(receivingSystems.id, handovers.systemId))
    .innerJoin(people, eq(people.id, handovers.byId))
    .where(eq(handovers.deviationId, deviationId))
    .orderBy(desc(handovers.at))
    .all();
}

/** Of what the person reaches, what was handed over to the system, at that instant or ever; the latest first. */
export function listHandedOver(db: Reader, reach: DeviationReach, systemId: ReceivingSystemId, at?: string) {
  return db
    .select({
      deviationId: deviations.id,
      number: deviations.number,
      title: deviations.title,
      caseKey: caseKeyOfDeviation,
      unitName: units.name,
      at: handovers.at,
      byName: people.displayName,
      externalNumber: handovers.externalNumber,
    })
    .from(handovers)
    .innerJoin(deviations, eq(deviations.id, handovers.deviationId))
    .innerJoin(units, eq(units.id, deviations.unitId))
    .innerJoin(people, eq(people.id, handovers.byId))
    .leftJoin(frameCases, eq(frameCases.id, deviations.frameCaseId))
    .where(
      and(
        eq(handovers.systemId, systemId),
        at === undefined ? undefined : eq(handovers.at, at),
        isDeviationReached(reach),
      ),
    )
    .orderBy(desc(handovers.at), deviations.year, deviations.sequence)
    .all();
}
